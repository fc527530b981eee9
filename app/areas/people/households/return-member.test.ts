import { household, householdMember, person } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { brokenDays, makeHousehold } from "../../../../tests/support/household-fixture";
import { register } from "../../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../../tests/support/signed-in";
import { testDb } from "../../../../tests/support/test-db";
import { makeVillage } from "../../../../tests/support/training-fixture";
import { recordDeath } from "../record-death.server";
import { changeHead } from "./change-head.server";
import { findHousehold } from "./household-queries.server";
import { joinHousehold } from "./join-household.server";
import { leaveHousehold } from "./leave-household.server";

const died = "2025-03-01";
let db: ReturnType<typeof testDb>;
let home: number;
let [old, wife, son]: number[] = [];
let boss: ReturnType<typeof signInAs>["person"];
beforeEach(() => {
  db = testDb();
  const here = makeVillage(db);
  [old, wife, son] = ["孔令堃", "王㛃", "孔大河"].map((name) => register(db, here, { name }).id);
  home = makeHousehold(db, here, old!, [
    [wife!, "12"],
    [son!, "20"],
  ]);
  boss = signInAs(db, "administrator").person;
});

const edit = () => actorFor(boss, "household.edit");
const rows = () =>
  db
    .select()
    .from(householdMember)
    .where(eq(householdMember.householdId, home))
    .orderBy(householdMember.personId, householdMember.fromOn)
    .all()
    .map((r) => [r.personId, r.relation, r.fromOn, r.toOn, r.endReason, r.note]);
const takeBack = (id: number) => {
  const { revision } = db.select().from(person).where(eq(person.id, id)).get()!;
  return recordDeath(db, actorFor(boss, "person.edit"), id, { diedOn: null, reason: "同名的人", revision });
};
const leave = (id: number, lastOn = died, reason: "died" | "moved" = "died") => {
  const memberId = db
    .select()
    .from(householdMember)
    .all()
    .find((r) => r.personId === id && !r.toOn)!.id;
  const done = leaveHousehold(db, edit(), home, {
    memberId,
    lastOn,
    reason,
    note: reason === "died" ? "病故" : null,
  });
  expect(done.ok).toBe(true);
};
const headTo = (
  id: number,
  fromOn: string,
  relations: [number, string][],
  former: "died" | "stays" = "died",
) =>
  expect(
    changeHead(db, edit(), home, {
      personId: id,
      fromOn,
      former,
      relations: new Map(relations),
      revision: findHousehold(db, "all", home)!.revision,
      note: null,
    }),
  ).toEqual({ ok: true });

describe("a death that is taken back", () => {
  it("gives a member back, as before", () => {
    const before = rows();
    leave(wife!);
    expect(takeBack(wife!)).toMatchObject({ ok: true, household: { back: true } });
    expect(rows()).toEqual(before);
    expect(brokenDays(db, "2024-12-30", "2025-03-10")).toEqual([]);
  });

  it("gives the head back with the relations of before; who left since keeps the day of it", () => {
    const before = rows();
    headTo(son!, addDays(died, 1), [[wife!, "51"]]);
    leave(wife!, "2025-08-01", "moved");
    expect(takeBack(old!)).toMatchObject({ ok: true, household: { back: true } });
    expect(rows()).toEqual(
      before.map((r) => (r[0] === wife ? [...r.slice(0, 3), "2025-08-01", "moved", null] : r)),
    );
    expect(brokenDays(db, "2025-02-25", "2025-03-05")).toEqual([]);
  });

  it("opens a household again that ended with the last one", () => {
    leave(wife!, "2024-01-01", "moved");
    leave(son!, "2024-01-01", "moved");
    leave(old!);
    expect(findHousehold(db, "all", home)?.endedOn).toBe(died);
    expect(takeBack(old!)).toMatchObject({ household: { back: true } });
    expect(findHousehold(db, "all", home)?.endedOn).toBeNull();
  });

  it("leaves the household as it is, and says why, once another head or member made it another one", () => {
    const fresh = register(db, db.select().from(household).get()!.villageId, { name: "赵小满" }).id;
    leave(wife!);
    headTo(son!, "2025-06-01", [[old!, "51"]], "stays");
    expect(takeBack(wife!)).toMatchObject({ ok: true, household: { back: false, why: "otherHead" } });
    headTo(old!, "2025-07-01", [[son!, "20"]], "stays");
    headTo(son!, "2025-09-02", [], "died");
    const join = { joiner: { personId: fresh }, relation: "30", fromOn: todayOn(), note: null };
    expect(joinHousehold(db, edit(), null, home, join)).toMatchObject({ ok: true });
    const before = rows();
    expect(takeBack(old!)).toMatchObject({ ok: true, household: { back: false, why: "changed" } });
    expect(rows()).toEqual(before);
    expect(db.select().from(person).where(eq(person.id, old!)).get()?.diedOn).toBeNull();
  });
});
