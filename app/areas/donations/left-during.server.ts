import { type SQL, sql } from "drizzle-orm";

/** The accepted papers, `p`, that took a thing away from the place of a stocktake while it was under way. */
const handedOn: SQL = sql`from handover_item x
  join handover p on p.id = x.handover_id
  left join equipment_holder t on t.id = p.to_holder_id
  where x.item_id = e.item_id and p.state = 'accepted' and p.from_holder_id = e.holder_id
    and p.ended_at >= s.created_at and p.ended_at <= coalesce(s.closed_at, p.ended_at)
    and (s.holder_id is not null or t.village_id is not s.village_id)`;

/**
 * Whether a thing left the place of a stocktake while it was under way: handed on by an accepted paper, gone with
 * its holder to another village, or off the books. It is not missing then. `s` is the stocktake, `e` the row of what was expected.
 */
export const leftDuring: SQL = sql`(
  exists (
    select 1 ${handedOn}
  )
  or exists (
    select 1 from item_custody k
    where s.holder_id is null and k.item_id = e.item_id and k.holder_id = e.holder_id and k.village_id is not s.village_id
      and k.from_on >= s."on" and k.from_on <= coalesce(date(s.closed_at / 1000 + 28800, 'unixepoch'), k.from_on)
  )
  or exists (
    select 1 from item_change c
    where c.item_id = e.item_id and c.to_state in ('lost', 'scrapped')
      and c.at >= s.created_at and c.at <= coalesce(s.closed_at, c.at)
  )
)`;

/**
 * From when on a scan finds a thing that was lost (or one that was written off in any way): while the stocktake was under
 * way, and not put back on the books in it. A loss counts from its report, as what is seen after that speaks against it.
 * Null for every other thing.
 */
const goneAt = (only: SQL): SQL => sql`(
  select max(case w.kind when 'lost' then w.asked_at else w.decided_at end) from item_write_off w
  where w.item_id = e.item_id and w.state = 'approved' and ${only}
    and w.decided_at >= s.created_at and w.decided_at <= coalesce(s.closed_at, w.decided_at)
    and not exists (
      select 1 from item_change b
      where b.item_id = e.item_id and b.to_state in ('in-use', 'idle')
        and b.at > w.decided_at and b.at <= coalesce(s.closed_at, b.at)
    )
)`;

/** When an accepted paper took a thing away from here while the stocktake was under way; null where none did, or it came back. */
const handedOnAt: SQL = sql`(
  select max(p.ended_at) ${handedOn}
    and not exists (
      select 1 from handover_item y join handover b on b.id = y.handover_id
      where y.item_id = e.item_id and b.state = 'accepted' and b.to_holder_id = e.holder_id
        and b.ended_at > p.ended_at and b.ended_at <= coalesce(s.closed_at, b.ended_at)
    )
)`;

const scanOf: SQL = sql`select 1 from stocktake_scan f
  where f.stocktake_id = s.id and f.item_id = e.item_id and (f.late is null or f.late = 'counted')`;

/**
 * Whether the stocktake found a thing where it belonged: scanned after it was handed on, it is here and belongs elsewhere.
 * What was scanned after it was reported lost is here besides what is expected, also when it had been found before.
 */
export const foundIn: SQL = sql`(
  exists (
    ${scanOf} and f.scanned_at <= coalesce(${goneAt(sql`1`)}, f.scanned_at)
      and f.scanned_at <= coalesce(${handedOnAt}, f.scanned_at)
  )
  and not exists (${scanOf} and f.scanned_at > ${goneAt(sql`w.kind = 'lost'`)})
)`;
