import { auditEvent, studyTrip } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { testDb } from "../../../tests/support/test-db";
import { call, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { makeTrip } from "../../../tests/support/trip-fixture";
import { action } from "./routes/trip";

it("an approval without a number gets one until the trip is filed; one that is there stays", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const trip = makeTrip(db, [{ villageId: village, quota: 2 }]);
  const { cookie } = trip.trainer;
  const send = (approvalNumber: string) =>
    action(
      call(
        `/trips/${trip.id}`,
        cookie,
        { tripId: String(trip.id) },
        { step: "approval-number", approvalNumber },
      ),
    );
  const now = () => db.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!;
  db.update(studyTrip).set({ approvalNumber: null, approvedOn: null }).run();
  const empty = (await send("  ")) as { data: unknown; init: { status: number } };
  expect(empty.init.status).toBe(400);
  expect(empty.data).toMatchObject({ to: "approval-number", why: "必填。" });
  expect(((await send("郓人社培〔2026〕9 号")) as Response).status).toBe(303);
  expect(now()).toMatchObject({ approvalNumber: "郓人社培〔2026〕9 号", approvedOn: expect.any(String) });
  expect(db.select().from(auditEvent).all().at(-1)?.event).toBe("trip.approval-number-added");
  expect(await statusOf(() => send("另一个号"))).toBe(422);
  db.update(studyTrip).set({ approvalNumber: null, state: "closed" }).run();
  expect(await statusOf(() => send("郓人社培〔2026〕10 号"))).toBe(422);
});
