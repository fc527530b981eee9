import type { Reader, Tx } from "db/client.server";
import { formerVillage, village } from "db/schema";
import { asc, type Column, eq, type SQL, sql } from "drizzle-orm";
import { addDays, type Day } from "~/platform/dates";
import type { ChangeSet } from "~/platform/reversible.server";

/** What goes along with its person or its village while it is open, and keeps the figures of its past where they were. */
export type Settled = "loan" | "shop";

/** Says where something was until the day before it moves. Written before its village is changed (db/summary/measures.ts). */
export const leavesVillage = (
  tx: Tx,
  kind: Settled,
  recordId: number,
  villageId: number,
  from: Day,
): void => {
  tx.insert(formerVillage)
    .values({ kind, recordId, villageId, toOn: addDays(from, -1) })
    .run();
};

/** The rows that say so of some things, for what keeps a move in order to take it back. */
export const stayRows = (ids: readonly number[]) =>
  ids.map((value) => ({ table: "former_village", column: "record_id", value }));

/** The same with a merger of villages, which can be taken back. */
export function mergesAway(
  changes: ChangeSet,
  kind: Settled,
  recordId: number,
  villageId: number,
  from: Day,
): void {
  const stay = { kind, record_id: recordId, village_id: villageId, to_on: addDays(from, -1) };
  changes.insert("former_village", stay);
}

/**
 * Village that something was in on a day, although it may have moved since.
 * @param now the village it is in now
 */
export const villageThen = (
  kind: Settled,
  of: { record: Column; now: Column; on: Column | SQL | Day },
): SQL<number> =>
  sql<number>`coalesce((SELECT f.village_id FROM former_village f WHERE f.kind = ${kind} AND f.record_id = ${of.record} AND f.to_on >= ${of.on} ORDER BY f.to_on, f.id LIMIT 1), ${of.now})`;

/**
 * Whether something was in a village on a day, although it may have moved since.
 * @param now the village it is in now
 */
export const wasInVillage = (
  kind: Settled,
  of: { record: Column; now: Column; on: Column | SQL | Day },
  villageId: number,
): SQL =>
  sql`((${of.now} = ${villageId} OR ${of.record} IN (SELECT record_id FROM former_village WHERE kind = ${kind} AND village_id = ${villageId}))
    AND ${villageThen(kind, of)} = ${villageId})`;

/** Where things of a kind have been, the earliest first: of most of them nothing is here. */
export function formerVillages(db: Reader, kind: Settled) {
  const found = new Map<number, { villageId: number; village: string; toOn: Day }[]>();
  for (const { recordId, ...stay } of db
    .select({
      recordId: formerVillage.recordId,
      villageId: formerVillage.villageId,
      village: village.name,
      toOn: formerVillage.toOn,
    })
    .from(formerVillage)
    .innerJoin(village, eq(village.id, formerVillage.villageId))
    .where(eq(formerVillage.kind, kind))
    .orderBy(asc(formerVillage.toOn), asc(formerVillage.id))
    .all()) {
    const stays = found.get(recordId);
    if (stays) stays.push(stay);
    else found.set(recordId, [stay]);
  }
  return found;
}
