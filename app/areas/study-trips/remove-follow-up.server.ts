import type { Db } from "db/client.server";
import { tripFollowUp } from "db/schema";
import { and, eq } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { subjectOf } from "./trip-name";
import { findTrip } from "./trip-queries.server";
import { type TripState, takesFollowUps } from "./trip-state";

export type WhyNotRemoved = "trip.why.notFound" | "trip.why.settled" | "follow.why.reason";

/** Takes back a follow-up that was written by mistake, with the reason; the log keeps what it said. */
export function removeFollowUp(
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  id: number,
  reason: string,
): { ok: true } | { ok: false; why: WhyNotRemoved } {
  return db.transaction((tx) => {
    const found = findTrip(tx, actor.villages, tripId);
    const row = tx
      .select()
      .from(tripFollowUp)
      .where(and(eq(tripFollowUp.id, id), eq(tripFollowUp.tripId, tripId)))
      .get();
    if (!found || !row || !inScope(actor.villages, row.villageId))
      return { ok: false, why: "trip.why.notFound" };
    if (!takesFollowUps(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    if (!reason) return { ok: false, why: "follow.why.reason" };
    tx.delete(tripFollowUp).where(eq(tripFollowUp.id, id)).run();
    recordEvent(tx, actor, {
      event: "trip.follow-up-removed",
      subject: subjectOf(found.trip),
      villageId: row.villageId,
      reason,
      before: { doneOn: row.on, note: row.words },
    });
    return { ok: true };
  });
}
