import { auditEvent, consent, person, privacyNotice } from "db/schema";
import { firstNotice } from "db/seed/privacy";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { consentAction } from "~/areas/privacy/index.server";
import { translator } from "~/platform/i18n/text";
import { register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../../tests/support/training-fixture";
import { action } from "../routes/bulk";
import { loader as doneLoader, action as undoAction } from "../routes/bulk-change";
import { bulkText } from "../text/bulk";
import type { BulkAction } from "./bulk-action";
import { changeMany, findBulk, undoMany } from "./change-many.server";
import { groupAction } from "./details-actions.server";
import { goOnWithBulk, takeUpBulk } from "./run-bulk.server";

let db: ReturnType<typeof testDb>;
let here: number;
let staff: ReturnType<typeof signInAs>;
const groups = () =>
  db
    .select()
    .from(person)
    .all()
    .map((p) => p.villageGroup);
const events = (event: string) => db.select().from(auditEvent).where(eq(auditEvent.event, event)).all();

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  for (let i = 0; i < 60; i += 1)
    register(db, here, { name: "张小龙", phone: null, villageGroup: i < 5 ? "2" : null });
  register(db, there, { name: "外村人", phone: null });
  staff = signInAs(db, "trainer", [here]);
});

const change = (asked: number) =>
  changeMany(db, actorFor(staff.person, "person.bulk-edit"), groupAction, { filter: {}, value: "2", asked });

describe("one thing for many people", () => {
  it("all of the filter, not the page; one row of the log each; who has it is left alone; foreign ones untouched", () => {
    const done = change(60);
    expect(done.ok).toBe(true);
    expect(groups().filter((g) => g === "2")).toHaveLength(60);
    expect(groups().at(-1)).toBeNull();
    expect(events("person.changed")).toHaveLength(55);
    expect(events("people.changed-together")).toHaveLength(1);
  });

  it("not when there are others than the question said", () => {
    expect(change(59)).toMatchObject({ ok: false, why: expect.stringContaining("bulk.others") });
    expect(groups().filter((g) => g === "2")).toHaveLength(5);
  });

  it("is taken back once, all but whom somebody changed since, and says who", () => {
    const before = db.select().from(person).all();
    const first = change(60);
    const actor = actorFor(staff.person, "person.bulk-edit");
    expect(undoMany(db, actor, first.ok ? first.id : 0)).toEqual({ ok: true });
    expect(undoMany(db, actor, first.ok ? first.id : 0)).toEqual({ ok: true });
    expect(db.select().from(person).all()).toEqual(before);
    const again = change(60);
    db.update(person).set({ note: "改过" }).where(eq(person.id, before[9]!.id)).run();
    const changed = groups().filter((g) => g === "2").length;
    expect(undoMany(db, actor, again.ok ? again.id : 0)).toEqual({
      ok: true,
      kept: { count: 1, names: before[9]!.name },
    });
    expect(changed - groups().filter((g) => g === "2").length).toBe(54);
    expect(db.select().from(person).where(eq(person.id, before[9]!.id)).get()?.villageGroup).toBe("2");
    const other = actorFor(signInAs(db, "trainer", [here]).person, "person.bulk-edit");
    expect(undoMany(db, other, again.ok ? again.id : 0)).toEqual({ ok: false, why: "bulk.notFound" });
  });

  it("a stack of signed forms: consent for those who had not agreed, and back", () => {
    db.insert(privacyNotice)
      .values({ ...firstNotice, createdByName: "系统", createdAt: 0 })
      .run();
    expect(consentAction.read(db, "2024-01-01", staff.person)).toBeNull();
    // A day that is filled in and will not do is told so, not asked for.
    const why = consentAction.wrong?.split(".").at(-1) as "consentDay";
    expect(translator(bulkText, "zh")(`bulk.${why}`)).toContain("告知书");
    const value = consentAction.read(db, "20260301", staff.person) ?? "";
    const actor = actorFor(staff.person, "person.bulk-edit");
    const run = () => changeMany(db, actor, consentAction, { filter: {}, value, asked: 60 });
    const done = run();
    expect(db.select().from(consent).all()).toHaveLength(60);
    run();
    expect(db.select().from(consent).all()).toHaveLength(60);
    expect(undoMany(db, actor, done.ok ? done.id : 0)).toEqual({ ok: true });
    expect(db.select().from(consent).all()).toHaveLength(0);
  });

  it("of many more goes on in steps: counted first, taken up where it stood, in the log, taken back step by step", async () => {
    const one = db.$client.prepare("SELECT * FROM person LIMIT 1").get() as Record<string, unknown>;
    const { id: _, id_number_index: __, id_number_sealed: ___, ...columns } = one;
    const names = Object.keys(columns);
    const insert = db.$client.prepare(
      `INSERT INTO person (${names.join(", ")}) VALUES (${names.map(() => "?").join(", ")})`,
    );
    for (let i = 0; i < 640; i += 1) insert.run(...Object.values(columns));
    const before = db.select().from(person).all();
    const actor = actorFor(staff.person, "person.bulk-edit");
    expect(change(60)).toMatchObject({ ok: false });
    const begun = changeMany(db, actor, groupAction, { filter: {}, value: "7", asked: 700 });
    // Posted again from a second page: the one under way, not another one beside it.
    const again = changeMany(db, actor, groupAction, { filter: {}, value: "7", asked: 700 });
    expect(again).toEqual(begun);
    expect(begun).toMatchObject({ ok: true, goesOn: true });
    const id = begun.ok ? begun.id : 0;
    const row = () => findBulk(db, staff.person.userId, id)!;
    expect(row()).toMatchObject({ state: "running", progress: 0, total: 700 });
    // It breaks on the way: it stops where it stands, and goes on from there.
    let turns = 0;
    const breaking: BulkAction = {
      ...groupAction,
      apply: (...all) => {
        turns += 1;
        if (turns === 150) throw new Error("power cut");
        return groupAction.apply(...all);
      },
    };
    await goOnWithBulk(db, id, staff.person, [breaking]);
    // Where it stands depends on how quick the machine is; the step in which it broke is wholly undone.
    const far = row().progress;
    expect(row()).toMatchObject({ state: "stopped", why: "bulk.failed", count: far });
    expect([far >= 100, far < 150]).toEqual([true, true]);
    expect(groups().filter((g) => g === "7")).toHaveLength(far);
    expect(takeUpBulk(db, actor, id)).toBe(true);
    await goOnWithBulk(db, id, staff.person, [groupAction]);
    expect(row()).toMatchObject({ state: "done", progress: 700, count: 700, skipped: 0, ids: null });
    expect(groups().filter((g) => g === "7")).toHaveLength(700);
    expect(events("person.changed")).toHaveLength(700);
    expect(events("people.changed-together")).toHaveLength(1);
    const at = { bulkId: String(id) };
    expect(await doneLoader(call("/x", staff.cookie, at))).toMatchObject({ state: "done", count: 700 });
    db.update(person).set({ note: "改过" }).where(eq(person.id, before[9]!.id)).run();
    expect(await statusOf(() => undoAction(call("/x", staff.cookie, at, {})))).toBe(303);
    await goOnWithBulk(db, id, staff.person, [groupAction]);
    expect(row().undoneAt).not.toBeNull();
    expect(row().why).toContain(before[9]!.name);
    expect(groups().filter((g) => g === "7")).toHaveLength(1);
    db.update(person).set(before[9]!).where(eq(person.id, before[9]!.id)).run();
    expect(db.select().from(person).all()).toEqual(before);
  });

  it("the page asks what, says the number, does it and shows the way back", async () => {
    const post = (form: Record<string, string>) => action(call("/people/bulk", staff.cookie, {}, form));
    expect(await statusOf(() => post({}))).toBe(400);
    const refused = (await post({ what: "group", "value-group": "第？" })) as { data: { errors: string[] } };
    expect(refused.data.errors).toEqual(["group.wrong"]);
    expect(groupAction.read(db, "第三村民小组", staff.person)).toBe("3");
    expect(groupAction.words(groupAction.read(db, "冯屯3组", staff.person) ?? "", "zh", db)).toBe(
      "（原冯屯村）第 3 村民小组",
    );
    const question = (await post({ what: "group", "value-group": "3" })) as {
      data: { sure: { count: number } };
    };
    expect(question.data.sure.count).toBe(60);
    const sure = { what: "group", value: "3", step: "change" };
    expect(await statusOf(() => post({ ...sure, asked: "7" }))).toBe(422);
    const done = (await post({ ...sure, asked: "60" })) as Response;
    expect(done.status).toBe(303);
    const at = { bulkId: done.headers.get("location")?.split("/").at(-1) ?? "" };
    expect(await doneLoader(call("/x", staff.cookie, at))).toMatchObject({ count: 60, undone: false });
    expect(await statusOf(() => undoAction(call("/x", staff.cookie, at, {})))).toBe(303);
    expect(groups().filter((g) => g === "3")).toHaveLength(0);
    const leader = signInAs(db, "leader");
    expect(await statusOf(() => doneLoader(call("/x", leader.cookie, at)))).toBe(403);
  });
});
