import type { Reader } from "db/client.server";
import { donation, donationLine, equipmentHolder, equipmentItem, person, village } from "db/schema";
import { and, asc, eq, gte, inArray, lte, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { addDays, todayOn } from "~/platform/dates";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { type ItemFilter, type ItemSort, kindsOf, statesOf, stayOf } from "./equipment-view";
import { type FoundItem, itemInScope, selectItems } from "./item-queries.server";
import { lookedFor } from "./missing-items.server";
import { alikeOf } from "./things-of-village.server";

/** Days before its end at which a warranty shows up (FEATURES 94). */
export const warrantyDays = 30;

/** A term is looked for in the thing's name, model, maker's number, asset number, and in who has it. */
function matchesTerm(term: string): SQL | undefined {
  const part = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  const has = (column: SQL) => sql`${column} like ${part} escape '\\'`;
  return or(
    has(sql`${donationLine.name}`),
    has(sql`coalesce(${donationLine.model}, '')`),
    has(sql`coalesce(${equipmentItem.serial}, '')`),
    has(sql`${equipmentItem.assetNumber}`),
    has(sql`coalesce(${equipmentHolder.name}, '')`),
    has(sql`coalesce(${equipmentHolder.keeperName}, '')`),
    has(sql`coalesce(${person.name}, '')`),
    has(sql`${village.name}`),
  );
}

function conditions(db: Reader, scope: VillageScope, f: ItemFilter, today = todayOn()): SQL | undefined {
  const then = stayOf.read(f.alikeThen);
  return and(
    itemInScope(scope),
    f.stage ? inArray(equipmentItem.state, [...statesOf[f.stage]]) : undefined,
    f.stage === "missing"
      ? inArray(
          equipmentItem.id,
          lookedFor(db).map((m) => m.itemId),
        )
      : undefined,
    f.stage === "warranty"
      ? and(gte(equipmentItem.warrantyOn, today), lte(equipmentItem.warrantyOn, addDays(today, warrantyDays)))
      : undefined,
    f.villageId ? eq(equipmentHolder.villageId, f.villageId) : undefined,
    f.holderId ? eq(equipmentHolder.id, f.holderId) : undefined,
    f.holderKind ? inArray(equipmentHolder.kind, [...kindsOf(f.holderKind)]) : undefined,
    f.category ? eq(donationLine.category, f.category) : undefined,
    f.grade ? eq(equipmentItem.condition, f.grade) : undefined,
    f.donationId ? eq(donation.id, f.donationId) : undefined,
    f.alikeId ? inArray(equipmentItem.id, alikeOf(db, f.alikeId)) : undefined,
    then ? inArray(equipmentItem.id, alikeOf(db, then.id, then.on)) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

const orders: Record<ItemSort, RowOrder<FoundItem>> = {
  number: { by: sql`${equipmentItem.assetNumber}`, down: false, of: (r) => r.item.assetNumber },
  "-number": { by: sql`${equipmentItem.assetNumber}`, down: true, of: (r) => r.item.assetNumber },
  name: { by: sql`${donationLine.name}`, down: false, of: (r) => r.line.name },
  "-name": { by: sql`${donationLine.name}`, down: true, of: (r) => r.line.name },
  value: { by: sql`${donationLine.unitFen}`, down: false, of: (r) => r.line.unitFen, numeric: true },
  "-value": { by: sql`${donationLine.unitFen}`, down: true, of: (r) => r.line.unitFen, numeric: true },
};

/** One page of things, by keyset in both directions. */
export function listItems(
  db: Reader,
  scope: VillageScope,
  filter: ItemFilter,
  sort: ItemSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<FoundItem> {
  return readKeysetPage(
    orders[sort],
    { id: equipmentItem.id, idOf: (r) => r.item.id },
    cursor,
    size,
    (edge) =>
      selectItems(db)
        .where(and(conditions(db, scope, filter), edge.where))
        .orderBy(...edge.orderBy)
        .limit(edge.limit)
        .all(),
  );
}

export function countItems(db: Reader, scope: VillageScope, filter: ItemFilter): number {
  return sumItems(db, scope, filter).count;
}

/** How many there are and what they are worth together, in fen. */
export function sumItems(
  db: Reader,
  scope: VillageScope,
  filter: ItemFilter,
): { count: number; fen: number } {
  return (
    db
      .select({ count: sql<number>`count(*)`, fen: sql<number>`coalesce(sum(${donationLine.unitFen}), 0)` })
      .from(equipmentItem)
      .innerJoin(donationLine, eq(donationLine.id, equipmentItem.lineId))
      .innerJoin(donation, eq(donation.id, donationLine.donationId))
      .innerJoin(equipmentHolder, eq(equipmentHolder.id, equipmentItem.holderId))
      .innerJoin(village, eq(village.id, equipmentHolder.villageId))
      .leftJoin(person, eq(person.id, equipmentHolder.personId))
      .where(conditions(db, scope, filter))
      .get() ?? { count: 0, fen: 0 }
  );
}

/** All things of a filter in the order of their numbers: for an export and the search. */
export const allItems = (db: Reader, scope: VillageScope, filter: ItemFilter, limit = 100_000): FoundItem[] =>
  selectItems(db)
    .where(conditions(db, scope, filter))
    .orderBy(asc(equipmentItem.assetNumber))
    .limit(limit)
    .all();
