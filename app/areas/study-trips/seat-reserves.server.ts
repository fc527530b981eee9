import type { Tx } from "db/client.server";
import { person, studyTrip, tripPlace } from "db/schema";
import { and, asc, eq, isNull, lt, max, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { placesOfVillage } from "./trip-facts.server";
import { subjectOf } from "./trip-name";
import { quotasOf, type Trip } from "./trip-queries.server";

/** Takes one seat when there is one: the condition and the count are one statement, so none is given twice. */
export const takeSeat = (tx: Tx, tripId: number): boolean =>
  tx
    .update(studyTrip)
    .set({ seatsTaken: sql`${studyTrip.seatsTaken} + 1` })
    .where(and(eq(studyTrip.id, tripId), lt(studyTrip.seatsTaken, studyTrip.capacity)))
    .run().changes === 1;

export const freeSeat = (tx: Tx, tripId: number): void => {
  tx.update(studyTrip)
    .set({ seatsTaken: sql`${studyTrip.seatsTaken} - 1` })
    .where(eq(studyTrip.id, tripId))
    .run();
};

export const nextRollNumber = (tx: Tx, tripId: number): number =>
  (tx
    .select({ n: max(tripPlace.rollNumber) })
    .from(tripPlace)
    .where(eq(tripPlace.tripId, tripId))
    .get()?.n ?? 0) + 1;

/** Gives free seats to the reserves of the villages that have quota left, first come first served. Answers who got one. */
export function seatReserves(
  tx: Tx,
  by: EventBy,
  trip: Pick<Trip, "id" | "year" | "number" | "title">,
): number[] {
  const seated: number[] = [];
  for (const { villageId, quota } of quotasOf(tx, trip.id)) {
    for (;;) {
      const { seated: taken, reserves } = placesOfVillage(tx, trip.id, villageId);
      if (taken >= quota || reserves === 0) break;
      const first = tx
        .select({ id: tripPlace.id, personId: tripPlace.personId })
        .from(tripPlace)
        .innerJoin(person, eq(person.id, tripPlace.personId))
        .where(
          and(
            eq(tripPlace.tripId, trip.id),
            eq(tripPlace.villageId, villageId),
            eq(tripPlace.state, "reserve"),
            isNull(person.diedOn),
          ),
        )
        .orderBy(asc(tripPlace.reserveNumber))
        .limit(1)
        .get();
      if (!first || !takeSeat(tx, trip.id)) break;
      tx.update(tripPlace)
        .set({ state: "seated", reserveNumber: null, rollNumber: nextRollNumber(tx, trip.id) })
        .where(eq(tripPlace.id, first.id))
        .run();
      recordEvent(tx, by, {
        event: "trip.seated",
        subject: subjectOf(trip),
        villageId,
        after: { personId: first.personId, fromReserve: true },
      });
      seated.push(first.personId);
    }
  }
  return seated;
}
