import type { Reader } from "db/client.server";
import { village, villagePast } from "db/schema";
import { desc, eq, getTableColumns, gte, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { Day } from "~/platform/dates";

export type VillagePastRow = typeof villagePast.$inferSelect;

/** What the village was before, the latest first. */
export const pastOf = (db: Reader, villageId: number): VillagePastRow[] =>
  db
    .select()
    .from(villagePast)
    .where(eq(villagePast.villageId, villageId))
    .orderBy(desc(villagePast.untilOn))
    .all();

/** All that villages were before: few rows, for a list on another day. */
export const allPast = (db: Reader): VillagePastRow[] => db.select().from(villagePast).all();

/** What those villages were on a day that are something else today: of most villages nothing is here. */
export function formerStandings(db: Reader, on: Day): ReadonlyMap<number, VillagePastRow> {
  const found = new Map<number, VillagePastRow>();
  // The latest first, so that the earliest standing that reaches the day stays.
  for (const past of db
    .select()
    .from(villagePast)
    .where(gte(villagePast.untilOn, on))
    .orderBy(desc(villagePast.untilOn))
    .all())
    found.set(past.villageId, past);
  return found;
}

/**
 * Villages with the names, towns and counties that they had at the end of a period: a report of that time keeps them.
 * @param on last day of the period; null for one that goes on
 */
export function villagesThen<
  V extends Pick<VillagePastRow, "name" | "townName" | "countyName"> & { id: number },
>(db: Reader, villages: readonly V[], on: Day | null): V[] {
  if (on === null || villages.length === 0) return [...villages];
  const former = formerStandings(db, on);
  return villages.map((v) => {
    const then = former.get(v.id);
    return then ? { ...v, name: then.name, townName: then.townName, countyName: then.countyName } : v;
  });
}

const onDay = (past: SQLiteColumn, present: SQLiteColumn, day: SQLWrapper): SQL<string> =>
  sql<string>`coalesce((select ${past} from ${villagePast} where ${villagePast.villageId} = ${village.id} and ${villagePast.untilOn} >= ${day} order by ${villagePast.untilOn} limit 1), ${present})`;

/** Name of the joined village on the day of a row (a class's first day, a certificate's day): reports of the past keep it. */
export const villageNameOn = (day: SQLWrapper): SQL<string> => onDay(villagePast.name, village.name, day);

/** Town of the joined village on the day of a row. */
export const townNameOn = (day: SQLWrapper): SQL<string> =>
  onDay(villagePast.townName, village.townName, day);

/** All columns of the joined village, names and code as they were on the day of a row. */
export const villageOn = (day: SQLWrapper) => ({
  ...getTableColumns(village),
  name: villageNameOn(day),
  townName: townNameOn(day),
  countyName: onDay(villagePast.countyName, village.countyName, day),
  code: onDay(villagePast.code, village.code, day),
});
