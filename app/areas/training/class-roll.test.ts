import { expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { makeClass, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { findClass } from "./class-queries.server";
import { rollOf, rollsOf } from "./class-roll.server";

it("keeps the people, half-days and waiting of several classes apart", () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["甲甲", "乙乙", "丙丙"]);
  const ids = [
    makeClass(db, village, { until: "enrolling", capacity: 2, people }).id,
    makeClass(db, village, { halfDays: 6, people: makePeople(db, village, ["丁丁"]) }).id,
  ];
  const classes = ids.map((id) => findClass(db, "all", id)!);
  const rolls = rollsOf(db, classes);
  expect(rolls.map((r) => [r.roll.map((p) => p.person.name), r.waiting.length, r.sessions.length])).toEqual([
    [["甲甲", "乙乙"], 1, 4],
    [["丁丁"], 0, 6],
  ]);
  expect(rolls).toEqual(classes.map((c) => ({ ...c, ...rollOf(db, c) })));
  expect(rollsOf(db, [])).toEqual([]);
});
