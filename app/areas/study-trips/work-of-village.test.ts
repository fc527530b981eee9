import { tripPlace, tripQuota } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { ChangeSet, takeBack } from "~/platform/reversible.server";
import { testDb } from "../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { tripsOfVillage } from "./work-of-village.server";

it("a village taken up: open trips go on with the other one, finished ones stay, and all can be taken back", () => {
  const db = testDb();
  const from = makeVillage(db);
  const into = makeVillage(db, "大高庄村", "371725109209");
  const people = makePeople(db, from, ["孔一", "孔二"]);
  const both = makeTrip(
    db,
    [
      { villageId: from, quota: 2 },
      { villageId: into, quota: 1 },
    ],
    { people },
  );
  const alone = makeTrip(db, [{ villageId: from, quota: 3 }]);
  const done = makeTrip(db, [{ villageId: from, quota: 1 }]);
  db.$client.prepare("UPDATE study_trip SET state = 'finished' WHERE id = ?").run(done.id);
  const everything = () =>
    JSON.stringify([db.select().from(tripQuota).all(), db.select().from(tripPlace).all()]);
  const before = everything();
  expect(tripsOfVillage.count(db, from)).toBe(2);
  const changes = db.transaction((tx) => {
    const set = new ChangeSet(tx);
    tripsOfVillage.move(tx, set, { from, into, on: "2026-01-01", basis: "合并", now: 1 });
    return set.changes();
  });
  const quotas = (tripId: number) =>
    db
      .select()
      .from(tripQuota)
      .where(eq(tripQuota.tripId, tripId))
      .all()
      .map((q) => [q.villageId, q.quota]);
  expect(quotas(both.id)).toEqual([[into, 3]]);
  expect(quotas(alone.id)).toEqual([[into, 3]]);
  expect(quotas(done.id)).toEqual([[from, 1]]);
  expect(both.roll().map((p) => p.villageId)).toEqual([into, into]);
  db.transaction((tx) => takeBack(tx, changes));
  expect(everything()).toBe(before);
});
