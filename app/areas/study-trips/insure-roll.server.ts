import type { Db } from "db/client.server";
import { studyTrip, tripPlace } from "db/schema";
import { and, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { insuranceGap, insuredPlaces } from "./trip-facts.server";
import { subjectOf } from "./trip-name";
import { findWholeTrip } from "./trip-queries.server";
import { insuresLate, type TripState, takesInsurance } from "./trip-state";

export interface Policy {
  insurer: string;
  policyNumber: string;
  insuredFromOn: Day;
  insuredToOn: Day;
}

/**
 * Writes the policy and makes the insurance list equal to the roll: who was added to the roll is added, who left it is
 * taken off. Answers how many of each, for the note to the insurer. Everybody on the list has somebody to call: without
 * that the list is not made, and `count` says for how many it is missing. After the way home it takes a reason, and who
 * was on the bus before keeps the later hour of being insured.
 */
export function insureRoll(
  db: Db,
  actor: Actor<"trip.edit">,
  tripId: number,
  policy: Policy,
  now = Date.now(),
  reason: string | null = null,
):
  | { ok: true; added: number; removed: number }
  | {
      ok: false;
      why:
        | "trip.why.notFound"
        | "trip.why.settled"
        | "trip.why.policyPeriod"
        | "trip.why.noContact"
        | "trip.why.insuredLate";
      count?: number;
    } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, tripId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const { trip } = found;
    if (!takesInsurance(trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    if (insuresLate(trip.state as TripState) && !reason) return { ok: false, why: "trip.why.insuredLate" };
    if (policy.insuredFromOn > trip.fromOn || policy.insuredToOn < trip.toOn)
      return { ok: false, why: "trip.why.policyPeriod" };
    const alone = insuredPlaces(tx, tripId).filter((r) => r.seated && !r.contact).length;
    if (alone > 0) return { ok: false, why: "trip.why.noContact", count: alone };
    const gap = insuranceGap(tx, tripId);
    tx.update(studyTrip)
      .set({ ...policy, updatedAt: now })
      .where(eq(studyTrip.id, tripId))
      .run();
    tx.update(tripPlace)
      .set({ insuredAt: now })
      .where(and(eq(tripPlace.tripId, tripId), eq(tripPlace.state, "seated"), isNull(tripPlace.insuredAt)))
      .run();
    tx.update(tripPlace)
      .set({ insuredAt: null })
      .where(and(eq(tripPlace.tripId, tripId), ne(tripPlace.state, "seated"), isNotNull(tripPlace.insuredAt)))
      .run();
    recordEvent(tx, actor, {
      event: "trip.insured",
      subject: subjectOf(trip),
      reason: reason ?? undefined,
      after: { ...policy, added: gap.uninsured, removed: gap.insuredInVain },
    });
    return { ok: true, added: gap.uninsured, removed: gap.insuredInVain };
  });
}
