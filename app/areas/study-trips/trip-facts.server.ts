import type { Reader } from "db/client.server";
import { person, studyTrip, tripCost, tripLesson, tripPlace, tripTask, village } from "db/schema";
import { and, asc, eq, inArray, isNotNull, isNull, lte, ne, or, sql } from "drizzle-orm";
import { villageNameOn } from "~/areas/villages/index.server";
import { missingAt } from "./trip-figures";
import {
  budgetOf,
  changesOf,
  type FoundTrip,
  placesOf,
  signsOf,
  stopsOf,
  type Trip,
} from "./trip-queries.server";
import type { TripFacts, TripState } from "./trip-state";
import { wasThere } from "./trips-of-village.server";

const count = sql<number>`count(*)`;

/** Whether the insurance covers every day of the trip. */
export const policyOf = (t: Trip): TripFacts["policy"] =>
  !t.insurer || !t.policyNumber || !t.insuredFromOn || !t.insuredToOn
    ? "none"
    : t.insuredFromOn <= t.fromOn && t.insuredToOn >= t.toOn
      ? "covers"
      : "period";

/** The insurance list against the roll: who is missing on it, and who is on it in vain. */
export function insuranceGap(db: Reader, tripId: number) {
  const of = (where: ReturnType<typeof and>) =>
    db
      .select({ n: count })
      .from(tripPlace)
      .where(and(eq(tripPlace.tripId, tripId), where))
      .get()?.n ?? 0;
  return {
    uninsured: of(and(eq(tripPlace.state, "seated"), isNull(tripPlace.insuredAt))),
    insuredInVain: of(and(ne(tripPlace.state, "seated"), isNotNull(tripPlace.insuredAt))),
  };
}

/** What the next step of a trip depends on. */
export function factsOf(db: Reader, { trip, quotas }: Pick<FoundTrip, "trip" | "quotas">): TripFacts {
  const stops = stopsOf(db, trip.id);
  const legs = stops.filter((s) => s.signs).map((s) => s.id);
  const last = legs.at(-1);
  const { roll } = placesOf(db, trip.id, "all");
  const missing =
    trip.state === "running" && last !== undefined
      ? missingAt(
          legs,
          last,
          roll.map((r) => ({ ...r.place, explained: r.place.absentReason !== null })),
          signsOf(db, trip.id),
        ).length
      : 0;
  const costs = db
    .select({ n: count, bare: sql<number>`count(*) filter (where ${tripCost.receipt} is null)` })
    .from(tripCost)
    .where(eq(tripCost.tripId, trip.id))
    .get();
  return {
    state: trip.state as TripState,
    fromOn: trip.fromOn,
    departures: stops.filter((s) => s.kind === "departure").length,
    returns: stops.filter((s) => s.kind === "return").length,
    budgetFen: budgetOf(db, trip.id).reduce((sum, l) => sum + l.fen, 0),
    quotaSum: quotas.reduce((sum, q) => sum + q.quota, 0),
    capacity: trip.capacity,
    busSeats: trip.busSeats,
    seatsTaken: trip.seatsTaken,
    ...insuranceGap(db, trip.id),
    policy: policyOf(trip),
    notBack: missing,
    costs: costs?.n ?? 0,
    costsWithoutReceipt: costs?.bare ?? 0,
    openTasks:
      db
        .select({ n: count })
        .from(tripTask)
        .where(and(eq(tripTask.tripId, trip.id), isNull(tripTask.doneOn), isNull(tripTask.cancelledOn)))
        .get()?.n ?? 0,
    lessons:
      db
        .select({ n: count })
        .from(tripLesson)
        .innerJoin(tripPlace, eq(tripPlace.id, tripLesson.placeId))
        .where(and(eq(tripPlace.tripId, trip.id), wasThere))
        .get()?.n ?? 0,
    tasks: db.select({ n: count }).from(tripTask).where(eq(tripTask.tripId, trip.id)).get()?.n ?? 0,
    submittedBy:
      changesOf(db, trip.id)
        .filter((c) => c.toState === "submitted")
        .at(-1)?.userId ?? null,
  };
}

/** The place of a reserve in the queue of the village as it is now. */
export const turnOf = (
  db: Reader,
  p: Pick<typeof tripPlace.$inferSelect, "tripId" | "villageId" | "reserveNumber">,
): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(tripPlace)
    .where(
      and(
        eq(tripPlace.tripId, p.tripId),
        eq(tripPlace.villageId, p.villageId),
        eq(tripPlace.state, "reserve"),
        lte(tripPlace.reserveNumber, p.reserveNumber ?? 1),
      ),
    )
    .get()?.n ?? 1;

/** Places of one village that take a seat, and how many wait. */
export const placesOfVillage = (db: Reader, tripId: number, villageId: number) =>
  db
    .select({
      seated: sql<number>`count(*) filter (where ${tripPlace.state} = 'seated' and ${tripPlace.substitutesId} is null)`,
      reserves: sql<number>`count(*) filter (where ${tripPlace.state} = 'reserve')`,
    })
    .from(tripPlace)
    .where(
      and(
        eq(tripPlace.tripId, tripId),
        eq(tripPlace.villageId, villageId),
        inArray(tripPlace.state, ["seated", "reserve"]),
      ),
    )
    .get() ?? { seated: 0, reserves: 0 };

/** The roll and the insurance list side by side: who is on either of them. */
export const insuredPlaces = (db: Reader, tripId: number) =>
  db
    .select({
      placeId: tripPlace.id,
      personId: person.id,
      name: person.name,
      village: villageNameOn(studyTrip.fromOn),
      emergency: sql<string>`trim(coalesce(${tripPlace.emergencyName}, '') || ' ' || coalesce(${tripPlace.emergencyPhone}, ''))`,
      contact:
        sql<boolean>`coalesce(${tripPlace.emergencyName}, '') <> '' and coalesce(${tripPlace.emergencyPhone}, '') <> ''`.mapWith(
          Boolean,
        ),
      seated: sql<boolean>`${tripPlace.state} = 'seated'`.mapWith(Boolean),
      insured: sql<boolean>`${tripPlace.insuredAt} is not null`.mapWith(Boolean),
      /** On the bus before they were on the list. */
      late: sql<boolean>`coalesce(${tripPlace.insuredAt}, 9e15) > (select min(s.signed_at) from trip_sign s where s.place_id = ${tripPlace.id} and s.mark = 'present')`.mapWith(
        Boolean,
      ),
    })
    .from(tripPlace)
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .innerJoin(village, eq(village.id, tripPlace.villageId))
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .where(
      and(eq(tripPlace.tripId, tripId), or(eq(tripPlace.state, "seated"), isNotNull(tripPlace.insuredAt))),
    )
    .orderBy(sql`${tripPlace.rollNumber} is null`, asc(tripPlace.rollNumber), asc(tripPlace.id))
    .all();
