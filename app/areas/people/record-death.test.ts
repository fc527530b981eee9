import { person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { offersOfPerson } from "~/person-sources.server";
import { addDays, todayOn } from "~/platform/dates";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { changeHead } from "./households/change-head.server";
import { checkPension } from "./households/check-pension.server";
import { pensionState } from "./households/household-page.server";
import { findHousehold, rowsOfHousehold } from "./households/household-queries.server";
import { joinHousehold } from "./households/join-household.server";
import { countPeople } from "./list-people.server";
import { countInVillage } from "./people-queries.server";
import { recordDeath } from "./record-death.server";

it("a death entered anywhere is on the person, ends offers and dues, and can be taken back", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const old = register(db, here, { category: "returned-migrant" });
  const son = register(db, here, { name: "李小河" });
  const home = makeHousehold(db, here, old.id, [[son.id, "20"]], "2020-01-01");
  const { person: boss } = signInAs(db, "administrator");
  const diedOn = () => db.select().from(person).where(eq(person.id, old.id)).get()?.diedOn;
  const check = (status: "insured" | "ended", result: "passed" | "deceased", checkedOn: string) =>
    checkPension(db, actorFor(boss, "pension.check"), old.id, { checkedOn, status, result, note: null });
  check("insured", "passed", "2024-11-05");
  expect(offersOfPerson(db, boss, old.id, "zh")).not.toEqual([]);
  expect(countPeople(db, "all", {})).toBe(2);

  expect(check("insured", "deceased", "2025-06-01")).toMatchObject({ why: "check.deadStatus" });
  expect(check("ended", "deceased", "2025-06-01")).toMatchObject({ ok: true });
  expect(diedOn()).toBe("2025-06-01");
  // The household knows the day itself.
  const edit = actorFor(boss, "household.edit");
  const changed = changeHead(db, edit, home, {
    personId: son.id,
    fromOn: "2025-03-02",
    former: "died",
    relations: new Map(),
    revision: findHousehold(db, "all", home)!.revision,
    note: null,
  });
  expect(changed).toEqual({ ok: true });
  expect(diedOn()).toBe("2025-03-01");
  expect(rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn).toBe("2025-03-01");

  expect(offersOfPerson(db, boss, old.id, "zh")).toEqual([]);
  expect(pensionState(db, old.id, "2030-01-01", "zh")).toMatchObject({ late: false });
  expect(check("ended", "passed", "2025-07-01")).toMatchObject({ why: "check.dead" });
  const join = { joiner: { personId: old.id }, relation: "30", fromOn: todayOn(), note: null };
  expect(joinHousehold(db, edit, null, home, join)).toMatchObject({ why: "join.dead" });
  expect([countPeople(db, "all", {}), countInVillage(db, here)]).toEqual([1, 1]);
  expect(countPeople(db, "all", { missing: "died" })).toBe(1);
  expect(countPeople(db, "all", { term: old.name })).toBe(1);

  const by = actorFor(boss, "person.edit");
  const record = (day: string | null) =>
    recordDeath(db, by, old.id, {
      diedOn: day,
      reason: "村委会告知",
      revision: db.select().from(person).where(eq(person.id, old.id)).get()!.revision,
    });
  expect(record(addDays(todayOn(), 1))).toMatchObject({ why: "died.future" });
  expect(record(null)).toMatchObject({ ok: true, household: { back: true } });
  expect(rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn).toBeNull();
  expect(record(null)).toMatchObject({ why: "died.notDead" });
  expect(diedOn()).toBeNull();
  expect(offersOfPerson(db, boss, old.id, "zh")).not.toEqual([]);
  const log = db.$client.prepare("SELECT event FROM audit_event WHERE event LIKE 'person.d%' ORDER BY id");
  expect(log.pluck().all()).toEqual(["person.died", "person.died", "person.death-taken-back"]);
});

it("a member whom a pension check finds dead is a member no more; a better day moves the end along, taken back they are again", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const old = register(db, here, { category: "returned-migrant" });
  const son = register(db, here, { name: "李小河" });
  const home = makeHousehold(db, here, son.id, [[old.id, "51"]], "2020-01-01");
  const { person: boss } = signInAs(db, "administrator");
  const end = () => rowsOfHousehold(db, home).find((r) => r.personId === old.id)?.toOn;
  const check = { checkedOn: "2025-06-01", status: "ended", result: "deceased", note: null } as const;
  expect(checkPension(db, actorFor(boss, "pension.check"), old.id, check)).toMatchObject({ ok: true });
  expect(end()).toBe("2025-06-01");
  const record = (diedOn: string | null) =>
    recordDeath(db, actorFor(boss, "person.edit"), old.id, {
      diedOn,
      reason: "村委会告知",
      revision: db.select().from(person).where(eq(person.id, old.id)).get()!.revision,
    });
  record("2025-05-20");
  expect(end()).toBe("2025-05-20");
  expect(record(null)).toMatchObject({ household: { back: true } });
  expect(end()).toBeNull();
  // A head stays until the household says who follows.
  checkPension(db, actorFor(boss, "pension.check"), son.id, check);
  expect(rowsOfHousehold(db, home).find((r) => r.personId === son.id)?.toOn).toBeNull();
});
