import type { Reader } from "db/client.server";
import {
  person,
  studyTrip,
  tripBudgetLine,
  tripPlace,
  tripQuota,
  tripSign,
  tripStateChange,
  tripStop,
  village,
} from "db/schema";
import { and, asc, eq, exists, ne, type SQL, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { CountedSign } from "./trip-figures";

export type Trip = typeof studyTrip.$inferSelect;

/** A trip is seen by whoever may see one of its villages. */
export const tripInScope = (db: Reader, scope: VillageScope): SQL | undefined =>
  scope === "all"
    ? undefined
    : exists(
        db
          .select({ one: sql`1` })
          .from(tripQuota)
          .where(and(eq(tripQuota.tripId, studyTrip.id), withinVillages(tripQuota.villageId, scope))),
      );

/** Villages of a trip, as they were called when it set off, with how many people each may send. */
export const quotasOf = (db: Reader, tripId: number) =>
  db
    .select({
      villageId: tripQuota.villageId,
      quota: tripQuota.quota,
      name: villageNameOn(studyTrip.fromOn),
      townName: townNameOn(studyTrip.fromOn),
    })
    .from(tripQuota)
    .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
    .innerJoin(village, eq(village.id, tripQuota.villageId))
    .where(eq(tripQuota.tripId, tripId))
    .orderBy(asc(village.workGroup), asc(village.code))
    .all();

/** A trip inside a scope; one of other villages only is not there. `whole`: every village of it is in the scope. */
export function findTrip(db: Reader, scope: VillageScope, id: number) {
  const trip = db
    .select()
    .from(studyTrip)
    .where(and(eq(studyTrip.id, id), tripInScope(db, scope)))
    .get();
  if (!trip) return undefined;
  const quotas = quotasOf(db, id);
  return { trip, quotas, whole: quotas.every((q) => inScope(scope, q.villageId)) };
}
export type FoundTrip = NonNullable<ReturnType<typeof findTrip>>;

/** A trip whose villages are all in the scope: who changes the whole of it answers for all of them. */
export function findWholeTrip(db: Reader, scope: VillageScope, id: number): FoundTrip | undefined {
  const found = findTrip(db, scope, id);
  return found?.whole ? found : undefined;
}

export const stopsOf = (db: Reader, tripId: number) =>
  db
    .select()
    .from(tripStop)
    .where(eq(tripStop.tripId, tripId))
    .orderBy(asc(tripStop.on), asc(tripStop.at), asc(tripStop.id))
    .all();
export type Stop = ReturnType<typeof stopsOf>[number];

export const budgetOf = (db: Reader, tripId: number) =>
  db
    .select()
    .from(tripBudgetLine)
    .where(eq(tripBudgetLine.tripId, tripId))
    .orderBy(asc(tripBudgetLine.position), asc(tripBudgetLine.id))
    .all();

export const changesOf = (db: Reader, tripId: number) =>
  db
    .select()
    .from(tripStateChange)
    .where(eq(tripStateChange.tripId, tripId))
    .orderBy(asc(tripStateChange.id))
    .all();

/** Everybody of a trip inside a scope: the roll in its order, a stand-in behind the absent one, then the reserves. */
export function placesOf(db: Reader, tripId: number, scope: VillageScope) {
  const rows = db
    .select({
      place: tripPlace,
      person: {
        id: person.id,
        name: person.name,
        sex: person.sex,
        birthOn: person.birthOn,
        idNumberMasked: person.idNumberMasked,
        phone: person.phone,
      },
      villageName: villageNameOn(studyTrip.fromOn),
      townName: townNameOn(studyTrip.fromOn),
    })
    .from(tripPlace)
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .innerJoin(village, eq(village.id, tripPlace.villageId))
    .where(
      and(
        eq(tripPlace.tripId, tripId),
        ne(tripPlace.state, "withdrawn"),
        withinVillages(tripPlace.villageId, scope),
      ),
    )
    .orderBy(asc(tripPlace.rollNumber), asc(tripPlace.reserveNumber), asc(tripPlace.id))
    .all();
  const roll = rows.filter((r) => r.place.state === "seated" && r.place.substitutesId === null);
  const standIns = rows.filter((r) => r.place.substitutesId !== null);
  return {
    roll: roll.flatMap((r) => [r, ...standIns.filter((s) => s.place.substitutesId === r.place.id)]),
    reserves: inTurn(rows.filter((r) => r.place.state === "reserve")),
  };
}

/** Who waits, with the place in the queue of the village as it is now: those before may have moved up or gone. */
function inTurn<R extends { place: { villageId: number; reserveNumber: number | null } }>(
  reserves: R[],
): R[] {
  const waiting = new Map<number, number>();
  return reserves.map((r) => {
    const reserveNumber = (waiting.get(r.place.villageId) ?? 0) + 1;
    waiting.set(r.place.villageId, reserveNumber);
    return { ...r, place: { ...r.place, reserveNumber } };
  });
}

export type PlaceRow = ReturnType<typeof placesOf>["roll"][number];

export const withdrawnFrom = (db: Reader, tripId: number, scope: VillageScope) =>
  db
    .select({ place: tripPlace, name: person.name })
    .from(tripPlace)
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .where(
      and(
        eq(tripPlace.tripId, tripId),
        eq(tripPlace.state, "withdrawn"),
        withinVillages(tripPlace.villageId, scope),
      ),
    )
    .orderBy(asc(tripPlace.endedAt))
    .all();

export const signsOf = (db: Reader, tripId: number) =>
  db
    .select({
      stopId: tripSign.stopId,
      placeId: tripSign.placeId,
      mark: sql<CountedSign["mark"]>`${tripSign.mark}`,
      signedAt: tripSign.signedAt,
      how: tripSign.how,
    })
    .from(tripSign)
    .innerJoin(tripStop, eq(tripStop.id, tripSign.stopId))
    .where(eq(tripStop.tripId, tripId))
    .all();
