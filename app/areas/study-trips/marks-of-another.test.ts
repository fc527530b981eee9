import { tripSign } from "db/schema";
import { expect, it } from "vitest";
import { madeBy, notTheirs } from "~/platform/access/made-by";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { action } from "./routes/sign-in";

it("signs that a page of somebody else still sends are not taken under the name of who is signed in", async () => {
  const db = testDb();
  const trip = makeTrip(db, [{ villageId: makeVillage(db), quota: 2 }]);
  const { person, cookie } = signInAs(db, "trainer", "all");
  const send = (who: string) => {
    const args = call(`/trips/${trip.id}/sign-in`, cookie, { tripId: String(trip.id) }, { signs: "[]" });
    args.request.headers.set(madeBy, encodeURIComponent(who));
    return statusOf(() => action(args as never));
  };
  expect(await send("admin")).toBe(notTheirs);
  expect(await send(person.username)).not.toBe(notTheirs);
  expect(db.select().from(tripSign).all()).toHaveLength(0);
});
