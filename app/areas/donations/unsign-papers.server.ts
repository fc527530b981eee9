import type { Tx } from "db/client.server";
import { handover, handoverItem, handoverSignature } from "db/schema";
import { and, eq, inArray, isNotNull } from "drizzle-orm";

/**
 * What was signed is not what stands on the paper any more: signatures and scan of these open papers go, the names stay.
 * @returns how many signatures are to be given again
 */
export function unsignPapers(tx: Tx, handoverIds: readonly number[]): number {
  if (handoverIds.length === 0) return 0;
  const ids = [...handoverIds];
  const { changes } = tx
    .update(handoverSignature)
    .set({ image: null, signedAt: null, takenBy: null })
    .where(and(inArray(handoverSignature.handoverId, ids), isNotNull(handoverSignature.signedAt)))
    .run();
  tx.update(handover)
    .set({ scan: null, scanAt: null })
    .where(and(inArray(handover.id, ids), eq(handover.state, "open")))
    .run();
  return changes;
}

/** Open papers that name an item. */
export const openPapersOf = (tx: Tx, itemIds: readonly number[]): number[] =>
  tx
    .selectDistinct({ id: handoverItem.handoverId })
    .from(handoverItem)
    .innerJoin(handover, eq(handover.id, handoverItem.handoverId))
    .where(and(inArray(handoverItem.itemId, [...itemIds]), eq(handover.state, "open")))
    .all()
    .map((h) => h.id);
