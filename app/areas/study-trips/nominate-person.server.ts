import { randomBytes } from "node:crypto";
import type { Db, Reader } from "db/client.server";
import { studyTrip, tripPlace } from "db/schema";
import { and, eq, max, ne, notInArray } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { nextRollNumber, takeSeat } from "./seat-reserves.server";
import { placesOfVillage } from "./trip-facts.server";
import { sameDays } from "./trip-figures";
import { subjectOf } from "./trip-name";
import { type FoundTrip, findTrip, type Trip } from "./trip-queries.server";
import { type TripState, takesNominations } from "./trip-state";

export interface PlaceDetails {
  post: string | null;
  emergencyName: string | null;
  emergencyPhone: string | null;
}

export type WhyNotNominated =
  | "nominate.why.state"
  | "nominate.why.twice"
  | "nominate.why.village"
  | "nominate.why.otherTrip"
  | "nominate.why.dead"
  | "nominate.why.notFound";

/** Sixteen letters nobody guesses: what a badge says. */
export const newPlaceCode = (): string => randomBytes(12).toString("base64url");

/** Another trip this person is on that shares a day with this one. */
export function otherTripOf(db: Reader, trip: Trip, personId: number): Trip | undefined {
  return db
    .select({ trip: studyTrip })
    .from(tripPlace)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .where(
      and(
        eq(tripPlace.personId, personId),
        eq(tripPlace.state, "seated"),
        ne(studyTrip.id, trip.id),
        notInArray(studyTrip.state, ["cancelled"]),
      ),
    )
    .all()
    .find((r) => sameDays(r.trip, trip))?.trip;
}

/** Why a person may not go on this trip; null when they may. */
export function whyNotOnTrip(
  db: Reader,
  found: FoundTrip,
  who: { id: number; villageId: number; diedOn: string | null },
): WhyNotNominated | null {
  if (who.diedOn !== null) return "nominate.why.dead";
  if (!found.quotas.some((q) => q.villageId === who.villageId)) return "nominate.why.village";
  const already = db
    .select({ id: tripPlace.id })
    .from(tripPlace)
    .where(
      and(
        eq(tripPlace.tripId, found.trip.id),
        eq(tripPlace.personId, who.id),
        ne(tripPlace.state, "withdrawn"),
      ),
    )
    .get();
  if (already) return "nominate.why.twice";
  return otherTripOf(db, found.trip, who.id) ? "nominate.why.otherTrip" : null;
}

/**
 * Puts a person of the register on the trip. Where the village has used its quota, or no seat is left, they are put in
 * reserve (FEATURES 17). The quota is read and the seat counted in one immediate transaction: it holds for two at once.
 */
export function nominatePerson(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  personId: number,
  details: PlaceDetails,
  now = Date.now(),
):
  | { ok: true; placeId: number; seated: boolean; reserveNumber: number | null; name: string; quota: number }
  | { ok: false; why: WhyNotNominated } {
  return db.transaction((tx) => {
    const found = findTrip(tx, actor.villages, tripId);
    const who = findPerson(tx, actor.villages, personId);
    if (!found || !who || !inScope(actor.villages, who.villageId))
      return { ok: false, why: "nominate.why.notFound" };
    if (!takesNominations(found.trip.state as TripState)) return { ok: false, why: "nominate.why.state" };
    const why = whyNotOnTrip(tx, found, who);
    if (why) return { ok: false, why };
    const quota = found.quotas.find((q) => q.villageId === who.villageId)?.quota ?? 0;
    const { seated: taken, reserves } = placesOfVillage(tx, tripId, who.villageId);
    const seated = taken < quota && takeSeat(tx, tripId);
    const waiting = tx
      .select({ n: max(tripPlace.reserveNumber) })
      .from(tripPlace)
      .where(and(eq(tripPlace.tripId, tripId), eq(tripPlace.villageId, who.villageId)))
      .get()?.n;
    const reserveNumber = seated ? null : (waiting ?? 0) + 1;
    const place = tx
      .insert(tripPlace)
      .values({
        ...details,
        tripId,
        personId,
        villageId: who.villageId,
        state: seated ? "seated" : "reserve",
        rollNumber: seated ? nextRollNumber(tx, tripId) : null,
        reserveNumber,
        code: newPlaceCode(),
        createdBy: actor.userId,
        createdAt: now,
      })
      .returning({ id: tripPlace.id })
      .get();
    recordEvent(tx, actor, {
      event: seated ? "trip.nominated" : "trip.put-in-reserve",
      subject: subjectOf(found.trip),
      villageId: who.villageId,
      after: { person: who.name, personId, reserveNumber },
    });
    // Said is the place in the queue of today; the number kept only tells the order.
    const turn = seated ? null : reserves + 1;
    return { ok: true, placeId: place.id, seated, reserveNumber: turn, name: who.name, quota };
  });
}
