import type { Db, Reader, Tx } from "db/client.server";
import { person, tripPlace, tripSign } from "db/schema";
import { and, eq, ne } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { newPlaceCode, otherTripOf, type PlaceDetails, type WhyNotNominated } from "./nominate-person.server";
import { freeSeat, nextRollNumber, seatReserves } from "./seat-reserves.server";
import { subjectOf } from "./trip-name";
import { type FoundTrip, findTrip } from "./trip-queries.server";
import { type TripState, takesNominations, takesSubstitutes } from "./trip-state";

/** A place of a trip inside a scope, with the trip; another village's is not there. */
export function findPlace(db: Reader, scope: Actor["villages"], tripId: number, placeId: number) {
  const found = findTrip(db, scope, tripId);
  const row = db
    .select({ place: tripPlace, person: { id: person.id, name: person.name, phone: person.phone } })
    .from(tripPlace)
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .where(and(eq(tripPlace.id, placeId), eq(tripPlace.tripId, tripId), ne(tripPlace.state, "withdrawn")))
    .get();
  return found && row && inScope(scope, row.place.villageId) ? { ...found, ...row } : undefined;
}

type Answer = { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.settled" };

/** 职务 and whom to call in an emergency. */
export function editPlace(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  placeId: number,
  details: PlaceDetails,
): Answer {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    // What is filed or called off stays as its papers say.
    if (found.trip.state === "closed" || found.trip.state === "cancelled")
      return { ok: false, why: "trip.why.settled" };
    tx.update(tripPlace).set(details).where(eq(tripPlace.id, placeId)).run();
    recordEvent(tx, actor, {
      event: "trip.place-changed",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      before: { post: found.place.post },
      after: { person: found.person.name, post: details.post },
    });
    return { ok: true };
  });
}

/** Takes somebody off before the roll is frozen; their seat goes to the first of the reserves. */
export function withdrawPlace(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  placeId: number,
  reason: string,
  now = Date.now(),
): Answer | { ok: true; next: number[] } {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesNominations(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    // Who stands in has no seat of their own; whose place they took had one, and it goes to them.
    const standIn = standInOf(tx, placeId);
    const had = found.place.state === "seated" && found.place.substitutesId === null && !standIn;
    if (standIn) tx.update(tripPlace).set({ substitutesId: null }).where(eq(tripPlace.id, standIn.id)).run();
    if (found.place.substitutesId !== null)
      tx.update(tripPlace)
        .set({ absentReason: null })
        .where(eq(tripPlace.id, found.place.substitutesId))
        .run();
    tx.update(tripPlace)
      .set({
        state: "withdrawn",
        rollNumber: null,
        reserveNumber: null,
        substitutesId: null,
        endedAt: now,
        endedReason: reason,
      })
      .where(eq(tripPlace.id, placeId))
      .run();
    if (had) freeSeat(tx, tripId);
    recordEvent(tx, actor, {
      event: "trip.withdrawn",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      reason,
      after: { person: found.person.name, personId: found.person.id },
    });
    return { ok: true, next: had ? seatReserves(tx, actor, found.trip) : [] };
  });
}

/** Why somebody who is expected does not come. */
export function noteAbsence(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  placeId: number,
  reason: string | null,
): Answer {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    if (found?.place.state !== "seated") return { ok: false, why: "trip.why.notFound" };
    if (takesNominations(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    tx.update(tripPlace).set({ absentReason: reason }).where(eq(tripPlace.id, placeId)).run();
    recordEvent(tx, actor, {
      event: "trip.absence-noted",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      reason: reason ?? undefined,
      after: { person: found.person.name },
    });
    return { ok: true };
  });
}

export type WhyNotSubstitute =
  | WhyNotNominated
  | "substitute.why.state"
  | "substitute.why.came"
  | "substitute.why.replaced"
  | "substitute.why.standIn"
  | "substitute.why.standInCame";

const signedIn = (tx: Tx, placeId: number): boolean =>
  tx.select({ id: tripSign.placeId }).from(tripSign).where(eq(tripSign.placeId, placeId)).get() !== undefined;

/**
 * Another person in the place of one who does not come: a place of its own that takes no seat, so that planned, came,
 * absent and substitutes stay four figures. A reserve who stands in leaves the reserves.
 */
export function substitute(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  placeId: number,
  personId: number,
  reason: string,
  now = Date.now(),
): { ok: true; name: string; placeId: number } | { ok: false; why: WhyNotSubstitute } {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    const who = findPerson(tx, actor.villages, personId);
    if (!found || !who) return { ok: false, why: "nominate.why.notFound" };
    if (who.diedOn !== null) return { ok: false, why: "nominate.why.dead" };
    const { place, trip } = found;
    if (!takesSubstitutes(trip.state as TripState)) return { ok: false, why: "substitute.why.state" };
    if (place.state !== "seated" || place.substitutesId !== null)
      return { ok: false, why: "substitute.why.standIn" };
    if (signedIn(tx, placeId)) return { ok: false, why: "substitute.why.came" };
    if (standInOf(tx, placeId)) return { ok: false, why: "substitute.why.replaced" };
    const existing = ofPerson(tx, tripId, personId);
    if (existing && existing.state !== "reserve") return { ok: false, why: "nominate.why.twice" };
    if (!mayStandIn(found, who.villageId)) return { ok: false, why: "nominate.why.village" };
    if (otherTripOf(tx, trip, personId)) return { ok: false, why: "nominate.why.otherTrip" };
    const values = {
      state: "seated",
      // Their number among the reserves stays: whoever is not needed after all waits where they did.
      reserveNumber: existing?.reserveNumber ?? null,
      rollNumber: nextRollNumber(tx, tripId),
      substitutesId: placeId,
    };
    if (existing) tx.update(tripPlace).set(values).where(eq(tripPlace.id, existing.id)).run();
    const made =
      existing ??
      tx
        .insert(tripPlace)
        .values({
          ...values,
          tripId,
          personId,
          villageId: who.villageId,
          code: newPlaceCode(),
          createdBy: actor.userId,
          createdAt: now,
        })
        .returning({ id: tripPlace.id })
        .get();
    tx.update(tripPlace).set({ absentReason: reason }).where(eq(tripPlace.id, placeId)).run();
    recordEvent(tx, actor, {
      event: "trip.substituted",
      subject: subjectOf(trip),
      villageId: place.villageId,
      reason,
      before: { person: found.person.name },
      after: { person: who.name, personId },
    });
    return { ok: true, name: who.name, placeId: made.id };
  });
}

/**
 * Whoever was replaced comes after all: the stand-in goes back to the reserves they came from, or off the list. Not once
 * the stand-in has signed in: then both were there, and the list says who took the seat.
 */
export function undoSubstitute(
  db: Db,
  actor: Actor<"trip.nominate">,
  tripId: number,
  placeId: number,
  now = Date.now(),
): { ok: true; name: string } | { ok: false; why: WhyNotSubstitute } {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    const standIn = found && standInOf(tx, placeId);
    if (!found || !standIn) return { ok: false, why: "nominate.why.notFound" };
    if (!takesUndo(found.trip.state as TripState)) return { ok: false, why: "substitute.why.state" };
    if (signedIn(tx, standIn.id)) return { ok: false, why: "substitute.why.standInCame" };
    tx.update(tripPlace)
      .set({
        substitutesId: null,
        rollNumber: null,
        ...(standIn.reserveNumber === null
          ? { state: "withdrawn", endedAt: now, endedReason: found.person.name }
          : { state: "reserve" }),
      })
      .where(eq(tripPlace.id, standIn.id))
      .run();
    tx.update(tripPlace).set({ absentReason: null }).where(eq(tripPlace.id, placeId)).run();
    recordEvent(tx, actor, {
      event: "trip.substitute-undone",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      after: { person: found.person.name },
    });
    return { ok: true, name: found.person.name };
  });
}

/** A mark kept on a phone may come after the trip: the list is put right until it is filed. */
export const takesUndo = (state: TripState): boolean =>
  takesNominations(state) || takesSubstitutes(state) || state === "finished";

const mayStandIn = (found: FoundTrip, villageId: number): boolean =>
  found.quotas.some((q) => q.villageId === villageId);

export const standInOf = (db: Reader, placeId: number) =>
  db
    .select()
    .from(tripPlace)
    .where(and(eq(tripPlace.substitutesId, placeId), ne(tripPlace.state, "withdrawn")))
    .get();

const ofPerson = (tx: Tx, tripId: number, personId: number) =>
  tx
    .select()
    .from(tripPlace)
    .where(
      and(eq(tripPlace.tripId, tripId), eq(tripPlace.personId, personId), ne(tripPlace.state, "withdrawn")),
    )
    .get();
