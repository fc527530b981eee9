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
import { type MergeChoices, type MergeField, mergeFieldNames, mergeFields } from "./merge-fields";

/** What the sealed changes of a merge are sealed for. */
export const mergePurpose = "record.merge";

export type Merge = typeof recordMerge.$inferSelect;

export const changesOf = (merge: Pick<Merge, "changesSealed">): RowChange[] =>
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
      changesSealed: recordMerge.changesSealed,
    })
    .from(recordMerge)
    .innerJoin(survivor, eq(survivor.id, recordMerge.survivorId))
    .innerJoin(merged, eq(merged.id, recordMerge.mergedId))
    .$dynamic();

/** What the kept record was called before the merge, which may have taken the other one's name. */
export function nameBefore(
  merge: Pick<Merge, "changesSealed">,
  survivor: { id: number; name: string },
): string {
  const change = changesOf(merge).find((c) => c.table === "person" && c.id === survivor.id);
  return String(change?.before?.name ?? survivor.name);
}

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

const columnOf = (column: string) => column.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`);

const plain = (value: unknown): unknown => (Buffer.isBuffer(value) ? value.toString("base64") : value);

/** Fields in which the kept record says since the merge what the other one said before. */
export function takenIn(merge: Merge): MergeField[] {
  const rows = changesOf(merge).filter((c) => c.table === "person");
  const kept = rows.find((c) => c.id === merge.survivorId);
  const other = rows.find((c) => c.id === merge.mergedId);
  if (!kept?.before || !kept.after || !other?.before) return [];
  const { before, after } = kept;
  const theirs = other.before;
  return mergeFieldNames.filter((f) => {
    const columns = mergeFields[f].map(columnOf);
    return (
      columns.some((c) => plain(before[c]) !== plain(after[c])) &&
      columns.every((c) => plain(theirs[c]) === plain(after[c]))
    );
  });
}

/** Whether the merge that stands took these choices; what was left open agrees with any. */
export function mergedAs(db: Reader, survivorId: number, choices: MergeChoices): boolean {
  const merge = db
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.kind, "person"),
        eq(recordMerge.survivorId, survivorId),
        isNull(recordMerge.undoneAt),
      ),
    )
    .orderBy(desc(recordMerge.id))
    .get();
  if (!merge) return false;
  const taken = takenIn(merge);
  return mergeFieldNames.every(
    (f) => choices[f] === undefined || (choices[f] === "merged") === taken.includes(f),
  );
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
