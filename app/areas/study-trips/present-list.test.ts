import { session } from "db/schema";
import { expect, it } from "vitest";
import { byItself } from "~/platform/access/by-itself";
import { later } from "~/platform/forms/use-present-list";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import * as signRoute from "./routes/sign-in";
import * as listRoute from "./routes/sign-in-json";
import type { SignPage } from "./sign-page.server";

it("an open page is told who was signed in on another phone, of the leg it shows; looking keeps nobody signed in", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["孔一", "孔二"]);
  const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people, until: "running" });
  const [stopId, params] = [trip.legs[0]!.id, { tripId: String(trip.id) }];
  const signs = JSON.stringify(trip.roll().map((p) => ({ stopId, placeId: p.id, mark: "present" })));
  await signRoute.action(call(`/trips/${trip.id}/sign-in`, trip.trainer.cookie, params, { signs }));

  const seenAt = Date.now() - 5 * 60_000;
  db.update(session).set({ seenAt }).run();
  const seen = () => db.select({ seenAt: session.seenAt }).from(session).get();
  const ask = call(`/trips/${trip.id}/sign-in.json?stop=${stopId}`, trip.trainer.cookie, params);
  ask.request.headers.set(byItself, "1");
  const list = (await (await listRoute.loader(ask)).json()) as SignPage;
  expect(list).toMatchObject({ stopId, open: true });
  expect(list.people.map((p) => p.marks[0]?.mark)).toEqual(["present", "present"]);
  expect(seen()).toEqual({ seenAt });
  await listRoute.loader(call(`/trips/${trip.id}/sign-in.json`, trip.trainer.cookie, params));
  expect(seen()?.seenAt).toBeGreaterThan(seenAt);
});

it("of two answers the one read later is the list, whichever came first", () => {
  expect(later({ readAt: 2 }, { readAt: 1 })).toEqual({ readAt: 2 });
  expect(later({ readAt: 1 }, { readAt: 2 })).toEqual({ readAt: 2 });
  expect(later(null, { readAt: 1 })).toEqual({ readAt: 1 });
});
