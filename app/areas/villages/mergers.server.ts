import type { Reader, Tx } from "db/client.server";
import { recordMerge, village } from "db/schema";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import {
  builtUpon,
  packChanges,
  type RowChange,
  unpackChanges,
  withoutWordsOf,
} from "~/platform/reversible.server";
import { seal, unsealText } from "~/platform/sealed.server";

/** What the sealed changes of a merger of villages are sealed for. */
export const mergerPurpose = "village.merger";

export type Merger = typeof recordMerge.$inferSelect;

/** The merger that took this village up and was not taken back. */
export const findMerger = (db: Reader, villageId: number): Merger | undefined =>
  db
    .select()
    .from(recordMerge)
    .where(
      and(eq(recordMerge.kind, "village"), eq(recordMerge.mergedId, villageId), isNull(recordMerge.undoneAt)),
    )
    .orderBy(desc(recordMerge.id))
    .get();

export const changesOfMerger = (merger: Merger): RowChange[] =>
  unpackChanges(unsealText(merger.changesSealed, mergerPurpose));

export const canUndoMerger = (db: Reader, merger: Merger): boolean =>
  builtUpon(db, changesOfMerger(merger)).length === 0;

/** What mergers of villages keep of somebody's rows, to be taken back, is reduced to where they lived. */
export function forgetInMergers(
  tx: Tx,
  about: (table: string, row: Record<string, unknown>) => boolean,
): void {
  for (const merger of tx.select().from(recordMerge).where(eq(recordMerge.kind, "village")).all()) {
    const kept = withoutWordsOf(changesOfMerger(merger), about);
    if (kept)
      tx.update(recordMerge)
        .set({ changesSealed: seal(packChanges(kept), mergerPurpose) })
        .where(eq(recordMerge.id, merger.id))
        .run();
  }
}

/** Villages that became part of this one, the first first. */
export const takenUpBy = (db: Reader, villageId: number) =>
  db.select().from(village).where(eq(village.mergedIntoId, villageId)).orderBy(asc(village.leftOn)).all();
