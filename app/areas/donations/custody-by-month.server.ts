import type { Reader } from "db/client.server";
import { itemCustody } from "db/schema";
import { and, eq, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { custodyOn } from "./things-of-village.server";

/**
 * The pieces that a village had in its custody on a day that is past, by the month they came there: together they are
 * what the page says stood there then, also what has gone elsewhere or was written off since.
 * @param months `YYYY-MM`; a month without pieces is 0
 */
export function custodyByMonth(
  db: Reader,
  villageId: number,
  on: Day,
  months: readonly string[],
): { month: string; value: number }[] {
  const month = sql<string>`substr(${itemCustody.fromOn}, 1, 7)`;
  const came = new Map(
    db
      .select({ month, pieces: sql<number>`count(distinct ${itemCustody.itemId})` })
      .from(itemCustody)
      .where(and(eq(itemCustody.villageId, villageId), custodyOn(on)))
      .groupBy(month)
      .all()
      .map((r) => [r.month, r.pieces]),
  );
  return months.map((m) => ({ month: m, value: came.get(m) ?? 0 }));
}
