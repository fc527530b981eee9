import type { Reader } from "db/client.server";
import { studyTrip, tripFollowUp, tripPlace, tripQuota, tripSign, village } from "db/schema";
import { and, asc, eq, lte, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { type SeenVillage, visitKinds, visitsAfter } from "./visits";

const signedOn = (tripId: SQL, villageId?: SQL) =>
  sql<number>`exists (select 1 from ${tripSign} join ${tripPlace} on ${tripPlace.id} = ${tripSign.placeId} where ${tripPlace.tripId} = ${tripId} and ${tripSign.mark} = 'present' and ${tripPlace.state} <> 'withdrawn'${villageId ? sql` and ${tripPlace.villageId} = ${villageId}` : sql``})`;

/**
 * Villages of trips that are looked after: somebody of them went. Where nobody signed in at all, all that were asked.
 * With the visits of each, as of a day.
 */
function villagesAfter(db: Reader, where: SQL | undefined, on: Day) {
  const trip = sql`${studyTrip.id}`;
  return db
    .select({
      tripId: studyTrip.id,
      title: studyTrip.title,
      state: studyTrip.state,
      fromOn: studyTrip.fromOn,
      toOn: studyTrip.toOn,
      leaderUserId: studyTrip.leaderUserId,
      createdBy: studyTrip.createdBy,
      villageId: tripQuota.villageId,
      village: village.name,
      anybody: signedOn(trip),
      went: signedOn(trip, sql`${tripQuota.villageId}`),
      seen: sql<string>`(select json_group_array(json_object('kind', f.kind, 'on', f."on")) from ${tripFollowUp} f where f.trip_id = ${studyTrip.id} and f.village_id = ${tripQuota.villageId})`,
    })
    .from(tripQuota)
    .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
    .innerJoin(village, eq(village.id, tripQuota.villageId))
    .where(where)
    .orderBy(asc(studyTrip.toOn), asc(village.code))
    .all()
    .filter((row) => row.went === 1 || row.anybody === 0)
    .map((row) => ({ ...row, visits: visitsAfter(row, JSON.parse(row.seen) as SeenVillage[], on) }));
}

const ofTrip = (db: Reader, tripId: number, on: Day = todayOn()) =>
  villagesAfter(db, eq(studyTrip.id, tripId), on);

/** Those of a trip's villages that are looked after. */
export function visited<V extends { villageId: number }>(
  db: Reader,
  tripId: number,
  villages: readonly V[],
): V[] {
  const after = new Set(ofTrip(db, tripId).map((v) => v.villageId));
  return villages.filter((v) => after.has(v.villageId));
}

/** The visits of a trip to some of its villages: when each is due, and which village still waits for it. None before it is over. */
export function visitsOf<V extends { villageId: number }>(
  db: Reader,
  tripId: number,
  asked: readonly V[],
  on: Day = todayOn(),
) {
  const rows = ofTrip(db, tripId, on).flatMap((row) => {
    const own = asked.find((v) => v.villageId === row.villageId);
    return own ? row.visits.map((v) => ({ ...v, own })) : [];
  });
  return visitKinds.flatMap((kind) => {
    const all = rows.filter((r) => r.kind === kind);
    const [first] = all;
    if (!first) return [];
    const open = all.filter((r) => r.seenOn === null).map((r) => r.own);
    return [{ kind, dueOn: first.dueOn, count: all.length, done: all.length - open.length, open }];
  });
}

/** Visits to a village as of a day, by trip: of each that is over and looked after there. */
export const visitsToVillage = (db: Reader, villageId: number, on: Day) =>
  villagesAfter(db, and(eq(tripQuota.villageId, villageId), lte(studyTrip.fromOn, on)), on).filter(
    (row) => row.visits.length > 0,
  );

/** Visits that are due by a day and not made yet, a row for each village; the longest due first. */
export function openVisits(db: Reader, scope: VillageScope, until: Day, today: Day = todayOn()) {
  const soonest = Math.min(...visitKinds.map(Number));
  return villagesAfter(
    db,
    and(withinVillages(tripQuota.villageId, scope), lte(studyTrip.toOn, addDays(until, -soonest))),
    today,
  )
    .flatMap(({ visits, ...row }) =>
      visits.filter((v) => v.seenOn === null && v.dueOn <= until).map((v) => ({ ...row, ...v })),
    )
    .sort((a, b) => a.dueOn.localeCompare(b.dueOn));
}
