import type { Db, Reader } from "db/client.server";
import { recordMerge } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { builtUpon, takeBack } from "~/platform/reversible.server";
import { changesOf, type Merge } from "../../merge/merges.server";
import { findHouseholdMerge } from "../household-merges.server";
import { labelOf } from "../household-record.server";

export type WhyNotUndoneHousehold = "mergeHouseholds.notFound" | "mergeHouseholds.builtOn";

/** Whether a merge can still be taken back: every row it wrote is as it left it. */
export const canUndoHousehold = (db: Reader, merge: Merge): boolean =>
  builtUpon(db, changesOf(merge)).length === 0;

/** Takes a merge back: both households and all their rows are as they were. Pressing twice does it once. */
export function undoHouseholdMerge(
  db: Db,
  actor: Actor<"household.merge">,
  mergeId: number,
): { ok: true; survivorId: number; mergedId: number } | { ok: false; why: WhyNotUndoneHousehold } {
  return db.transaction((tx) => {
    const found = findHouseholdMerge(tx, actor.villages, mergeId);
    if (!found) return { ok: false, why: "mergeHouseholds.notFound" };
    const { merge, survivor } = found;
    const done = { ok: true as const, survivorId: merge.survivorId, mergedId: merge.mergedId };
    if (merge.undoneAt !== null) return done;
    if (!canUndoHousehold(tx, merge)) return { ok: false, why: "mergeHouseholds.builtOn" };
    const label = labelOf(tx, survivor);
    takeBack(tx, changesOf(merge));
    tx.update(recordMerge)
      .set({ undoneAt: Date.now(), undoneBy: actor.userId })
      .where(eq(recordMerge.id, mergeId))
      .run();
    recordEvent(tx, actor, {
      event: "household.merge-undone",
      subject: { kind: "household", id: survivor.id, label },
      villageId: survivor.villageId,
      after: { mergedId: merge.mergedId },
    });
    return done;
  });
}
