import type { Reader } from "db/client.server";
import { village, villagePast } from "db/schema";
import { desc, eq, getTableColumns, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

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
