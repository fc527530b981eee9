import { auditEvent, tripPlace } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { actorFor } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { details, makeTrip } from "../../../tests/support/trip-fixture";
import { editPlace, substitute } from "./change-place.server";
import { changeTripState } from "./change-trip-state.server";
import { insurancePaper } from "./roll-papers.server";
import * as insuranceRoute from "./routes/insurance";
import { signPeople } from "./sign-people.server";
import { insuredPlaces } from "./trip-facts.server";
import { findTrip } from "./trip-queries.server";

/** 孔二 does not come, 孔四 stands in at the bus and nobody insures her. */
function rodeWithout() {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["孔一", "孔二", "孔四"]);
  const quotas = [{ villageId: village, quota: 2 }];
  const trip = makeTrip(db, quotas, { people: people.slice(0, 2), until: "running" });
  // The roll was insured well before the bus left.
  db.update(tripPlace)
    .set({ insuredAt: Date.now() - 3_600_000 })
    .where(eq(tripPlace.tripId, trip.id))
    .run();
  const nominate = actorFor(trip.trainer.person, "trip.nominate");
  const [one, two] = trip.roll();
  const done = substitute(db, nominate, trip.id, two!.id, people[2]!, "没赶上车");
  if (!done.ok) throw new Error(done.why);
  expect(editPlace(db, nominate, trip.id, done.placeId, details).ok).toBe(true);
  const sign = actorFor(trip.trainer.person, "trip.sign");
  const at = Date.now() - 60_000;
  for (const leg of trip.legs)
    signPeople(
      db,
      sign,
      trip.id,
      leg.id,
      [one!.id, done.placeId].map((placeId) => ({ placeId, mark: "present", at })),
    );
  const edit = actorFor(trip.trainer.person, "trip.edit");
  const finish = (reason?: string) => changeTripState(db, edit, trip.id, "finished", { reason });
  const notes = () =>
    insurancePaper(db, findTrip(db, "all", trip.id)!, {
      actor: trip.trainer.person,
      origin: "http://x",
      now: Date.now(),
    }).notes.join("\n");
  return { db, trip, finish, notes };
}

it("who rode without insurance is asked for before the trip ends, and the paper names them", () => {
  const { finish, notes } = rodeWithout();
  expect(notes()).toContain("没有保险就上了车：孔四");
  expect(finish()).toMatchObject({ why: "trip.why.reason" });
  expect(finish("临上车换人，保险公司当天不办")).toEqual({ ok: true });
  expect(notes()).toContain("在名单上，没有来：孔二");
});

it("after the trip the list is put right with a reason, and says who was added after boarding", async () => {
  const { db, trip, finish, notes } = rodeWithout();
  finish("保险公司晚上才回话");
  const post = (reason: string) =>
    insuranceRoute.action(
      call(
        `/trips/${trip.id}/insurance`,
        trip.trainer.cookie,
        { tripId: String(trip.id) },
        {
          insurer: "人保",
          policyNumber: "P1",
          insuredFromOn: trip.legs[0]!.on,
          insuredToOn: trip.legs[0]!.on,
          reason,
        },
      ),
    );
  expect(await statusOf(() => post(""))).toBe(422);
  expect(await statusOf(() => post("保险公司追认"))).toBe(303);
  expect(insuredPlaces(db, trip.id).filter((r) => r.seated !== r.insured)).toEqual([]);
  expect(notes()).toContain("上车以后补进名单：孔四（");
  expect(notes()).not.toContain("没有保险");
  const rows = db.select().from(auditEvent).where(eq(auditEvent.event, "trip.insured")).all();
  expect(rows.at(-1)).toMatchObject({ outcome: "success", reason: "保险公司追认" });
});
