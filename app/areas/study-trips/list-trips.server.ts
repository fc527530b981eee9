import type { Reader } from "db/client.server";
import { studyTrip, tripQuota, tripStop, village } from "db/schema";
import { and, desc, eq, inArray, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { tripInScope } from "./trip-queries.server";
import { statesOf, type TripFilter, type TripSort } from "./trip-view";

/** A term is looked for in title, purpose, leader, approval number and stops; CG-2026-003 is a number. */
function matchesTerm(term: string): SQL | undefined {
  const number = term.match(/^CG[-\s]?(\d{4})[-\s]?(\d{1,3})$/i);
  if (number) return and(eq(studyTrip.year, Number(number[1])), eq(studyTrip.number, Number(number[2])));
  const part = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  const has = (column: SQL) => sql`${column} like ${part} escape '\\'`;
  return or(
    has(sql`${studyTrip.title}`),
    has(sql`${studyTrip.purpose}`),
    has(sql`${studyTrip.leaderName}`),
    has(sql`coalesce(${studyTrip.approvalNumber}, '')`),
    sql`exists (select 1 from ${tripStop} where ${tripStop.tripId} = ${studyTrip.id} and (${has(sql`${tripStop.place}`)} or ${has(sql`coalesce(${tripStop.host}, '')`)}))`,
  );
}

function conditions(db: Reader, scope: VillageScope, f: TripFilter): SQL | undefined {
  return and(
    tripInScope(db, scope),
    f.stage ? inArray(studyTrip.state, [...statesOf[f.stage]]) : undefined,
    f.state ? eq(studyTrip.state, f.state) : undefined,
    f.villageId
      ? sql`exists (select 1 from ${tripQuota} where ${tripQuota.tripId} = ${studyTrip.id} and ${tripQuota.villageId} = ${f.villageId})`
      : undefined,
    f.year ? eq(studyTrip.year, f.year) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

// Names are spelt with their table: a select from one table writes its columns without it.
const columns = {
  trip: studyTrip,
  places: sql<
    string | null
  >`(select group_concat(place, '|') from (select distinct s.place as place from trip_stop s where s.trip_id = study_trip.id and s.kind = 'visit' order by s."on", s.at))`,
  reserves: sql<number>`(select count(*) from trip_place p where p.trip_id = study_trip.id and p.state = 'reserve')`,
};

const listed = (db: Reader) => db.select(columns).from(studyTrip);
export type ListedTrip = Awaited<ReturnType<typeof listed>>[number];

const orders: Record<TripSort, RowOrder<ListedTrip>> = {
  start: { by: sql`${studyTrip.fromOn}`, down: false, of: (r) => r.trip.fromOn },
  "-start": { by: sql`${studyTrip.fromOn}`, down: true, of: (r) => r.trip.fromOn },
  title: { by: sql`${studyTrip.title}`, down: false, of: (r) => r.trip.title },
  "-title": { by: sql`${studyTrip.title}`, down: true, of: (r) => r.trip.title },
  people: { by: sql`${studyTrip.seatsTaken}`, down: false, of: (r) => r.trip.seatsTaken, numeric: true },
  "-people": { by: sql`${studyTrip.seatsTaken}`, down: true, of: (r) => r.trip.seatsTaken, numeric: true },
};

/** One page of trips, by keyset in both directions. */
export function listTrips(
  db: Reader,
  scope: VillageScope,
  filter: TripFilter,
  sort: TripSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<ListedTrip> {
  return readKeysetPage(orders[sort], { id: studyTrip.id, idOf: (r) => r.trip.id }, cursor, size, (edge) =>
    listed(db)
      .where(and(conditions(db, scope, filter), edge.where))
      .orderBy(...edge.orderBy)
      .limit(edge.limit)
      .all(),
  );
}

export const countTrips = (db: Reader, scope: VillageScope, filter: TripFilter): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(studyTrip)
    .where(conditions(db, scope, filter))
    .get()?.n ?? 0;

/** Years in which there are trips, newest first: the choices of the filter. */
export const yearsOfTrips = (db: Reader, scope: VillageScope): number[] =>
  db
    .selectDistinct({ year: studyTrip.year })
    .from(studyTrip)
    .where(tripInScope(db, scope))
    .orderBy(desc(studyTrip.year))
    .all()
    .map((r) => r.year);

/** All trips of a filter, newest first: for an export and the search. */
export const allTrips = (
  db: Reader,
  scope: VillageScope,
  filter: TripFilter,
  limit = 100_000,
): ListedTrip[] =>
  listed(db)
    .where(conditions(db, scope, filter))
    .orderBy(desc(studyTrip.fromOn), desc(studyTrip.id))
    .limit(limit)
    .all();

/** Villages of some trips, inside a scope, in the order of the villages. */
export function villagesOfTrips(
  db: Reader,
  scope: VillageScope,
  tripIds: readonly number[],
): Map<number, { name: string; townName: string }[]> {
  const rows = db
    .select({
      tripId: tripQuota.tripId,
      villageId: tripQuota.villageId,
      name: village.name,
      townName: village.townName,
    })
    .from(tripQuota)
    .innerJoin(village, eq(village.id, tripQuota.villageId))
    .where(inArray(tripQuota.tripId, [...tripIds]))
    .orderBy(village.workGroup, village.code)
    .all();
  const of = new Map<number, { name: string; townName: string }[]>();
  for (const r of rows)
    if (scope === "all" || scope.includes(r.villageId)) of.set(r.tripId, [...(of.get(r.tripId) ?? []), r]);
  return of;
}
