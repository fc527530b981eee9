import { loanApplication, pensionCheck, person } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { loadPolicies } from "~/areas/policies/index.server";
import { addDays, addMonths, todayOn } from "~/platform/dates";
import { loanHouse, makeApplication } from "../../../tests/support/application-fixture";
import { register } from "../../../tests/support/people-fixture";
import { testDb } from "../../../tests/support/test-db";
import { makeVillage } from "../../../tests/support/training-fixture";
import { listPeople } from "./list-people.server";
import { ageCuts, ageState } from "./over-age";
import { groundOf, groundsOf } from "./over-age.server";

it("the last birth that is past each age, by DOMAIN §1.9", () => {
  // M 1966-05 → 2026-10, F50 1975-03 → 2025-05, farmers 60 years.
  const cuts = ageCuts("2026-10-20", 60);
  expect(cuts.farmer).toBe("1966-10-20");
  expect(cuts.man.slice(0, 7)).toBe("1966-05");
  expect(ageCuts("2025-05-15", 60).woman50.slice(0, 7)).toBe("1975-03");
  const state = (birthOn: string, sex: "male" | "female", ground: "unknown" | "farmer" | "woman50") =>
    ageState({ birthOn, sex, ground }, cuts);
  expect([
    state("1966-08-01", "male", "unknown"),
    state("1966-01-01", "male", "unknown"),
    state("1970-01-01", "female", "unknown"),
    state("1970-01-01", "female", "farmer"),
    state("1970-01-01", "female", "woman50"),
    state("1966-01-01", "female", "unknown"),
    state("1980-01-01", "female", "unknown"),
  ]).toEqual(["unsure", "over", "unsure", "under", "over", "over", "under"]);
});

it("the two lists hold exactly whom the rule says, whatever is on record", () => {
  const db = testDb();
  loadPolicies(db);
  const here = makeVillage(db);
  const { staff } = loanHouse(db, here);
  const today = todayOn();
  const born = (years: number, days = 0) => addDays(addMonths(today, -years * 12), days);
  const made = [
    { sex: "female", birthOn: born(57) },
    { sex: "female", birthOn: born(57), category: "rural-entrepreneur" },
    { sex: "female", birthOn: born(61) },
    { sex: "male", birthOn: born(60, -1) },
    { sex: "male", birthOn: born(64) },
    { sex: "male", birthOn: born(40) },
  ].map((columns, i) => {
    const { id } = register(db, here, { name: `孔${"甲乙丙丁戊己"[i]}` });
    db.update(person).set(columns).where(eq(person.id, id)).run();
    return id;
  });
  // Her application says which insurance she has.
  const { id, personId } = makeApplication(db, staff, here, { until: "draft" });
  db.update(person)
    .set({ sex: "female", birthOn: born(57) })
    .where(eq(person.id, personId))
    .run();
  db.update(loanApplication).set({ ageCategory: "woman50" }).where(eq(loanApplication.id, id)).run();
  const list = (missing: "over-age" | "age-unsure") =>
    listPeople(db, "all", { missing }, "added", null, 50).rows.map((r) => r.id);
  expect(list("over-age")).toEqual([made[2], made[4], personId]);
  expect(list("age-unsure")).toEqual([made[0], made[3]]);
  // What the bureau has checked itself needs no paper: she is in the pension of residents; a doubt about it says nothing.
  const check = (personId: number, result: string, checkedOn: string) =>
    db
      .insert(pensionCheck)
      .values({
        personId,
        checkedOn,
        status: "insured",
        result,
        checkedBy: "u",
        checkedByName: "甲",
        createdAt: 0,
      })
      .run();
  check(made[0]!, "passed", addDays(today, -9));
  check(made[3]!, "passed", addDays(today, -9));
  check(made[3]!, "doubt", addDays(today, -2));
  expect(groundOf(db, made[0]!)).toBe("farmer");
  expect(list("age-unsure")).toEqual([made[3]]);
  // A category that is not to be read does not speak through the age.
  expect([true, false].map((byCategory) => groundOf(db, made[1]!, { byCategory }))).toEqual([
    "farmer",
    "unknown",
  ]);
  expect([...groundsOf(db, [made[1]!, made[2]!, personId])]).toEqual([
    [made[1], "farmer"],
    [made[2], "unknown"],
    [personId, "woman50"],
  ]);
});
