import { readFileSync } from "node:fs";
import { attendanceMark, auditEvent, enrolment, importBatch, person, trainingClass } from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { eq } from "drizzle-orm";
import iconv from "iconv-lite";
import { beforeEach, describe, expect, it } from "vitest";
import { createPersonIn } from "~/areas/people/index.server";
import { addDays, todayOn } from "~/platform/dates";
import { clearOldUploads, draftDays } from "~/platform/imports/draft.server";
import { readTable } from "~/platform/xlsx/read-table.server";
import { howMany } from "../../../../tests/support/how-many";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import {
  call,
  makeClass,
  makePeople,
  makeVillage,
  statusOf,
} from "../../../../tests/support/training-fixture";
import { printRoster } from "../class-papers.server";
import { findClass } from "../class-queries.server";
import * as classRoute from "./class";
import * as columnsPage from "./roster-columns";
import * as draftPage from "./roster-draft";
import * as uploadPage from "./roster-import";
import * as refusedFile from "./roster-refused-xlsx";
import * as templateFile from "./roster-template-xlsx";

type Answer = (args: ReturnType<typeof call>) => unknown;
const upload = uploadPage as unknown as { loader: Answer; action: Answer };
const draft = draftPage as unknown as { loader: Answer; action: Answer };
const columns = columnsPage as unknown as { loader: Answer; action: Answer };

const people = (from: number, count: number) =>
  Array.from({ length: count }, (_, i) => syntheticPerson(2_000_000 + (from + i) * 7_001));
const csvOf = (rows: { name: string; idNumber: string; phone?: string }[]) =>
  ["姓名,身份证号,手机", ...rows.map((r) => `${r.name},${r.idNumber},${r.phone ?? ""}`)].join("\r\n");

describe("a roster into a class", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  let made: ReturnType<typeof makeClass>;
  let cookie: string;
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
    open(30);
  });

  function open(capacity: number) {
    made = makeClass(db, village, {
      until: "enrolling",
      people: [],
      capacity,
      startsOn: addDays(todayOn(), 5),
    });
    cookie = made.trainer.cookie;
  }

  async function send(bytes: Uint8Array | string, name = "花名册.csv", as = cookie) {
    const form = new FormData();
    form.set("file", new File([typeof bytes === "string" ? bytes : new Uint8Array(bytes)], name));
    const request = new Request(`http://127.0.0.1/training/${made.id}/import`, {
      method: "POST",
      body: form,
      headers: { cookie: as },
    });
    return (await upload.action({ request, params: { classId: String(made.id) }, context: {} })) as
      | Response
      | { data: { error: string }; init: { status: number } };
  }
  async function draftOf(bytes: Uint8Array | string, name?: string): Promise<string> {
    const answer = await send(bytes, name);
    if (!(answer instanceof Response)) throw new Error(answer.data.error);
    return answer.headers.get("location")?.match(/import\/(\d+)/)?.[1] ?? "";
  }
  const params = (batchId: string) => ({ classId: String(made.id), batchId });
  const look = async (batchId: string, query = "", as = cookie) =>
    (await draft.loader(call(`/x${query}`, as, params(batchId)))) as Awaited<
      ReturnType<typeof draftPage.loader>
    >;
  const press = (batchId: string, form: Record<string, string>, as = cookie) =>
    draft.action(call("/x", as, params(batchId), form));
  const confirm = async (batchId: string) =>
    press(batchId, { do: "confirm", seen: (await look(batchId)).run?.mark ?? "" });
  const count = () => ({
    people: howMany(db, person),
    enrolments: howMany(db, enrolment),
    seats: db.select().from(trainingClass).where(eq(trainingClass.id, made.id)).get()?.seatsTaken,
  });
  const events = () =>
    db
      .select({ event: auditEvent.event })
      .from(auditEvent)
      .all()
      .map((e) => e.event);

  it("a file that was left stands under those to confirm while the class takes people, and not after", async () => {
    await send(csvOf(people(0, 2)));
    const shown = async () => {
      const args = call("/x", cookie, { classId: String(made.id) });
      const { over, drafts } = (await upload.loader(args)) as { over: boolean; drafts: unknown[] };
      return [over, drafts.length];
    };
    expect(await shown()).toEqual([false, 1]);
    db.$client.prepare("UPDATE training_class SET state = 'closed' WHERE id = ?").run(made.id);
    expect(await shown()).toEqual([true, 1]);
  });

  it("says once what holds of many rows, and in the row what is about that person", async () => {
    const rows = people(900, 5);
    const id = await draftOf(csvOf([{ ...rows[0]!, name: "赵\u{3106C}霞" }, ...rows.slice(1)]));
    const { run, facts } = await look(id);
    // A CSV has no sheets to name.
    expect(facts[0]).toBe("5 行");
    expect(run?.shared).toContainEqual({ text: "户籍村没有填，按开班村登记", count: 5, all: true });
    const notes = run?.accepted.rows.map((r) => r.notes.join()) ?? [];
    expect(notes.map((n) => n.includes("U+3106C"))).toEqual([true, false, false, false, false]);
    expect(notes.join()).not.toContain("户籍村");
  });

  it("of LibreOffice: 27 of 30, three with their reasons; nothing before the confirmation, once after it", async () => {
    const before = count();
    const id = await draftOf(
      new Uint8Array(readFileSync("tests/files/roster-libreoffice.xlsx")),
      "花名册.xlsx",
    );
    const { run } = await look(id);
    expect(run).toMatchObject({
      rows: 30,
      refusedCount: 3,
      coming: 27,
      counts: { new: 27, known: 0, waiting: 0 },
    });
    expect(run?.refused.rows.map((r) => [r.row, r.problems[0]?.column, r.problems[0]?.why])).toEqual([
      [10, "D 列 身份证号", "校验不通过：最后一位应为 5，不是 1。请对照身份证原件。"],
      [18, "D 列 身份证号", "和第 7 行是同一个人，只导入第 7 行。"],
      [25, "B 列 姓名", "姓名没有填。"],
    ]);
    expect(JSON.stringify(run)).not.toMatch(/\d{17}[\dX]/);
    expect(count()).toEqual(before);

    const mark = run?.mark ?? "";
    const twice = await Promise.all([
      statusOf(() => press(id, { do: "confirm", seen: mark })),
      statusOf(() => press(id, { do: "confirm", seen: mark })),
    ]);
    expect(twice).toEqual([303, 303]);
    expect(count()).toEqual({ people: before.people + 27, enrolments: 27, seats: 27 });
    expect(events().filter((e) => e === "import.confirmed")).toHaveLength(1);
    expect((await look(id)).done).toMatchObject({ state: "done", whyNotUndone: null });
  });

  it("a village that the file does not name is that of the class, and the roster on paper says so", async () => {
    const [named, unnamed] = people(700, 2);
    const id = await draftOf(
      `姓名,身份证号,户籍村\n${unnamed!.name},${unnamed!.idNumber},\n${named!.name},${named!.idNumber},黄安镇 孔庄村`,
    );
    await confirm(id);
    const by = { actor: actorFor(made.trainer.person, "class.export"), origin: "http://x", now: Date.now() };
    const { rows, foot } = printRoster(db, by, findClass(db, "all", made.id)!, false);
    expect(rows.map((r) => [r.name, r.village, r.remark])).toEqual([
      [unnamed!.name, "黄安镇孔庄村", "按开班村登记"],
      [named!.name, "黄安镇孔庄村", "--"],
    ]);
    // Nothing is printed that only staff could open.
    expect(JSON.stringify(foot)).not.toContain("http");
  });

  it("keeps the upload sealed, empties it after its days, and gives it up on request", async () => {
    const [p] = people(0, 1);
    const id = await draftOf(csvOf([p!]));
    const row = () =>
      db
        .select()
        .from(importBatch)
        .where(eq(importBatch.id, Number(id)))
        .get();
    expect(row()?.fileSealed?.includes(Buffer.from(p!.idNumber))).toBe(false);
    expect(await draftOf(csvOf([p!]))).toBe(id);
    clearOldUploads(db, Date.now() + (draftDays - 1) * 86_400_000);
    expect(row()?.fileSealed).not.toBeNull();
    clearOldUploads(db, Date.now() + (draftDays + 1) * 86_400_000);
    expect(row()).toMatchObject({ fileSealed: null, state: "abandoned" });
    expect(await statusOf(() => press(id, { do: "confirm", seen: "x" }))).toBe(422);
    const other = await draftOf(csvOf(people(5, 1)));
    await press(other, { do: "abandon" });
    expect(
      db
        .select()
        .from(importBatch)
        .where(eq(importBatch.id, Number(other)))
        .get()?.fileSealed,
    ).toBeNull();
  });

  it("500 rows, 7 bad: 493 would come in, the class first, the rest waiting; the bad ones as a file; undone, all as before", async () => {
    const rows = people(0, 500).map((p) => ({ ...p }));
    for (const i of [3, 77, 150, 222, 333, 444, 499])
      rows[i]!.idNumber = `${rows[i]!.idNumber.slice(0, 17)}${rows[i]!.idNumber[17] === "1" ? "2" : "1"}`;
    rows[3]!.name = "=cmd|' /C calc'!A0";
    const bystander = makePeople(db, village, ["路人"]);
    const before = { ...count(), bystander };
    const id = await draftOf(new Uint8Array(iconv.encode(csvOf(rows), "gb18030")));
    const { run } = await look(id, "?show=waiting&from=50&bad=0");
    expect(run).toMatchObject({
      refusedCount: 7,
      coming: 493,
      counts: { new: 493, waiting: 463 },
      room: { taken: 30, capacity: 30 },
    });
    expect(run?.accepted).toMatchObject({ from: 51, to: 100, count: 463, previous: 0, next: 100 });

    const file = (await refusedFile.loader(call("/x", cookie, params(id)) as never)) as Response;
    const back = await readTable(new Uint8Array(await file.arrayBuffer()));
    const table = back.ok ? back.tables[0]!.rows : [];
    expect(table[0]?.map((c) => c.text)).toEqual(["原行号", "原因", "姓名", "身份证号", "手机"]);
    expect(table.slice(1).map((r) => r[0]?.text)).toEqual(["5", "79", "152", "224", "335", "446", "501"]);
    expect(table[1]?.[2]).toEqual({ text: "=cmd|' /C calc'!A0", kind: "text" });
    expect(table[1]?.[3]).toEqual({ text: rows[3]!.idNumber, kind: "text" });
    expect(table[2]?.[1]?.text).toMatch(/^B 列 身份证号：校验不通过：最后一位应为/);
    expect(events()).toContain("import.refused-exported");

    expect(await statusOf(() => confirm(id))).toBe(303);
    expect(count()).toEqual({ people: before.people + 493, enrolments: 493, seats: 30 });
    expect(howMany(db, enrolment, eq(enrolment.state, "waiting"))).toBe(463);
    // The class has moved on: the rows that stayed out, and why, are those of the day, and the class page leads there.
    db.update(trainingClass).set({ state: "closed" }).where(eq(trainingClass.id, made.id)).run();
    const page = await classRoute.loader(call("/x", cookie, { classId: String(made.id) }));
    expect(page).toMatchObject({ may: { enrol: false }, imports: { refused: 7 } });
    const later = (await refusedFile.loader(call("/x", cookie, params(id)) as never)) as Response;
    const again = await readTable(new Uint8Array(await later.arrayBuffer()));
    expect(again.ok && again.tables[0]!.rows).toEqual(table);
    db.update(trainingClass).set({ state: "enrolling" }).where(eq(trainingClass.id, made.id)).run();
    const { done } = await look(id);
    expect(done?.refused).toMatchObject({ count: 7, rows: { length: 7 } });
    expect(done?.refused?.rows[1]).toMatchObject({
      row: 79,
      name: rows[77]!.name,
      problems: [{ column: "B 列 身份证号", fixable: false, why: expect.stringContaining("校验不通过") }],
    });
    expect(JSON.stringify(done)).not.toMatch(/\d{17}[\dX]/);
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(303);
    expect(count()).toEqual({ people: before.people, enrolments: before.enrolments, seats: before.seats });
    expect(events()).toContain("import.undone");
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
  }, 60_000);

  it("a correction that does not hold is in the file of the refused rows with its reason; the page tells it from what the file says", async () => {
    const [a, b] = people(40, 2);
    const birthWrong = "1990-01-01";
    const id = await draftOf(
      `原行号,原因,姓名,身份证号,性别,出生日期\r\n9,旧的,${a!.name},${a!.idNumber},${Number(a!.idNumber[16]) % 2 ? "女" : "男"},${birthWrong}\r\n10,旧的,${b!.name},${b!.idNumber.slice(0, 17)},,`,
    );
    const table = async () => {
      const file = (await refusedFile.loader(call("/x", cookie, params(id)) as never)) as Response;
      const back = await readTable(new Uint8Array(await file.arrayBuffer()));
      return back.ok ? back.tables[0]!.rows.map((r) => r.map((c) => c.text)) : [];
    };
    const right = Number(a!.idNumber[16]) % 2 ? "男" : "女";
    await press(id, { do: "fix", row: "2", field: "sex", value: right });
    const answer = (await press(id, { do: "fix", row: "3", field: "idNumber", value: "123" })) as Response;
    await press(id, { do: "fix", row: "3", field: "village", value: "没有的村" });
    expect(events().filter((e) => e === "import.corrected")).toHaveLength(3);
    expect(JSON.stringify(db.select().from(auditEvent).all())).not.toContain("没有的村");
    const [headings, first, second] = await table();
    expect(headings).toEqual(["原行号", "原因", "姓名", "身份证号", "性别", "出生日期", "户籍村"]);
    expect(first!.slice(2)).toEqual([a!.name, a!.idNumber, right, birthWrong]);
    expect(first![1]).not.toContain("性别");
    expect(second![1]).toContain("应为 18 位，现在是 3 位");
    expect(second!.slice(2)).toEqual([b!.name, "123", "", "", "没有的村"]);
    const cell = (await look(id)).run!.refused.rows[1]?.problems.find((p) => p.field === "idNumber");
    expect(cell).toMatchObject({
      value: `${b!.idNumber.slice(0, 6)}********${b!.idNumber.slice(13, 17)}`,
      now: "123",
      typed: "123",
    });
    // A whole number that was typed stays in its box at once, and is masked when the draft is opened again.
    expect(answer.headers.get("location")).toContain("typed=3.idNumber");
    const typo = `${b!.idNumber.slice(0, 17)}${b!.idNumber[17] === "1" ? "2" : "1"}`;
    const next = (await press(id, { do: "fix", row: "3", field: "idNumber", value: typo })) as Response;
    const at = async (query: string) =>
      (await look(id, query)).run!.refused.rows[1]?.problems.find((p) => p.field === "idNumber");
    expect(await at(`?${next.headers.get("location")?.split("?")[1]}`)).toMatchObject({ typed: typo });
    expect(await at("")).toMatchObject({ typed: undefined, hidden: true });
    expect(JSON.stringify(await at(""))).not.toContain(typo);
  });

  it("who stands in the file twice, one with the number of the other, is put right in place", async () => {
    const [a, b] = people(50, 2);
    const id = await draftOf(csvOf([a!, { ...a!, phone: "13905301204" }]));
    const [row] = (await look(id)).run!.refused.rows;
    expect(row?.problems[0]).toMatchObject({ field: "idNumber", fixable: true, hidden: true });
    await press(id, { do: "fix", row: "3", field: "idNumber", value: b!.idNumber });
    expect((await look(id)).run).toMatchObject({ refusedCount: 0, coming: 2 });
  });

  it("matches people on record by number, changes nothing of theirs unasked, and says what differs", async () => {
    const [a, b, c] = people(0, 3);
    const creator = actorFor(made.trainer.person, "person.create");
    db.transaction((tx) => {
      for (const p of [a!, b!, c!])
        createPersonIn(tx, creator, {
          name: p.name,
          idNumber: p.idNumber,
          phone: "13805301204",
          villageId: village,
        });
    });
    const id = await draftOf(
      csvOf([
        { ...a!, phone: "13905301204" },
        { ...b!, name: "别的名字" },
        { ...c!, name: "" },
      ]),
    );
    const first = (await look(id)).run!;
    expect(first.counts).toMatchObject({ known: 1, new: 0 });
    expect(first.accepted.rows[0]?.notes).toEqual(["手机不一样：138****1204 → 139****1204"]);
    expect(first.refused.rows.map((r) => r.problems[0]?.suggestion)).toEqual([b!.name, c!.name]);
    // The box to correct a cell begins with what the file says; what was typed and does not hold either stays in it.
    expect(first.refused.rows[0]?.problems[0]).toMatchObject({ typed: "别的名字", fixed: false });
    await press(id, { do: "fix", row: "3", field: "name", value: "也不对" });
    expect((await look(id)).run!.refused.rows[0]?.problems[0]).toMatchObject({
      typed: "也不对",
      fixed: true,
    });
    await press(id, { do: "fix", row: "4", field: "name", value: c!.name });
    expect((await look(id)).run).toMatchObject({ refusedCount: 1, coming: 2 });
    await confirm(id);
    expect(
      db
        .select()
        .from(person)
        .all()
        .map((p) => p.phone),
    ).toEqual(Array(3).fill("13805301204"));
    expect((await look(await draftOf(csvOf([a!])))).run?.counts).toMatchObject({ already: 1, known: 0 });
    await press(id, { do: "undo" });
    expect(howMany(db, person)).toBe(3);
  });

  it("fills what is empty on record, replaces what differs when asked to, and puts it back unless edited since", async () => {
    const two = people(0, 2);
    const creator = actorFor(made.trainer.person, "person.create");
    const ids = db.transaction((tx) =>
      two.map((p) => {
        const added = createPersonIn(tx, creator, {
          name: p.name,
          idNumber: p.idNumber,
          phone: "13805301204",
          villageId: village,
        });
        if (!added.ok) throw new Error(added.why);
        return added.person.id;
      }),
    );
    const record = (id: number | undefined) =>
      db
        .select()
        .from(person)
        .where(eq(person.id, id ?? 0))
        .get();
    const file = `姓名,身份证号,手机,民族\r\n${two.map((p) => `${p.name},${p.idNumber},13905301204,回族`).join("\r\n")}`;
    const id = await draftOf(file);
    const { run } = await look(id);
    expect(run).toMatchObject({ coming: 2, fills: 2, differs: 2 });
    expect(run?.accepted.rows[0]?.notes).toEqual(["手机不一样：138****1204 → 139****1204", "补上民族 回族"]);

    await confirm(id);
    expect(record(ids[0])).toMatchObject({ phone: "13805301204", ethnicity: "回族", revision: 2 });
    await press(id, { do: "undo" });
    expect(record(ids[0])).toMatchObject({ phone: "13805301204", ethnicity: null });

    const again = await draftOf(`${file}\r\n`);
    await press(again, { do: "confirm", seen: (await look(again)).run?.mark ?? "", replace: "yes" });
    expect(record(ids[0])).toMatchObject({ phone: "13905301204", phoneTail: "1204", ethnicity: "回族" });
    const change = db.select().from(auditEvent).where(eq(auditEvent.event, "person.changed")).all().at(-1);
    expect(JSON.parse(change?.before ?? "{}")).toEqual({ phone: "138****1204", ethnicity: null });
    expect(JSON.parse(change?.after ?? "{}")).toEqual({ phone: "139****1204", ethnicity: "回族" });
    expect((await look(again)).done?.updated).toBe(2);
    db.update(person)
      .set({ phone: "13705301204", revision: 99 })
      .where(eq(person.id, ids[1] ?? 0))
      .run();
    await press(again, { do: "undo" });
    expect(record(ids[0])).toMatchObject({ phone: "13805301204", phoneTail: "1204", ethnicity: null });
    expect(record(ids[1])).toMatchObject({ phone: "13705301204", ethnicity: "回族" });
  });

  it("is not imported as it was looked at when the record changed in between", async () => {
    const [p] = people(0, 1);
    const creator = actorFor(made.trainer.person, "person.create");
    db.transaction((tx) =>
      createPersonIn(tx, creator, {
        name: p!.name,
        idNumber: p!.idNumber,
        phone: "13805301204",
        villageId: village,
      }),
    );
    const id = await draftOf(csvOf([{ ...p!, phone: "13905301204" }]));
    const seen = (await look(id)).run?.mark ?? "";
    db.update(person).set({ phone: "13705301204" }).run();
    expect(await statusOf(() => press(id, { do: "confirm", seen, replace: "yes" }))).toBe(422);
    expect(db.select().from(person).get()?.phone).toBe("13705301204");
  });

  it("is looked at again when something changed in between: the seat went, the row waits", async () => {
    open(3);
    const rows = people(0, 3);
    const id = await draftOf(csvOf(rows));
    const stale = (await look(id)).run?.mark ?? "";
    const other = await draftOf(csvOf(people(10, 1)));
    await confirm(other);
    expect(await statusOf(() => press(id, { do: "confirm", seen: stale }))).toBe(422);
    expect(howMany(db, enrolment)).toBe(1);
    expect((await look(id)).run?.counts).toMatchObject({ new: 3, waiting: 1 });
    await confirm(id);
    expect(count().seats).toBe(3);
    // Taking the first batch back gives its seat to who waits.
    await press(other, { do: "undo" });
    expect(howMany(db, enrolment, eq(enrolment.state, "waiting"))).toBe(0);
    expect(count().seats).toBe(3);
  });

  it("cannot be taken back once somebody built on it, and says why", async () => {
    const id = await draftOf(csvOf(people(0, 2)));
    await confirm(id);
    const [e] = db.select().from(enrolment).all();
    const mark = {
      sessionId: made.sessions[0]!.id,
      enrolmentId: e!.id,
      mark: "present",
      markedBy: "u",
      markedAt: 1,
    };
    db.insert(attendanceMark).values(mark).run();
    expect((await look(id)).done?.whyNotUndone).toBe("已经给这批人记了考勤。");
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
    db.delete(attendanceMark).run();
    db.update(person).set({ revision: 2 }).where(eq(person.id, e!.personId)).run();
    expect((await look(id)).done?.whyNotUndone).toContain("档案已经改过");
    expect(await statusOf(() => press(id, { do: "undo" }))).toBe(422);
    expect(howMany(db, enrolment)).toBe(2);
  });

  it("asks for the columns when they are not recognised, and takes them from a person's hand", async () => {
    const [p] = people(0, 1);
    const answer = (await send(`甲,乙\r\n${p!.name},${p!.idNumber}`)) as Response;
    expect(answer.headers.get("location")).toMatch(/\/columns$/);
    const id = answer.headers.get("location")?.match(/import\/(\d+)/)?.[1] ?? "";
    const page = (await columns.loader(call("/x?heading=0", cookie, params(id)))) as Awaited<
      ReturnType<typeof columnsPage.loader>
    >;
    expect(page.columns.map((c) => c.samples)).toEqual([
      [p!.name],
      [`${p!.idNumber.slice(0, 6)}********${p!.idNumber.slice(-4)}`],
    ]);
    const save = (form: Record<string, string>) =>
      statusOf(() => columns.action(call("/x", cookie, params(id), { sheet: "0", heading: "0", ...form })));
    expect(await save({ "column-0": "name" })).toBe(400);
    expect(await save({ "column-0": "idNumber", "column-1": "idNumber" })).toBe(400);
    expect(await save({ "column-0": "name", "column-1": "idNumber" })).toBe(303);
    expect((await look(id)).run).toMatchObject({ coming: 1, rows: 1 });
  });

  it("refuses what is no roster, in words, and a class that takes nobody", async () => {
    const refused = async (bytes: Uint8Array | string) => {
      const answer = await send(bytes);
      return answer instanceof Response ? null : [answer.init.status, answer.data.error];
    };
    expect(await refused("")).toEqual([400, "文件是空的。"]);
    expect(await refused(Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0))).toEqual([
      400,
      expect.stringContaining("另存为 .xlsx"),
    ]);
    expect(await refused(`a\n${"x\n".repeat(2_001)}`)).toEqual([400, expect.stringContaining("2,000")]);
    db.update(trainingClass).set({ state: "closed" }).where(eq(trainingClass.id, made.id)).run();
    expect(await refused("姓名,身份证号")).toEqual([422, "这个班的招生已经结束，名册不能再导入。"]);
    db.update(trainingClass).set({ state: "applied" }).where(eq(trainingClass.id, made.id)).run();
    expect(await refused("姓名,身份证号")).toEqual([422, expect.stringContaining("在等局领导批准")]);
  });

  it("is its uploader's alone until confirmed, and of the class's villages always", async () => {
    const id = await draftOf(csvOf(people(0, 1)));
    const colleague = signInAs(db, "trainer");
    const elsewhere = signInAs(db, ["administrator", "trainer"], [makeVillage(db, "冯屯村", "371725101217")]);
    const clerk = signInAs(db, "certificate-clerk");
    const tries = (as: string) =>
      Promise.all([
        statusOf(() => draft.loader(call("/x", as, params(id)))),
        statusOf(() => columns.loader(call("/x", as, params(id)))),
        statusOf(() => refusedFile.loader(call("/x", as, params(id)) as never)),
        statusOf(() => press(id, { do: "confirm", seen: "x" }, as)),
      ]);
    expect(await tries(colleague.cookie)).toEqual([404, 404, 404, 404]);
    expect(await tries(elsewhere.cookie)).toEqual([404, 404, 404, 404]);
    expect(await tries(clerk.cookie)).toEqual([403, 403, 403, 403]);
    expect(
      await statusOf(() => upload.loader(call("/x", elsewhere.cookie, { classId: String(made.id) }))),
    ).toBe(404);
    await confirm(id);
    expect((await look(id, "", colleague.cookie)).done).toMatchObject({
      people: { length: 1 },
      refused: null,
    });
    expect(await statusOf(() => refusedFile.loader(call("/x", colleague.cookie, params(id)) as never))).toBe(
      404,
    );
    const seen = await look(id, "", colleague.cookie);
    expect(seen.done?.mayNot).toBe(false);
    expect(seen.done?.undoOfAnother).toContain(`这批是${made.trainer.person.name}导入的`);
    // A cadre may enrol and manages no class: told who can take it back.
    const cadre = signInAs(db, "cadre");
    const told = (await look(id, "", cadre.cookie)).done;
    expect(told?.mayNot).toBe(true);
    expect(told?.whyNotUndone).toContain(made.trainer.person.name);
    expect(await statusOf(() => press(id, { do: "undo" }, cadre.cookie))).toBe(422);
    expect(await statusOf(() => press(id, { do: "undo" }, colleague.cookie))).toBe(303);
  });

  it("puts nobody into a village that is not the importer's, and tells nothing of people elsewhere", async () => {
    const far = makeVillage(db, "冯屯村", "371725101217");
    const [a, b] = people(0, 2);
    db.transaction((tx) =>
      createPersonIn(tx, actorFor(made.trainer.person, "person.create"), {
        name: a!.name,
        idNumber: a!.idNumber,
        phone: null,
        villageId: far,
      }),
    );
    cookie = signInAs(db, "cadre", [village]).cookie;
    const id = await draftOf(
      `姓名,身份证号,户籍村\r\n${a!.name},${a!.idNumber},冯屯村\r\n${b!.name},${b!.idNumber},冯屯村`,
    );
    const { run } = await look(id);
    expect(run?.refused.rows.map((r) => r.problems.map((p) => p.field))).toEqual([["idNumber"], ["village"]]);
    expect(run?.coming).toBe(0);
    expect(await statusOf(() => confirm(id))).toBe(422);
  });

  it("has a template that is read back as nobody, its number columns as text", async () => {
    const file = (await templateFile.loader(
      call("/x", cookie, { classId: String(made.id) }) as never,
    )) as Response;
    const bytes = new Uint8Array(await file.arrayBuffer());
    const id = await draftOf(bytes, "模板.xlsx");
    expect((await look(id)).run).toMatchObject({ rows: 0, coming: 0, refusedCount: 0 });
  });
});
