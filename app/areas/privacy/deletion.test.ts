import {
  auditEvent,
  bulkChange,
  deletionRequest,
  importRow,
  person,
  recordMerge,
  retentionRule,
} from "db/schema";
import { firstRetentionRules } from "db/seed/privacy";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { changeMany, undoMany } from "~/areas/people/bulk/change-many.server";
import { groupAction } from "~/areas/people/bulk/details-actions.server";
import { countPeople } from "~/areas/people/list-people.server";
import { findByNumber } from "~/areas/people/person-record.server";
import { searchPeople } from "~/areas/people/search-people.server";
import { mergeVillages, undoMerger } from "~/areas/villages/merge-villages.server";
import { personHoldings } from "~/person-sources.server";
import { addDays, todayOn } from "~/platform/dates";
import { unsealText } from "~/platform/sealed.server";
import { readTerm } from "~/platform/search/search-term";
import { villageWork } from "~/village-work.server";
import { pdfText } from "../../../tests/support/pdf-text";
import { freshNumber, register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { addIdCard } from "./add-document.server";
import { askDeletion } from "./ask-deletion.server";
import { decideDeletion } from "./decide-deletion.server";
import { keptThen, listDeletions } from "./deletions.server";
import { executeDeletion, finishDeletion } from "./execute-deletion.server";
import { privacyHome } from "./privacy-home.server";
import { action as copyAction } from "./routes/data-copy";
import { loader as copyPdf } from "./routes/data-copy-pdf";
import { action as deletionAction, loader as deletionLoader } from "./routes/deletion";

const number = freshNumber();
const pdf = Buffer.from("%PDF-1.5\n1 0 obj\nendobj\nstartxref\n9\n%%EOF\n");
let db: ReturnType<typeof testDb>;
let here: number;
let personId: number;
const cadre = () => signInAs(db, "cadre");
const row = () => db.select().from(person).where(eq(person.id, personId)).get()!;

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  personId = register(db, here, { idNumber: number, bankAccount: "6228480012345678830" }).id;
  for (const rule of firstRetentionRules)
    db.insert(retentionRule)
      .values({ ...rule, fromOn: "2025-01-01", createdByName: "系统", createdAt: 0 })
      .run();
});

function ask(who = cadre()) {
  const asked = askDeletion(db, actorFor(who.person, "deletion.request"), personId, {
    askedBy: "self",
    askedByName: null,
    reason: "已迁出本县",
    askedOn: "2026-03-02",
  });
  if (!asked.ok) throw new Error(asked.why);
  return asked;
}

function approve(id: number, who = signInAs(db, "leader")) {
  return decideDeletion(db, actorFor(who.person, "deletion.decide"), id, { approve: true, decision: "同意" });
}

const execute = (id: number) =>
  executeDeletion(db, actorFor(signInAs(db, "administrator").person, "deletion.execute"), id, personHoldings);

describe("a request for deletion", () => {
  it("has its deadline fifteen working days on, and is one at a time", () => {
    const who = cadre();
    const first = ask(who);
    expect(first.dueOn).toBe("2026-03-23");
    expect(ask(who)).toEqual(first);
    expect(() => ask(cadre())).toThrow("deletion.already");
  });

  it("is decided by somebody else, once", () => {
    const admin = signInAs(db, "administrator");
    const asked = ask(admin);
    expect(approve(asked.id, admin)).toEqual({ ok: false, why: "deletion.own" });
    const leader = signInAs(db, "leader");
    expect(approve(asked.id, leader)).toEqual({ ok: true });
    expect(approve(asked.id, leader)).toEqual({ ok: true });
    expect(approve(asked.id)).toEqual({ ok: false, why: "deletion.notAsked" });
  });

  it("without records that must be kept leaves a row without a name, found by nobody", () => {
    addIdCard(db, actorFor(signInAs(db, "administrator").person, "document.add"), personId, {
      scans: [pdf],
      expiresOn: null,
    });
    const { id } = ask();
    expect(execute(id)).toEqual({ ok: false, why: "deletion.notApproved" });
    approve(id);
    expect(execute(id)).toEqual({ ok: true, blockedUntilOn: null });
    expect(execute(id)).toEqual({ ok: true, blockedUntilOn: null });
    expect(row()).toMatchObject({
      name: "已删除",
      phone: null,
      idNumberSealed: null,
      bankAccountSealed: null,
    });
    expect(findByNumber(db, number)).toBeUndefined();
    expect(searchPeople(db, "all", readTerm("小龙"), 5).total).toBe(0);
    expect(countPeople(db, "all", {})).toBe(0);
    const image = db.$client.serialize();
    for (const secret of ["13812346625", "%PDF-1.5"]) expect(image.includes(Buffer.from(secret))).toBe(false);
    const done = db.select().from(auditEvent).where(eq(auditEvent.event, "person.deleted")).all();
    expect(done).toMatchObject([{ subjectId: String(personId), subjectLabel: null }]);
  });

  it("takes the copies along that changes keep in order to be taken back; the others can still be", () => {
    const admin = signInAs(db, "administrator").person;
    const other = register(db, here, {
      name: "王大山",
      idNumber: freshNumber("19600101"),
      phone: "13700000001",
    });
    const many = changeMany(db, actorFor(admin, "person.bulk-edit"), groupAction, {
      filter: {},
      value: "7",
      asked: 2,
    });
    const into = makeVillage(db, "大丁村", "371725101207");
    const merger = mergeVillages(
      db,
      actorFor(admin, "village.manage"),
      { fromId: here, intoId: into, on: todayOn(), basis: "合村并居" },
      villageWork,
    );
    if (!many.ok || !merger.ok) throw new Error("not changed");
    db.run(`INSERT INTO import_row (id, outcome, name, phone, person_id, undo)
      VALUES (1000001, 'known', '张小龙', '13812346625', ${personId}, '{"personId":${personId},"before":{"phone":"13812346625"}}')`);
    const kept = () =>
      [
        unsealText(db.select().from(bulkChange).get()!.changesSealed!, "people.bulk-change"),
        unsealText(db.select().from(recordMerge).get()!.changesSealed, "village.merger"),
        JSON.stringify(db.select().from(importRow).all()),
      ].map((text) => text.includes("13812346625"));
    expect(kept()).toEqual([true, true, true]);
    const { id } = ask();
    approve(id);
    expect(execute(id)).toMatchObject({ ok: true });
    expect(kept()).toEqual([false, false, false]);
    const back = undoMerger(db, actorFor(admin, "village.manage"), here, villageWork);
    expect(back).toEqual({ ok: true });
    expect(row().villageId).toBe(here);
    expect(undoMany(db, actorFor(admin, "person.bulk-edit"), many.id)).toEqual({ ok: true });
    expect(db.select().from(person).where(eq(person.id, other.id)).get()?.villageGroup).toBeNull();
  });

  it("waits for a class that runs, then locks name and number as long as the training file is kept", async () => {
    const made = makeClass(db, here, { people: [personId] });
    const { id } = ask();
    approve(id);
    expect(execute(id)).toEqual({ ok: false, why: "deletion.stillOpen" });
    db.run(`UPDATE training_class SET state = 'closed' WHERE id = ${made.id}`);
    const done = execute(id);
    expect(done).toMatchObject({ ok: true, blockedUntilOn: expect.stringMatching(/^20\d\d-/) });
    expect(row()).toMatchObject({ name: "张小龙", phone: null, bankAccountSealed: null });
    expect(row().deletedAt).not.toBeNull();
    expect(row().idNumberSealed).not.toBeNull();
    expect(searchPeople(db, "all", readTerm("小龙"), 5).total).toBe(0);
    const admin = actorFor(signInAs(db, "administrator").person, "deletion.execute");
    expect(finishDeletion(db, admin, id, personHoldings)).toEqual({ ok: false, why: "deletion.notDue" });
    const { outcome } = db.select().from(deletionRequest).where(eq(deletionRequest.id, id)).get()!;
    const kept = (language: "zh" | "en") => keptThen(outcome, language)!.map((k) => k.what);
    expect(kept("zh").join("")).toMatch(/培训/);
    expect(kept("en").join("")).toMatch(/^[\x20-\x7e’–]+$/);
    expect(kept("en")).toHaveLength(kept("zh").length);
    // The day after its last it is in hand again, on the list and on the home of who decides; until then it is done.
    const until = done.ok ? done.blockedUntilOn! : todayOn();
    const inHand = (today: string) =>
      [true, false].map((open) => listDeletions(db, "all", open, { today }).map((r) => r.request.id));
    expect(inHand(until)).toEqual([[], [id]]);
    expect(inHand(addDays(until, 1))).toEqual([[id], []]);
    const home = async () =>
      (await privacyHome.part(db, signInAs(db, "administrator").person, "zh")).sections?.[0]?.rows[0];
    expect(await home()).toBeUndefined();
    db.run(`UPDATE deletion_request SET keep_until_on = '2026-01-01' WHERE id = ${id}`);
    expect(await home()).toMatchObject({
      state: { word: "到期，抹去姓名" },
      when: "2026年1月1日 封存已到期",
      to: `/deletions/${id}`,
    });
    expect(finishDeletion(db, admin, id, personHoldings)).toEqual({ ok: true });
    expect(row()).toMatchObject({ name: "已删除", idNumberSealed: null });
    expect(await home()).toBeUndefined();
  });

  it("is not there for another village, and its page refuses in words", async () => {
    const { id } = ask();
    const there = makeVillage(db, "冯屯村", "371725101217");
    const at = { requestId: String(id) };
    const foreign = signInAs(db, "leader", [there]);
    expect(await statusOf(() => deletionLoader(call("/x", foreign.cookie, at)))).toBe(404);
    expect(await statusOf(() => deletionAction(call("/x", foreign.cookie, at, { step: "approve" })))).toBe(
      404,
    );
    const leader = signInAs(db, "leader");
    const post = (form: Record<string, string>) => deletionAction(call("/x", leader.cookie, at, form));
    expect(await statusOf(() => post({ step: "approve", decision: "" }))).toBe(400);
    expect(await statusOf(() => post({ step: "execute" }))).toBe(403);
    // What cannot be undone is not done by one press.
    const admin = signInAs(db, "administrator");
    const unsure = () => deletionAction(call("/x", admin.cookie, at, { step: "execute" }));
    expect(await statusOf(unsure)).toBe(400);
    expect(await statusOf(() => post({ step: "refuse", decision: "档案期内" }))).toBe(303);
    expect(await statusOf(() => post({ step: "withdraw" }))).toBe(422);
  });
});

describe("a data-subject copy", () => {
  it("holds everything with whole numbers, for who says why, once; the file's name tells nothing", async () => {
    const admin = signInAs(db, "administrator");
    // Health and benefits stand in it: who may not read them does not make it.
    const byLeader = call("/x", signInAs(db, "leader").cookie, { personId: String(personId) }, {});
    expect(await statusOf(() => copyAction(byLeader))).toBe(403);
    // One red point.
    const photo = Buffer.from(
      "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==",
      "base64",
    );
    db.update(person).set({ diedOn: "2026-05-06", photo }).where(eq(person.id, personId)).run();
    const at = { personId: String(personId) };
    const post = (form: Record<string, string>) => copyAction(call("/x", admin.cookie, at, form));
    expect(await statusOf(() => post({ handedTo: "self", reason: "" }))).toBe(400);
    const to = (await post({ handedTo: "self", reason: "到窗口要求", format: "pdf" })) as Response;
    const answer = await copyPdf(call(to.headers.get("location") ?? "", admin.cookie, at));
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-disposition")).not.toMatch(/张|3729/);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect(Buffer.from(bytes).includes("/Width 1/Height 1")).toBe(true);
    const text = pdfText(bytes).join("");
    for (const words of [
      "去世日期",
      "2026年5月6日",
      "登记的照片",
      number,
      "6228480012345678830",
      "13812346625",
      "张小龙",
      "孔庄村",
    ])
      expect(text).toContain(words);
    expect(db.select().from(auditEvent).where(eq(auditEvent.event, "person.copy-made")).get()).toMatchObject({
      reason: "到窗口要求",
    });
    const again = await copyPdf(call(to.headers.get("location") ?? "", admin.cookie, at));
    expect(again.status).toBe(303);
  });
});
