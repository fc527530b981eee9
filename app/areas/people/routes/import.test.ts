import { readFileSync } from "node:fs";
import { auditAttachment, auditEvent, importBatch, importRow, person } from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { eq, like, sql } from "drizzle-orm";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { readNotice } from "~/platform/http/notice.server";
import { clearOldUploads, draftDays } from "~/platform/imports/draft.server";
import { readTerm } from "~/platform/search/search-term";
import { readTable } from "~/platform/xlsx/read-table.server";
import { writeTextSheets } from "~/platform/xlsx/write-text-sheets.server";
import { register } from "../../../../tests/support/people-fixture";
import { signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { lookAtPeopleFile } from "../import/read-people.server";
import { runPeopleImport } from "../import/run-people-import.server";
import { personLog } from "../person-log.server";
import { searchPeople } from "../search-people.server";
import * as uploadPage from "./import";
import * as batchPage from "./import-batch";
import * as columnsPage from "./import-columns";
import * as refusedFile from "./import-refused-xlsx";
import * as templateFile from "./import-template-xlsx";

type Answer = (args: ReturnType<typeof call>) => unknown;
const page = batchPage as unknown as { loader: Answer; action: Answer };
const columns = columnsPage as unknown as { loader: Answer; action: Answer };

const people = Array.from({ length: 40 }, (_, i) => syntheticPerson(2_100_000 + i * 7_001));
type Line = { name: string; idNumber: string; phone?: string; village?: string };
const csvOf = (rows: readonly Line[]) =>
  [
    "姓名,身份证号,手机,户籍村",
    ...rows.map((r) => `${r.name},${r.idNumber},${r.phone ?? ""},${r.village ?? ""}`),
  ].join("\r\n");

describe("people from a file", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  let cookie: string;
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
    cookie = signInAs(db, "trainer", [village]).cookie;
  });

  async function send(bytes: Uint8Array | string, { as = cookie, villageId = String(village) } = {}) {
    const form = new FormData();
    form.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], "人员.csv"));
    form.set("villageId", villageId);
    const request = new Request("http://127.0.0.1/people/import", {
      method: "POST",
      body: form,
      headers: { cookie: as },
    });
    return (await uploadPage.action({ request, params: {}, context: {} })) as
      | Response
      | { data: { error?: string; villageError?: string }; init: { status: number } };
  }
  async function sent(bytes: Uint8Array | string): Promise<number> {
    const answer = await send(bytes);
    if (!(answer instanceof Response)) throw new Error(answer.data.error);
    return Number(answer.headers.get("location")?.match(/import\/(\d+)/)?.[1]);
  }
  const look = async (id: number, query = "", as = cookie) =>
    (await page.loader(call(`/x${query}`, as, { importId: String(id) }))) as Awaited<
      ReturnType<typeof batchPage.loader>
    >;
  const press = async (id: number, form: Record<string, string>, as = cookie) =>
    page.action(call("/x", as, { importId: String(id) }, form));
  const confirm = async (id: number, more: Record<string, string> = {}) =>
    press(id, { do: "confirm", seen: (await look(id)).mark, ...more });
  const count = () => db.select().from(person).all().length;
  const batch = (id: number) => db.select().from(importBatch).where(eq(importBatch.id, id)).get()!;

  it("a dry run whose village was taken up by another since says so and is run again before anything comes in", async () => {
    const other = makeVillage(db, "并入村", "371702991104");
    const id = await sent(csvOf([people[35]!]));
    const seen = (await look(id)).mark;
    expect((await look(id)).outdated).toBeNull();
    db.$client.prepare("UPDATE village SET merged_into_id = ? WHERE id = ?").run(other, village);
    const before = count();
    expect((await look(id)).outdated).toContain("已并入");
    expect(await statusOf(() => press(id, { do: "confirm", seen }))).toBe(422);
    expect([count(), batch(id).state]).toEqual([before, "open"]);
    await press(id, { do: "again" });
    const again = await look(id);
    expect(again).toMatchObject({ outdated: null, state: "open", run: { counts: { new: 0 } } });
    expect(again.run?.refused.rows[0]?.problems[0]?.why).toContain("已并入");
  });

  it("nobody new comes into a village that is taken up while the file is written; the row says so", async () => {
    const other = makeVillage(db, "并入村", "371702991104");
    const id = await sent(csvOf([people[35]!]));
    db.$client.prepare("UPDATE village SET merged_into_id = ? WHERE id = ?").run(other, village);
    const before = count();
    db.update(importBatch).set({ state: "importing", progress: 0 }).where(eq(importBatch.id, id)).run();
    await runPeopleImport(db, id, { userId: batch(id).createdBy, sessionId: "", address: "" });
    expect(count()).toBe(before);
    const done = await look(id);
    expect(done.counts).toMatchObject({ created: 0, refused: 1 });
    expect(done.nothing).toBe(true);
    expect(done.run?.refused.rows[0]?.problems[0]?.why).toContain("已并入");
  });

  it("a village that only contains a name is refused; somebody on record elsewhere keeps their village and is told, the address comes in", async () => {
    const [known, stranger] = [people[30]!, people[31]!];
    register(db, village, { name: known.name, idNumber: known.idNumber, phone: null });
    const id = await sent(
      [
        "姓名,身份证号,乡镇,户籍所在村,住址,备注",
        `${known.name},${known.idNumber},张集镇,丁楼村,丁楼村 9 号,党员`,
        `${stranger.name},${stranger.idNumber},古营集镇,孔庄村,,`,
        `${people[32]!.name},${people[32]!.idNumber},黄安镇,孔庄村,,`,
      ].join("\r\n"),
    );
    const dry = await look(id);
    expect(dry).toMatchObject({
      ignored: ["F 列 备注"],
      run: { counts: { new: 1, known: 1 }, refusedCount: 1 },
    });
    expect(JSON.stringify(dry.run!.accepted)).toContain("文件写「张集镇 丁楼村」；村不改");
    await confirm(id);
    expect(db.select().from(person).where(eq(person.name, known.name)).get()).toMatchObject({
      villageId: village,
      address: "丁楼村 9 号",
    });
  });

  it("a file that waits says how many rows it has; a word of many rows is said once with their count", async () => {
    const rows = people.slice(33, 37).map((p) => `${p.name},${p.idNumber},外星人`);
    const id = await sent(["姓名,身份证号,人员类别", ...rows].join("\r\n"));
    const { run } = await look(id);
    expect(run!.shared).toEqual([{ text: expect.stringContaining("「外星人」"), count: 4 }]);
    expect(run!.accepted.rows.every((r) => r.notes.join().includes("「外星人」"))).toBe(true);
    const sheet = { sheetName: "人员", rows: [["姓名", "身份证号"], ...Array(700).fill(["张守田", "x"])] };
    const xlsx = await writeTextSheets([{ ...sheet, widths: [8, 8] }]);
    expect(await lookAtPeopleFile(new Uint8Array(xlsx))).toMatchObject({ ok: true, rows: [701] });
    // The line of sums is nobody, also where its figure stands in the column of names.
    const summed = await sent(
      ["序号,姓名,身份证号", `1,${rows[0]!.replace(/,外星人$/, "")}`, "合 计,1,"].join("\r\n"),
    );
    expect(await look(summed)).toMatchObject({ run: { counts: { all: 1 }, refusedCount: 0 } });
  });

  it("nothing before the confirmation; then they are there, sealed, found, in the log, and the log holds", async () => {
    const id = await sent(csvOf(people.slice(0, 12)));
    expect(count()).toBe(0);
    const dry = await look(id);
    expect(dry).toMatchObject({ state: "open", run: { counts: { all: 12, new: 12 }, refusedCount: 0 } });
    expect(dry.run?.shared).toEqual([{ text: "户籍村没有填，按选定的村登记", count: 12 }]);
    expect(JSON.stringify(dry.run?.accepted)).not.toContain("户籍村");
    expect(JSON.stringify(dry)).not.toContain(people[0]!.idNumber);
    expect((await confirm(id)) as Response).toMatchObject({ status: 303 });
    await confirm(id);
    expect(count()).toBe(12);
    const first = db.select().from(person).where(eq(person.name, people[0]!.name)).get()!;
    expect(first).toMatchObject({
      villageId: village,
      sex: people[0]!.sex,
      phoneTail: people[0]!.phone.slice(-4),
    });
    expect(searchPeople(db, "all", readTerm(people[0]!.name), 20).rows.map((r) => r.id)).toContain(first.id);
    expect(searchPeople(db, "all", readTerm(people[0]!.idNumber), 5).rows.map((r) => r.id)).toEqual([
      first.id,
    ]);
    expect(personLog(db, first.id, 10).map((r) => [r.event, r.after.people])).toEqual([
      ["person.imported", 12],
    ]);
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("a line of an attachment that somebody changed breaks the chain at its event", async () => {
    const id = await sent(csvOf(people.slice(0, 3)));
    await confirm(id);
    const event = db.select().from(auditEvent).where(eq(auditEvent.event, "person.imported")).get()!;
    expect(() =>
      db
        .update(auditAttachment)
        .set({ body: Buffer.from("x") })
        .run(),
    ).toThrow(/append-only/);
    db.$client.exec("DROP TRIGGER audit_attachment_no_update; DROP TRIGGER audit_attachment_no_delete");
    db.update(auditAttachment)
      .set({ body: Buffer.from("x") })
      .run();
    expect(await verifyChain(db)).toMatchObject({ ok: false, row: event.id, why: "changed" });
    db.delete(auditAttachment).run();
    expect(await verifyChain(db)).toMatchObject({ ok: false, row: event.id, why: "changed" });
  });

  it("only differing, not empty: without the box nothing is written, the file waits and says so; with it, as counted", async () => {
    const [a, b] = people;
    for (const p of [a!, b!])
      register(db, village, { name: p.name, idNumber: p.idNumber, phone: "13905300000" });
    const id = await sent(csvOf([a!, b!]));
    const { asks, mark } = await look(id);
    expect(asks).toMatchObject({ created: 0, known: 2, fills: 0, any: true });
    expect(await statusOf(() => press(id, { do: "confirm", seen: mark }))).toBe(422);
    expect(batch(id).state).toBe("open");
    await confirm(id, { replace: "yes" });
    expect(batch(id)).toMatchObject({ state: "done", updatedCount: 2 });
  });

  it("of a file that fills some, the count without the box is what is written", async () => {
    const [a, b] = people;
    register(db, village, { name: a!.name, idNumber: a!.idNumber, phone: "13905300000" });
    register(db, village, { name: b!.name, idNumber: b!.idNumber, phone: null });
    const id = await sent(csvOf([a!, b!]));
    expect((await look(id)).asks).toMatchObject({ created: 0, known: 2, fills: 1 });
    await confirm(id);
    expect(batch(id)).toMatchObject({ state: "done", updatedCount: 1 });
  });

  it("GBK, known people filled and, when asked, changed; undone, all is as it was", async () => {
    const [a, b, c] = people;
    const known = register(db, village, { name: a!.name, idNumber: a!.idNumber, phone: null });
    const other = register(db, village, { name: b!.name, idNumber: b!.idNumber, phone: "13905301111" });
    const before = db
      .select()
      .from(person)
      .all()
      .map((p) => ({ ...p, revision: 0, updatedAt: 0 }));
    const id = await sent(iconv.encode(csvOf([a!, b!, c!]), "gb18030"));
    expect((await look(id)).run).toMatchObject({ counts: { new: 1, known: 2 } });
    await confirm(id, { replace: "yes" });
    const phone = (of: number) => db.select().from(person).where(eq(person.id, of)).get()?.phone;
    expect([phone(known.id), phone(other.id)]).toEqual([a!.phone, b!.phone]);
    expect(batch(id)).toMatchObject({ state: "done", createdCount: 1, matchedCount: 2, updatedCount: 2 });
    await press(id, { do: "undo" });
    expect(batch(id).state).toBe("undone");
    expect(
      db
        .select()
        .from(person)
        .all()
        .map((p) => ({ ...p, revision: 0, updatedAt: 0 })),
    ).toEqual(before);
    // Of the file nothing is left but that these two are what they were before it.
    expect(
      db
        .select()
        .from(importRow)
        .all()
        .map(({ id: _, ...row }) => Object.entries(row).filter(([, value]) => value)),
    ).toEqual(
      [known.id, other.id].map((personId) => [
        ["outcome", "back"],
        ["personId", personId],
        ["revision", 3],
        ["details", JSON.stringify({ was: 1 })],
      ]),
    );
    expect(await verifyChain(db)).toMatchObject({ ok: true });
  });

  it("a second file that was taken back is no change: the first one goes back whole, new people and records it changed", async () => {
    const phone = (k: number, phone: string) => ({ ...people[k]!, phone });
    register(db, village, { name: people[0]!.name, idNumber: people[0]!.idNumber, phone: "13905300000" });
    const before = count();
    const first = await sent(csvOf([phone(0, "13905301111"), phone(1, "13905301112"), people[2]!]));
    await confirm(first, { replace: "yes" });
    // Twice, one after the other: what is as it was stays so over any number of them.
    for (const last of ["1", "2"]) {
      const more = await sent(csvOf([phone(0, `1390530222${last}`), phone(1, `1390530223${last}`)]));
      await confirm(more, { replace: "yes" });
      expect(await look(first)).toMatchObject({ stays: { count: 1 }, left: { count: 1 } });
      await press(more, { do: "undo" });
      expect(batch(more)).toMatchObject({ state: "undone", updatedCount: 2 });
      expect(await look(first)).toMatchObject({ whyNotUndone: null, stays: null, left: null });
    }
    // One that somebody has changed by hand stays.
    db.run(sql`UPDATE person SET revision = revision + 1 WHERE name = ${people[2]!.name}`);
    expect((await look(first)).stays).toMatchObject({ count: 1, names: people[2]!.name });
    await press(first, { do: "undo" });
    expect(count()).toBe(before + 1);
    const known = db.select().from(person).where(eq(person.name, people[0]!.name)).get();
    expect(known?.phone).toBe("13905300000");
  });

  it("who stays is there to the last name, page by page", async () => {
    const many = people.slice(0, 12);
    const id = await sent(csvOf(many));
    await confirm(id);
    db.run(sql`UPDATE person SET revision = 2 WHERE name <> ${many[0]!.name}`);
    const { stays, staying } = await look(id);
    expect([stays?.count, stays?.open.length, stays?.names.endsWith("等")]).toEqual([11, 5, true]);
    expect(staying).toMatchObject({ count: 11, from: 1, to: 11, before: null, after: null });
    expect(new Set(staying?.rows.map((r) => r.name))).toEqual(new Set(many.slice(1).map((p) => p.name)));
    await press(id, { do: "undo" });
    expect((await look(id)).staying?.rows).toHaveLength(11);
    expect((await look(id, "?staying=900")).staying).toMatchObject({ from: 1 });
  });

  it("undone, it names the records it changed that somebody changed again: these stay as they are", async () => {
    const [a, b] = people;
    const known = register(db, village, { name: a!.name, idNumber: a!.idNumber, phone: null });
    const other = register(db, village, { name: b!.name, idNumber: b!.idNumber, phone: null });
    const id = await sent(csvOf([a!, b!]));
    await confirm(id);
    expect((await look(id)).left).toBeNull();
    db.run(sql`UPDATE person SET revision = revision + 1, note = '改过' WHERE id = ${known.id}`);
    const named = { words: expect.stringContaining(a!.name), open: [{ to: `/people/${known.id}` }] };
    expect((await look(id)).left).toMatchObject(named);
    // One of the two goes back; the other is counted apart.
    expect((await look(id)).left?.count).toBe(1);
    const undone = (await press(id, { do: "undo" })) as Response;
    const told = new Request("http://x/", { headers: { Cookie: undone.headers.get("Set-Cookie") ?? "" } });
    expect(await readNotice(told)).toMatchObject({ text: "已撤销：1 份更新过的档案改回原样。" });
    const phone = (of: number) => db.select().from(person).where(eq(person.id, of)).get()?.phone;
    expect([phone(known.id), phone(other.id)]).toEqual([a!.phone, null]);
    // Nobody was new: nothing is said of new ones.
    const undoneWhat = "更新过的档案除下面几份以外已经改回原样。";
    expect(await look(id)).toMatchObject({ state: "undone", left: named, undoneWhat });
    // Which record it is, and nothing of what the file said.
    const { id: _, outcome, personId, ...rest } = db.select().from(importRow).get()!;
    expect([outcome, personId]).toEqual(["kept", known.id]);
    expect(Object.values(rest).filter(Boolean)).toEqual([]);
  });

  it("undone, it leaves whom somebody has changed since and says who; when that is everybody, it is refused", async () => {
    const id = await sent(csvOf(people.slice(0, 3)));
    await confirm(id);
    const { name } = people[1]!;
    db.run(sql`UPDATE person SET revision = 2 WHERE name = ${name}`);
    expect((await look(id)).stays).toMatchObject({ count: 1, people: 0, names: name, open: [{ name }] });
    db.run(sql`UPDATE person SET revision = 2`);
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
    db.run(sql`UPDATE person SET revision = 1 WHERE name <> ${name}`);
    await press(id, { do: "undo" });
    expect(db.select({ name: person.name }).from(person).all()).toEqual([{ name }]);
    // Not one by one: six thousand of them held the database for a minute.
    const events = db.select().from(auditEvent).where(like(auditEvent.event, "person.%removed%")).all();
    const undone = db.select().from(auditEvent).where(eq(auditEvent.event, "person.import-undone")).all();
    expect([events.length, undone.length]).toEqual([0, 1]);
    expect(JSON.parse(undone[0]?.after ?? "{}")).toMatchObject({ people: 2, stayed: 1 });
    const undoneWhat = "这批新建的人已经删除。";
    expect(await look(id)).toMatchObject({
      state: "undone",
      undoneWhat,
      stays: { count: 1, people: 0, names: name },
    });
  });

  it("is not taken back where every record it changed was changed again since", async () => {
    const known = register(db, village, {
      name: people[0]!.name,
      idNumber: people[0]!.idNumber,
      phone: null,
    });
    const id = await sent(csvOf([people[0]!]));
    await confirm(id);
    expect((await look(id)).whyNotUndone).toBeNull();
    db.run(sql`UPDATE person SET revision = revision + 1 WHERE id = ${known.id}`);
    expect((await look(id)).whyNotUndone).toContain("又改过");
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
    expect(batch(id).state).toBe("done");
  });

  it("refuses by row and column; a typed cell mends it; the rest is a file with reasons", async () => {
    const [a, b] = people;
    const wrong = `${b!.idNumber.slice(0, 17)}${b!.idNumber[17] === "1" ? "2" : "1"}`;
    const id = await sent(
      csvOf([
        a!,
        { ...b!, idNumber: wrong },
        { ...a!, name: "别人" },
        { ...people[2]!, village: "没有这个村" },
      ]),
    );
    const dry = await look(id);
    expect(dry.run?.refused.rows.map((r) => [r.row, r.problems[0]?.field])).toEqual([
      [2, "idNumber"],
      [3, "idNumber"],
      [4, "idNumber"],
      [5, "village"],
    ]);
    expect(JSON.stringify(dry)).not.toContain(wrong);
    // The box to correct a cell begins with what it says; a whole number stays masked, and the box says why it is empty.
    expect(dry.run?.refused.rows.map((r) => r.problems[0])).toMatchObject([
      { hidden: true },
      { hidden: true },
      { hidden: true },
      { typed: "没有这个村" },
    ]);
    await press(id, { do: "fix", row: "3", field: "idNumber", value: b!.idNumber });
    expect((await look(id)).run?.counts.new).toBe(1);
    const answer = (await refusedFile.loader(call("/x", cookie, { importId: String(id) }))) as Response;
    const read = await readTable(new Uint8Array(await answer.arrayBuffer()));
    const rows = read.ok ? read.tables[0]!.rows.map((r) => r.map((c) => c.text)) : [];
    expect(rows.slice(1).map((r) => r[0])).toEqual(["原行号", "2", "4", "5"]);
    expect(rows[4]?.[1]).toContain("没有找到这个村");
  });

  it("an old dry run is not confirmed; somebody registered meanwhile stays out and is told", async () => {
    const id = await sent(csvOf(people.slice(0, 3)));
    const { mark } = await look(id);
    await press(id, { do: "again" });
    expect(await statusOf(() => press(id, { do: "confirm", seen: mark }))).toBe(422);
    register(db, village, { name: people[1]!.name, idNumber: people[1]!.idNumber });
    await confirm(id);
    expect(batch(id)).toMatchObject({ state: "done", createdCount: 2, refusedCount: 1 });
    expect(count()).toBe(3);
    expect((await look(id)).run?.refused.rows.map((r) => r.row)).toEqual([3]);
  });

  it("goes on after a restart where it stopped, and brings nobody twice", async () => {
    const id = await sent(csvOf(people.slice(0, 6)));
    // The server was gone after the first rows were in.
    db.update(importBatch).set({ state: "importing", progress: 0 }).where(eq(importBatch.id, id)).run();
    db.run(sql`UPDATE import_row SET outcome = 'same' WHERE id % 1000000 > 4`);
    const asker = { userId: batch(id).createdBy, sessionId: "", address: "" };
    await runPeopleImport(db, id, asker);
    expect(count()).toBe(3);
    db.run(sql`UPDATE import_row SET outcome = 'new' WHERE id % 1000000 > 4`);
    db.update(importBatch).set({ state: "importing", progress: 4 }).where(eq(importBatch.id, id)).run();
    await runPeopleImport(db, id, asker);
    await runPeopleImport(db, id, asker);
    expect(count()).toBe(6);
    expect(batch(id).state).toBe("done");
  });

  it("is its uploader's alone, and keeps to the villages of the actor", async () => {
    const foreign = makeVillage(db, "外村", "371725101299");
    expect(
      (
        (await send(csvOf(people.slice(0, 1)), { villageId: String(foreign) })) as {
          init: { status: number };
        }
      ).init.status,
    ).toBe(400);
    const id = await sent(csvOf(people.slice(0, 1)));
    const stranger = signInAs(db, "cadre", [foreign]).cookie;
    await expect(look(id, "", stranger)).rejects.toMatchObject({ status: 404 });
    await expect(press(id, { do: "confirm", seen: "" }, stranger)).rejects.toMatchObject({ status: 404 });
    await expect(
      (async () => columns.loader(call("/x", stranger, { importId: String(id) })))(),
    ).rejects.toMatchObject({ status: 404 });
    register(db, foreign, { name: people[5]!.name, idNumber: people[5]!.idNumber });
    const second = await sent(csvOf(people.slice(5, 6)));
    expect((await look(second)).run).toMatchObject({ refusedCount: 1, counts: { all: 0 } });
  });

  it("asks what the columns are when it does not know them", async () => {
    const id = await sent(`甲,乙\n${people[0]!.name},${people[0]!.idNumber}\n`);
    await expect(look(id)).rejects.toMatchObject({ status: 303 });
    const form = { sheet: "0", heading: "0", "column-0": "name", "column-1": "" };
    expect(await statusOf(() => columns.action(call("/x", cookie, { importId: String(id) }, form)))).toBe(
      400,
    );
    await columns.action(call("/x", cookie, { importId: String(id) }, { ...form, "column-1": "idNumber" }));
    expect((await look(id)).run?.counts.new).toBe(1);
  });

  it("the roster of LibreOffice, a template that is nobody, and uploads that go after their days", async () => {
    const id = await sent(readFileSync("tests/files/roster-libreoffice.xlsx"));
    const dry = await look(id);
    expect((dry.run?.counts.all ?? 0) + (dry.run?.refusedCount ?? 0)).toBe(30);
    const template = (await templateFile.loader(call("/x", cookie, {}))) as Response;
    const none = await sent(new Uint8Array(await template.arrayBuffer()));
    expect((await look(none)).run?.counts.all).toBe(0);
    clearOldUploads(db, Date.now() + (draftDays + 1) * 86_400_000);
    expect(batch(id)).toMatchObject({ state: "abandoned", fileSealed: null });
    expect(db.select().from(importRow).all()).toEqual([]);
  });
});
