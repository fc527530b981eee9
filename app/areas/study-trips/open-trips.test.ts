import { expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { openTripsOf } from "./open-trips.server";

it("an open trip is offered to who may still go from the village, with the places left and what was approved", () => {
  const db = testDb();
  const here = makeVillage(db);
  const there = makeVillage(db, "冯屯村", "371725101217");
  const [goes, stays] = makePeople(db, here, ["孔一", "孔二"]);
  const [foreign] = makePeople(db, there, ["冯一"]);
  const fromOn = addDays(todayOn(), 9);
  const trip = makeTrip(db, [{ villageId: here, quota: 2 }], { people: [goes!], fromOn });
  const offers = (id: number) => openTripsOf(db, signInAs(db, "trainer").person, id, "zh");
  expect(offers(stays!)).toMatchObject([
    {
      state: { word: "还有 1 个名额" },
      rule: expect.stringMatching(/^依据：局务会.*2 人$/),
      action: { to: `/trips/${trip.id}/places` },
    },
  ]);
  expect(offers(goes!)).toEqual([]);
  expect(offers(foreign!)).toEqual([]);
});
