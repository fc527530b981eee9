import type { Reader } from "db/client.server";
import { type SQL, sql } from "drizzle-orm";

/** The repair that a thing of a stocktake was away for when it was closed, by the day in Beijing, or is now. */
const repairThen: SQL = sql`r.item_id = e.item_id
  and r.out_on <= coalesce(date(s.closed_at / 1000, 'unixepoch', '+8 hours'), r.out_on)
  and (r.back_on is null or r.back_on > date(s.closed_at / 1000, 'unixepoch', '+8 hours'))`;

/** Whether a thing was away for repair when a stocktake ended: it is known where it is, and not looked for. */
export const outForRepair: SQL = sql`exists (select 1 from item_repair r where ${repairThen})`;

/** What of a stocktake was not scanned and was away for repair, with who repairs it. */
export const repairsDuring = (db: Reader, stocktakeId: number): Map<number, string | null> =>
  new Map(
    db
      .all<{ itemId: number; shop: string | null }>(sql`
        select e.item_id as itemId, r.shop as shop
        from stocktake_item e
        join stocktake s on s.id = e.stocktake_id
        join item_repair r on ${repairThen}
        where s.id = ${stocktakeId} and not exists (
          select 1 from stocktake_scan x
          where x.stocktake_id = s.id and x.item_id = e.item_id and (x.late is null or x.late = 'counted')
        )`)
      .map((r) => [r.itemId, r.shop]),
  );
