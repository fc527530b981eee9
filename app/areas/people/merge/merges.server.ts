import type { Reader } from "db/client.server";
import { person, recordMerge } from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type RowChange, unpackChanges } from "~/platform/reversible.server";
import { unsealText } from "~/platform/sealed.server";
import { findPerson } from "../people-queries.server";
import type { Person } from "../person-record.server";

/** What the sealed changes of a merge are sealed for. */
export const mergePurpose = "record.merge";

export type Merge = typeof recordMerge.$inferSelect;

export const changesOf = (merge: Merge): RowChange[] =>
  unpackChanges(unsealText(merge.changesSealed, mergePurpose));

const survivor = alias(person, "survivor");
const merged = alias(person, "merged");

const select = (db: Reader) =>
  db
    .select({
      id: recordMerge.id,
      createdAt: recordMerge.createdAt,
      mergedByName: recordMerge.mergedByName,
      survivorId: survivor.id,
      survivorName: survivor.name,
      mergedId: merged.id,
      mergedName: merged.name,
    })
    .from(recordMerge)
    .innerJoin(survivor, eq(survivor.id, recordMerge.survivorId))
    .innerJoin(merged, eq(merged.id, recordMerge.mergedId))
    .$dynamic();

const standing = (scope: VillageScope) =>
  and(
    eq(recordMerge.kind, "person"),
    isNull(recordMerge.undoneAt),
    isNull(survivor.deletedAt),
    withinVillages(survivor.villageId, scope),
    withinVillages(merged.villageId, scope),
  );

/** Merges that stand, the latest first. */
export const listMerges = (db: Reader, scope: VillageScope, limit: number) =>
  select(db).where(standing(scope)).orderBy(desc(recordMerge.id)).limit(limit).all();

/** Records that became one with this person. */
export const mergesInto = (db: Reader, scope: VillageScope, personId: number) =>
  select(db)
    .where(and(standing(scope), eq(recordMerge.survivorId, personId)))
    .orderBy(desc(recordMerge.id))
    .all();

/**
 * A merge inside the scope: whoever may see it may see both records, where they are now and where taking it back
 * would put them.
 */
export function findMerge(
  db: Reader,
  scope: VillageScope,
  id: number,
): { merge: Merge; survivor: Person; merged: Person } | undefined {
  const merge = db.select().from(recordMerge).where(eq(recordMerge.id, id)).get();
  if (merge?.kind !== "person") return undefined;
  const kept = findPerson(db, scope, merge.survivorId);
  const other = db.select().from(person).where(eq(person.id, merge.mergedId)).get();
  if (!kept || !other || !inScope(scope, other.villageId)) return undefined;
  const before = changesOf(merge).find((c) => c.table === "person" && c.id === kept.id)?.before;
  return before && !inScope(scope, Number(before.village_id))
    ? undefined
    : { merge, survivor: kept, merged: other };
}

/** Who a merged record became, through as many merges as there were; undefined when that is nobody in the scope. */
export function survivorOf(db: Reader, scope: VillageScope, personId: number): number | undefined {
  let id = personId;
  for (let step = 0; step < 20; step += 1) {
    const row = db.select({ into: person.mergedIntoId }).from(person).where(eq(person.id, id)).get();
    if (!row?.into) break;
    id = row.into;
  }
  return id === personId ? undefined : findPerson(db, scope, id)?.id;
}
