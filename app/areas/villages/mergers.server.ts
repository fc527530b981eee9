import type { Reader } from "db/client.server";
import { recordMerge, village } from "db/schema";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import { builtUpon, type RowChange, unpackChanges } from "~/platform/reversible.server";
import { unsealText } from "~/platform/sealed.server";

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

/** Villages that became part of this one, the first first. */
export const takenUpBy = (db: Reader, villageId: number) =>
  db.select().from(village).where(eq(village.mergedIntoId, villageId)).orderBy(asc(village.leftOn)).all();
