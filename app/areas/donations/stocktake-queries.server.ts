import type { Reader } from "db/client.server";
import {
  equipmentHolder,
  equipmentItem,
  itemCustody,
  stocktake,
  stocktakeItem,
  stocktakeScan,
  village,
} from "db/schema";
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lte, max, min, or, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { insideOr, withinVillages } from "~/platform/access/village-scope.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { findHolder } from "./holders.server";
import { itemInScope, selectItems } from "./item-queries.server";
import { type Grade, goneStates, heldStates } from "./item-state";
import { foundIn, leftDuring } from "./left-during.server";
import type { CountedScan } from "./stocktake-count";

export type Stocktake = typeof stocktake.$inferSelect;

export function findStocktake(db: Reader, scope: VillageScope, id: number) {
  const found = db
    .select({ stocktake, villageName: village.name, townName: village.townName })
    .from(stocktake)
    .innerJoin(village, eq(village.id, stocktake.villageId))
    .where(and(eq(stocktake.id, id), withinVillages(stocktake.villageId, scope)))
    .get();
  if (!found) return undefined;
  const { holderId } = found.stocktake;
  return { ...found, holder: holderId === null ? null : (findHolder(db, "all", holderId) ?? null) };
}
export type FoundStocktake = NonNullable<ReturnType<typeof findStocktake>>;

export const listStocktakes = (db: Reader, scope: VillageScope) =>
  db
    .select({
      stocktake,
      villageName: village.name,
      townName: village.townName,
      expected: sql<number>`(select count(*) from stocktake_item e join stocktake s on s.id = e.stocktake_id where s.id = ${stocktake.id} and (${foundIn} or not ${leftDuring}))`,
      found: sql<number>`(select count(*) from stocktake_item e join stocktake s on s.id = e.stocktake_id where s.id = ${stocktake.id} and ${foundIn})`,
    })
    .from(stocktake)
    .innerJoin(village, eq(village.id, stocktake.villageId))
    .where(withinVillages(stocktake.villageId, scope))
    .orderBy(desc(stocktake.on), desc(stocktake.id))
    .all();

/** The yearly count that a place has had in the year of a day already: of the whole village, or of the same holder. */
export const yearlyOf = (
  db: Reader,
  at: { villageId: number; holderId: number | null; on: Day },
): Stocktake | undefined =>
  db
    .select()
    .from(stocktake)
    .where(
      and(
        eq(stocktake.villageId, at.villageId),
        eq(stocktake.kind, "yearly"),
        eq(stocktake.year, Number(at.on.slice(0, 4))),
        // The next is asked for a month before a year is over.
        gte(stocktake.on, addDays(at.on, -334)),
        or(isNull(stocktake.holderId), eq(stocktake.holderId, at.holderId ?? 0)),
      ),
    )
    .orderBy(desc(stocktake.on), desc(stocktake.id))
    .get();

/** Scans that count: in time, or taken in afterwards by somebody's decision. */
const counts = or(isNull(stocktakeScan.late), eq(stocktakeScan.late, "counted"));

/** Scans that came after the end, with what was decided about each. */
export const lateScansOf = (db: Reader, id: number) =>
  db
    .select()
    .from(stocktakeScan)
    .where(and(eq(stocktakeScan.stocktakeId, id), isNotNull(stocktakeScan.late)))
    .orderBy(asc(stocktakeScan.scannedAt), asc(stocktakeScan.id))
    .all();

/** Which things some scans of a stocktake are of, by key: what the phone does not know, the server may. */
export const itemsOfScans = (db: Reader, id: number, keys: readonly string[]): Record<string, number> =>
  Object.fromEntries(
    db
      .select({ key: stocktakeScan.key, itemId: stocktakeScan.itemId })
      .from(stocktakeScan)
      .where(and(eq(stocktakeScan.stocktakeId, id), inArray(stocktakeScan.key, [...keys])))
      .all()
      .flatMap((s) => (s.itemId === null ? [] : [[s.key, s.itemId] as const])),
  );

/** The day of the last closed stocktake in which each thing was found where it belonged then. */
export function lastFoundOn(db: Reader, itemIds: readonly number[]): Map<number, Day> {
  if (itemIds.length === 0) return new Map();
  const rows = db
    .select({ itemId: stocktakeItem.itemId, on: max(stocktake.on) })
    .from(stocktakeItem)
    .innerJoin(stocktake, eq(stocktake.id, stocktakeItem.stocktakeId))
    .innerJoin(
      stocktakeScan,
      and(
        eq(stocktakeScan.stocktakeId, stocktakeItem.stocktakeId),
        eq(stocktakeScan.itemId, stocktakeItem.itemId),
      ),
    )
    .where(and(inArray(stocktakeItem.itemId, [...itemIds]), eq(stocktake.state, "closed"), counts))
    .groupBy(stocktakeItem.itemId)
    .all();
  return new Map(rows.flatMap((r) => (r.on ? [[r.itemId, r.on] as const] : [])));
}

/**
 * What the count of a stocktake is made of. What was handed on or written off while it was under way, before anybody
 * scanned it, is not expected any more: `left`. Scanned after that, what was lost is here besides what is expected.
 */
export function countedOf(
  db: Reader,
  id: number,
): { expected: number[]; left: number[]; scans: CountedScan[] } {
  const due = db.all<{ itemId: number; left: number }>(
    sql`select e.item_id as itemId, ${leftDuring} and not ${foundIn} as left from stocktake_item e join stocktake s on s.id = e.stocktake_id where s.id = ${id} order by 1`,
  );
  const scans = db
    .select()
    .from(stocktakeScan)
    .where(and(eq(stocktakeScan.stocktakeId, id), counts))
    .orderBy(asc(stocktakeScan.scannedAt))
    .all()
    .map((s) => ({
      key: s.key,
      code: s.code,
      itemId: s.itemId,
      grade: s.grade as Grade | null,
      at: s.scannedAt,
    }));
  const left = due.filter((d) => d.left).map((d) => d.itemId);
  return { expected: due.map((d) => d.itemId).filter((itemId) => !left.includes(itemId)), left, scans };
}

/** Everything of a scope that has a label: what a phone without network has to recognise. */
export const labelledOf = (db: Reader, scope: VillageScope, limit = 3000) =>
  selectItems(db)
    .where(
      and(itemInScope(scope), inArray(equipmentItem.state, [...heldStates, "registered", ...goneStates])),
    )
    .orderBy(asc(equipmentItem.assetNumber))
    .limit(limit)
    .all();

/**
 * Things of a stocktake with who had them then. What was expected is named for good, even when it was handed on to a
 * village outside the scope since; of what was found besides, what is of the scope.
 */
export function thingsOfStocktake(
  db: Reader,
  { id, on }: Pick<Stocktake, "id" | "on">,
  scope: VillageScope,
  ids: readonly number[],
) {
  const due = new Map(
    db
      .select({ itemId: stocktakeItem.itemId, holderId: stocktakeItem.holderId })
      .from(stocktakeItem)
      .where(eq(stocktakeItem.stocktakeId, id))
      .all()
      .map((e) => [e.itemId, e.holderId]),
  );
  const had = new Map(
    db
      .select({ itemId: itemCustody.itemId, holderId: itemCustody.holderId })
      .from(itemCustody)
      .where(
        and(
          inArray(itemCustody.itemId, [...ids]),
          lte(itemCustody.fromOn, on),
          or(isNull(itemCustody.toOn), gte(itemCustody.toOn, on)),
        ),
      )
      // Of two on one day the one that had it first: a paper of the same day may be what the count led to.
      .orderBy(desc(itemCustody.fromOn), desc(itemCustody.id))
      .all()
      .map((c) => [c.itemId, c.holderId]),
  );
  const rows = selectItems(db)
    .where(
      and(
        inArray(equipmentItem.id, [...ids]),
        insideOr(itemInScope(scope), inArray(equipmentItem.id, [...due.keys()])),
      ),
    )
    .orderBy(asc(equipmentItem.assetNumber))
    .all();
  return rows.map((r) => {
    const holderId = due.get(r.item.id) ?? had.get(r.item.id) ?? r.holder.id;
    return holderId === r.holder.id ? r : { ...r, holder: findHolder(db, "all", holderId) ?? r.holder };
  });
}

/** An open stocktake that counts things of the same place: of the whole village, or of the same holder in it. */
export const openStocktakeAt = (
  db: Reader,
  villageId: number,
  holderId: number | null,
): { id: number } | undefined =>
  db
    .select({ id: stocktake.id })
    .from(stocktake)
    .where(
      and(
        eq(stocktake.state, "open"),
        eq(stocktake.villageId, villageId),
        holderId === null ? undefined : or(isNull(stocktake.holderId), eq(stocktake.holderId, holderId)),
      ),
    )
    .get();

/** The stocktake that is open in each village. */
export const openStocktakes = (db: Reader, scope: VillageScope): ReadonlyMap<number, number> =>
  new Map(
    db
      .select({ villageId: stocktake.villageId, id: stocktake.id })
      .from(stocktake)
      .where(and(eq(stocktake.state, "open"), withinVillages(stocktake.villageId, scope)))
      .all()
      .map((s) => [s.villageId, s.id]),
  );

/** A yearly 盘点 is due so many days after the last, or after the first thing came (DOMAIN §3); it is told of before. */
const yearDays = 365;
const daysAhead = 30;

/**
 * Villages with things whose next yearly 盘点 is due within 30 days or is over, and those that never had one (FEATURES
 * 94). One that counted a single holder says nothing of the others: each has to have been counted, with the village or
 * by itself. `dueOn` is a year after the last, and of one never counted a year after its first thing came.
 */
export function stocktakesDue(db: Reader, scope: VillageScope, today: Day = todayOn()) {
  const holders = db
    .select({
      villageId: village.id,
      name: village.name,
      townName: village.townName,
      items: sql<number>`count(*)`,
      last: sql<
        string | null
      >`(select max(s."on") from stocktake s where s.village_id = ${village.id} and (s.holder_id is null or s.holder_id = ${equipmentHolder.id}) and s.kind = 'yearly' and s.state = 'closed')`,
      firstOn: min(equipmentItem.receivedOn),
    })
    .from(equipmentItem)
    .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
    .innerJoin(village, eq(village.id, equipmentHolder.villageId))
    .where(and(inArray(equipmentItem.state, [...heldStates]), withinVillages(village.id, scope)))
    .groupBy(village.id, equipmentHolder.id)
    .orderBy(asc(village.workGroup), asc(village.code))
    .all();
  type Due = Omit<(typeof holders)[number], "firstOn"> & { dueOn: Day };
  const villages = new Map<number, Due>();
  for (const { firstOn, ...h } of holders) {
    const dueOn = addDays(h.last ?? firstOn ?? today, yearDays);
    const v = villages.get(h.villageId);
    if (!v) villages.set(h.villageId, { ...h, dueOn });
    else {
      v.items += h.items;
      if (dueOn < v.dueOn) v.dueOn = dueOn;
      // The one that was counted longest ago, or never, decides.
      if (v.last !== null && (h.last === null || h.last < v.last)) v.last = h.last;
    }
  }
  const soon = addDays(today, daysAhead);
  return [...villages.values()].filter((v) => v.last === null || v.dueOn <= soon);
}
