import type { Tx } from "db/client.server";
import { handover, handoverItem, handoverSignature } from "db/schema";
import { and, eq, inArray, isNotNull } from "drizzle-orm";
import { freeParties } from "./party-names.server";

/** What is to be signed again; `scans` only where one went. */
export interface Unsigned {
  unsigned: number;
  scans?: number;
}

/** Whether something that stood on a paper reads otherwise now. What was left blank and is filled in contradicts no scan. */
export const reworded = (before: readonly unknown[], after: readonly unknown[]): boolean =>
  before.some((v, i) => v !== null && v !== "" && v !== after[i]);

/**
 * What was signed is not what stands on the paper any more: the signatures of these open papers go, the names stay. The
 * scan of the paper signed by hand goes where it contradicts the paper (`reworded`), not when only a blank was filled in.
 */
export function unsignPapers(tx: Tx, handoverIds: readonly number[], contradicted: boolean): Unsigned {
  if (handoverIds.length === 0) return { unsigned: 0 };
  const ids = [...handoverIds];
  const { changes } = tx
    .update(handoverSignature)
    .set({ image: null, signedAt: null, takenBy: null })
    .where(and(inArray(handoverSignature.handoverId, ids), isNotNull(handoverSignature.signedAt)))
    .run();
  const scans = contradicted
    ? tx
        .update(handover)
        .set({ scan: null, scanAt: null })
        .where(and(inArray(handover.id, ids), eq(handover.state, "open"), isNotNull(handover.scanAt)))
        .run().changes
    : 0;
  freeParties(tx, ids);
  return scans > 0 ? { unsigned: changes, scans } : { unsigned: changes };
}

/** The same for the log; nothing where nothing was signed. */
export const unsignedForLog = ({ unsigned, scans }: Unsigned) => ({
  ...(unsigned ? { unsigned } : {}),
  ...(scans ? { scanGone: scans } : {}),
});

/** Open papers that name an item. */
export const openPapersOf = (tx: Tx, itemIds: readonly number[]): number[] =>
  tx
    .selectDistinct({ id: handoverItem.handoverId })
    .from(handoverItem)
    .innerJoin(handover, eq(handover.id, handoverItem.handoverId))
    .where(and(inArray(handoverItem.itemId, [...itemIds]), eq(handover.state, "open")))
    .all()
    .map((h) => h.id);
