import { expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { action } from "./routes/photos";

it("photos: each wrong field has its own words, and what was typed comes back", async () => {
  const db = testDb();
  const trip = makeTrip(db, [{ villageId: makeVillage(db), quota: 2 }]);
  const fields = { step: "add", place: " ", takenOn: "前天" };
  const params = { tripId: String(trip.id) };
  const answer = (await action(call(`/trips/${trip.id}/photos`, trip.trainer.cookie, params, fields))) as {
    data: { errors: object; typed: object };
    init: { status: number };
  };
  expect(answer.init.status).toBe(400);
  expect(Object.keys(answer.data.errors).sort()).toEqual(["photo", "place", "takenOn"]);
  expect(answer.data.typed).toMatchObject({ takenOn: "前天" });
});
