import type { Tx } from "db/client.server";
import { householdNeed } from "db/schema";
import { and, eq, inArray, isNull } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import type { NeedKind } from "../household";

/** Enters what somebody wishes as told today, unless the same is open; the ids of what is new. */
export function writeWishes(tx: Tx, personId: number, kinds: readonly NeedKind[], by: string): number[] {
  const open = tx
    .select({ kind: householdNeed.kind })
    .from(householdNeed)
    .where(and(eq(householdNeed.personId, personId), isNull(householdNeed.closedOn)))
    .all();
  const now = Date.now();
  return kinds
    .filter((kind) => !open.some((need) => need.kind === kind))
    .map(
      (kind) =>
        tx
          .insert(householdNeed)
          .values({
            personId,
            kind,
            toldOn: todayOn(),
            recordedByName: by,
            createdAt: now,
            updatedAt: now,
          })
          .returning({ id: householdNeed.id })
          .get().id,
    );
}

/** Takes back wishes of a file, except those that were answered since. */
export const removeWishes = (tx: Tx, ids: readonly number[]): void => {
  tx.delete(householdNeed)
    .where(and(inArray(householdNeed.id, [...ids]), isNull(householdNeed.closedOn)))
    .run();
};
