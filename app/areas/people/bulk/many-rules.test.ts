import { enrolment, household, person, personResidence, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { enrolAction } from "~/areas/training/index.server";
import { bulkActions } from "~/bulk-actions.server";
import { personRows } from "~/person-sources.server";
import { addDays, todayOn } from "~/platform/dates";
import { makeHousehold } from "../../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../../tests/support/training-fixture";
import { loader as doneLoader } from "../routes/bulk-change";
import { changeMany, undoMany } from "./change-many.server";
import { moveAction } from "./move-action.server";

let db: ReturnType<typeof testDb>;
let here: number;
let there: number;
let staff: ReturnType<typeof signInAs>;

beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  there = makeVillage(db, "冯屯村", "371725101217");
  staff = signInAs(db, "administrator");
});

const everything = () => {
  const tables = db.$client
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'person_name_search%' AND name NOT IN ('audit_event', 'bulk_change', 'sqlite_sequence', 'user', 'session', 'role_grant')",
    )
    .pluck()
    .all() as string[];
  return Object.fromEntries(
    tables.map((t) => {
      // A village that had people for a moment keeps a figure of none.
      const which = t.endsWith("_month_summary") ? "WHERE value <> 0" : "";
      return [t, db.$client.prepare(`SELECT * FROM "${t}" ${which} ORDER BY rowid`).all()];
    }),
  );
};

const actor = () => actorFor(staff.person, "person.bulk-edit");

describe("a class for many people", () => {
  it("by the class's own rules: seats, the line, age and twice; each refused one by name; taken back whole", async () => {
    const young = Array.from(
      { length: 4 },
      (_, i) => register(db, here, { name: `张${"甲乙丙丁"[i]}`, phone: null }).id,
    );
    register(db, here, { name: "孙老", phone: null, idNumber: freshNumber("19500101") });
    const made = makeClass(db, here, { people: [young[0]!], until: "enrolling" });
    db.update(trainingClass).set({ capacity: 3 }).where(eq(trainingClass.id, made.id)).run();
    const before = everything();
    const value = enrolAction.read(db, String(made.id), staff.person)!;
    const done = changeMany(db, actor(), enrolAction, { filter: {}, value, asked: 5 });
    if (!done.ok) throw new Error(done.why);
    const states = db.select().from(enrolment).all();
    expect(states.filter((e) => e.state === "seated")).toHaveLength(3);
    expect(states.filter((e) => e.state === "waiting")).toHaveLength(1);
    expect(states.filter((e) => e.state === "refused")).toHaveLength(1);
    const page = await doneLoader(call("/x", staff.cookie, { bulkId: String(done.id) }));
    expect(page).toMatchObject({
      count: 3,
      skipped: 1,
      refused: [{ name: "孙老", why: expect.stringContaining("参加培训的年龄") }],
    });
    expect(undoMany(db, actor(), done.id, bulkActions)).toEqual({ ok: true });
    expect(everything()).toEqual(before);
  });

  it("another's class is none, nor one that takes nobody", () => {
    const made = makeClass(db, there, { people: [], until: "enrolling" });
    const cadre = signInAs(db, "trainer", [here]).person;
    expect(enrolAction.read(db, String(made.id), cadre)).toBeNull();
    db.update(trainingClass).set({ state: "certified" }).where(eq(trainingClass.id, made.id)).run();
    expect(enrolAction.read(db, String(made.id), staff.person)).toBeNull();
  });
});

describe("many people to another village", () => {
  it("alone, or as a whole household; who was chosen without the rest stays and is named; taken back", async () => {
    const alone = register(db, here, { name: "张甲", phone: null }).id;
    const [head, wife] = ["王大", "李二"].map((name) => register(db, here, { name, phone: null }).id);
    const [other, son] = ["赵三", "赵四"].map((name) => register(db, here, { name, phone: null }).id);
    const home = makeHousehold(db, here, head!, [[wife!, "12"]]);
    makeHousehold(db, here, other!, [[son!, "20"]]);
    db.update(personResidence).set({ fromOn: "2020-01-01" }).run();
    const before = everything();
    const action = moveAction(personRows);
    const input = { filter: {}, ids: [alone, head!, wife!, son!], value: String(there), asked: 4 };
    const done = changeMany(db, actor(), action, input);
    if (!done.ok) throw new Error(done.why);
    const villageOf = (id: number) => db.select().from(person).where(eq(person.id, id)).get()?.villageId;
    expect([alone, head!, wife!, son!].map(villageOf)).toEqual([there, there, there, here]);
    expect(db.select().from(household).where(eq(household.id, home)).get()?.villageId).toBe(there);
    const page = await doneLoader(call("/x", staff.cookie, { bulkId: String(done.id) }));
    expect(page.refused).toMatchObject([{ name: "赵四", why: expect.stringContaining("一户") }]);
    expect(undoMany(db, actor(), done.id, bulkActions)).toEqual({ ok: true });
    expect(everything()).toEqual(before);
  });

  it("only villages of one's own, and none that is left", () => {
    const action = moveAction(personRows);
    const officer = signInAs(db, "loan-officer", [here]).person;
    expect(action.read(db, String(there), officer)).toBeNull();
    expect(action.read(db, String(here), officer)).toBe(String(here));
    // On its last day a village still takes people.
    db.$client.prepare("UPDATE village SET left_on = ? WHERE id = ?").run(addDays(todayOn(), -1), here);
    expect(action.read(db, String(here), officer)).toBeNull();
  });
});
