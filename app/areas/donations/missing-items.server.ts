import type { Reader } from "db/client.server";
import { sql } from "drizzle-orm";
import { addDays, type Day } from "~/platform/dates";
import { leftDuring } from "./left-during.server";
import { outForRepair } from "./out-for-repair.server";

/** What a count did not find is looked for so many days; then it is reported as lost (条例 34 names no number). */
export const searchDays = 30;

export interface MissingItem {
  itemId: number;
  stocktakeId: number;
  /** The day of the count that did not find it. */
  on: Day;
  /** The day of the last count that did not find it. */
  lastOn: Day;
  /** The day by which it is found, or reported as lost. */
  searchUntil: Day;
  /** Somebody asked to write it off: it is looked for no more until that is decided. */
  reported: boolean;
}

/**
 * Things on the books that a closed stocktake expected where they still are and did not find, and that nobody has seen
 * since: no later scan, no grade given after it was closed. What was away for repair then is not missing. Of several counts in a row it is the first.
 */
export function missingItems(db: Reader, itemIds: readonly number[] | null = null): Map<number, MissingItem> {
  if (itemIds?.length === 0) return new Map();
  const only = itemIds
    ? sql` and e.item_id in (${sql.join(
        itemIds.map((id) => sql`${id}`),
        sql`, `,
      )})`
    : sql``;
  const rows = db.all<{ itemId: number; stocktakeId: number; on: Day; reported: number }>(sql`
    select e.item_id as itemId, s.id as stocktakeId, s."on" as "on",
      exists (select 1 from item_write_off w where w.item_id = e.item_id and w.state = 'asked') as reported
    from stocktake_item e
    join stocktake s on s.id = e.stocktake_id
    join equipment_item i on i.id = e.item_id and i.holder_id = e.holder_id
    where s.state = 'closed' and i.state in ('in-use', 'idle')${only}
      and not exists (
        select 1 from stocktake_scan x join stocktake y on y.id = x.stocktake_id
        where x.item_id = e.item_id and (x.late is null or x.late = 'counted')
          and (y.id = s.id or y."on" > s."on" or (y."on" = s."on" and y.id > s.id))
      )
      and not exists (
        select 1 from item_condition c
        where c.item_id = e.item_id and c."on" >= s."on" and c.created_at > s.closed_at
      )
      and not exists (select 1 from item_custody u where u.item_id = e.item_id and u.from_on > s."on")
      and not ${leftDuring}
      and not ${outForRepair}
    order by s."on", s.id`);
  const missing = new Map<number, MissingItem>();
  for (const { on, reported, ...r } of rows) {
    const first = missing.get(r.itemId);
    if (first) first.lastOn = on;
    else
      missing.set(r.itemId, {
        ...r,
        on,
        lastOn: on,
        reported: reported === 1,
        searchUntil: addDays(on, searchDays),
      });
  }
  return missing;
}

/** What is still to be looked for: what somebody asked to write off waits for that answer instead. */
export const lookedFor = (db: Reader): MissingItem[] =>
  [...missingItems(db).values()].filter((m) => !m.reported);
