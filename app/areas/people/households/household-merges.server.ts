import type { Reader } from "db/client.server";
import { household, person, recordMerge } from "db/schema";
import { and, desc, eq, isNull } from "drizzle-orm";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { changesOf, type Merge } from "../merge/merges.server";
import { findHousehold, type Household } from "./household-queries.server";
import { head } from "./relation";

/** What a merged household became, through as many merges as there were; undefined when that is outside the scope. */
export function survivingHousehold(db: Reader, scope: VillageScope, householdId: number): number | undefined {
  let id = householdId;
  for (let step = 0; step < 20; step += 1) {
    const row = db.select({ into: household.mergedIntoId }).from(household).where(eq(household.id, id)).get();
    if (!row?.into) break;
    id = row.into;
  }
  return id === householdId ? undefined : findHousehold(db, scope, id)?.id;
}

/** The merge that brought one household into the other and was not taken back. */
export const openHouseholdMerge = (db: Reader, survivorId: number, mergedId: number): Merge | undefined =>
  db
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.kind, "household"),
        eq(recordMerge.survivorId, survivorId),
        eq(recordMerge.mergedId, mergedId),
        isNull(recordMerge.undoneAt),
      ),
    )
    .get();

/** A merge inside the scope, with both records. A survivor that was merged further is not taken apart from here. */
export function findHouseholdMerge(
  db: Reader,
  scope: VillageScope,
  id: number,
): { merge: Merge; survivor: Household; merged: Household } | undefined {
  const merge = db.select().from(recordMerge).where(eq(recordMerge.id, id)).get();
  if (merge?.kind !== "household") return undefined;
  const of = (householdId: number) => db.select().from(household).where(eq(household.id, householdId)).get();
  const survivor = of(merge.survivorId);
  const merged = of(merge.mergedId);
  if (!survivor || !merged) return undefined;
  return inScope(scope, survivor.villageId) && inScope(scope, merged.villageId)
    ? { merge, survivor, merged }
    : undefined;
}

/** Households that became one with this one, the latest first. */
export const householdMergesInto = (db: Reader, householdId: number): Merge[] =>
  db
    .select()
    .from(recordMerge)
    .where(
      and(
        eq(recordMerge.kind, "household"),
        eq(recordMerge.survivorId, householdId),
        isNull(recordMerge.undoneAt),
      ),
    )
    .orderBy(desc(recordMerge.id))
    .all();

/** Who was the head of a household until it was merged; null where nobody lived in it. */
export function headBeforeMerge(db: Reader, merge: Merge, householdId: number): string | null {
  const row = changesOf(merge)
    .filter((c) => c.table === "household_member")
    .map((c) => c.before)
    .find((m) => m?.household_id === householdId && m.relation === head && m.to_on === null);
  if (!row) return null;
  return (
    db
      .select({ name: person.name })
      .from(person)
      .where(eq(person.id, Number(row.person_id)))
      .get()?.name ?? null
  );
}
