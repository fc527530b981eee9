import { tripFollowUp } from "db/schema";
import { expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { actorFor } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { addFollowUp } from "./add-follow-up.server";
import { editTask } from "./change-task.server";
import { signPeople } from "./sign-people.server";
import { startOfFollow, writesNext } from "./visits";
import { openVisits } from "./visits.server";
import { writeLesson } from "./write-lesson.server";
import { addTask } from "./write-task.server";

/** A trip of two villages, so many days ago; of the second village nobody came. */
function halfCame(daysAgo: number) {
  const db = testDb();
  const came = makeVillage(db);
  const stayed = makeVillage(db, "大高庄村", "371725109209");
  const people = [...makePeople(db, came, ["孔一"]), ...makePeople(db, stayed, ["高一"])];
  const quotas = [came, stayed].map((villageId) => ({ villageId, quota: 1 }));
  const fromOn = addDays(todayOn(), -daysAgo);
  const trip = makeTrip(db, quotas, { people, until: "finished", fromOn, change: { toOn: fromOn } });
  const [one, two] = trip.roll();
  const sign = actorFor(trip.trainer.person, "trip.sign");
  signPeople(db, sign, trip.id, trip.legs[0]!.id, [{ placeId: one!.id, mark: "present" }]);
  const actor = actorFor(trip.trainer.person, "trip.follow");
  return { db, trip, actor, came, one: one!, two: two!, fromOn };
}

it("who stayed away writes nothing, and nobody has told the village tomorrow or before the trip", () => {
  const { db, trip, actor, one, two, fromOn } = halfCame(3);
  const write = (placeId: number, briefedOn: string | null) =>
    writeLesson(db, actor, trip.id, placeId, { learned: "先把一样东西做好", briefedOn });
  expect(write(two.id, null)).toEqual({ ok: false, why: "lesson.why.absent" });
  for (const on of [addDays(todayOn(), 1), addDays(fromOn, -1)])
    expect(write(one.id, on)).toEqual({ ok: false, why: "lesson.why.briefedOn" });
  expect(write(one.id, todayOn())).toEqual({ ok: true });
});

it("what follows a trip is not due before it", () => {
  const { db, trip, actor, came, fromOn } = halfCame(3);
  const task = (dueOn: string) => ({
    villageId: came,
    placeId: null,
    ownerId: actor.userId,
    trade: "柳编",
    what: "开店",
    dueOn,
    shops: null,
  });
  expect(addTask(db, actor, trip.id, task(addDays(fromOn, -1)))).toMatchObject({ why: "task.why.due" });
  const made = addTask(db, actor, trip.id, task(todayOn()));
  if (!made.ok) throw new Error(made.why);
  const { villageId: _, ...change } = { ...task("2025-01-01"), revision: 1 };
  expect(editTask(db, actor, trip.id, made.id, change)).toMatchObject({ why: "task.why.due" });
});

it("a visit before its time is not the one after 30 days; where nobody came from, nobody goes", () => {
  const { db, trip, actor, came, two, fromOn } = halfCame(40);
  const see = (on: string) =>
    addFollowUp(db, actor, trip.id, { villageId: came, kind: "30", on, words: "看过了" });
  const waiting = () => openVisits(db, "all", todayOn()).map((v) => v.village);
  expect(waiting()).toEqual(["孔庄村"]);
  const there = { kind: "30" as const, on: todayOn(), words: "看过了" };
  expect(addFollowUp(db, actor, trip.id, { ...there, villageId: two.villageId })).toMatchObject({
    why: "trip.why.notFound",
  });
  expect(see(fromOn)).toEqual({ ok: false, why: "follow.why.early" });
  expect(see(addDays(todayOn(), 1))).toEqual({ ok: false, why: "follow.why.day" });
  // One of before this rule stays on the page and does not count.
  const old = {
    villageId: came,
    kind: "30",
    words: "当天",
    userId: actor.userId,
    userName: "周敏",
    createdAt: 1,
  };
  db.insert(tripFollowUp)
    .values({ ...old, tripId: trip.id, on: fromOn })
    .run();
  expect(waiting()).toEqual(["孔庄村"]);
  expect(see(addDays(fromOn, 30))).toEqual({ ok: true });
  expect(waiting()).toEqual([]);
});

it("a follow-up starts with the village and the visit that are due first, not with one that is written", () => {
  const open = (...ids: number[]) => ids.map((villageId) => ({ villageId }));
  const toOn = "2026-03-01";
  const visits = [
    { kind: "30" as const, open: open(2) },
    { kind: "90" as const, open: open(1, 2) },
  ];
  expect(writesNext(visits, toOn, 2, "2026-04-10")).toBe("30");
  // The visit after 30 days is written, the one after 90 days would be refused as too early.
  expect(writesNext(visits, toOn, 1, "2026-04-10")).toBe("other");
  expect(writesNext(visits, toOn, 1, "2026-05-25")).toBe("90");
  const villages = [
    { value: "1", next: "other" as const },
    { value: "2", next: "30" as const },
  ];
  expect(startOfFollow(villages, { villageId: "", kind: "" })).toEqual({ villageId: "2", kind: "30" });
  expect(startOfFollow(villages, { villageId: "1", kind: "" })).toEqual({ villageId: "1", kind: "other" });
  expect(startOfFollow(villages, { villageId: "1", kind: "90" })).toEqual({ villageId: "1", kind: "90" });
});
