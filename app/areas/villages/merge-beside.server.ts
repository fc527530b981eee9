import type { Db } from "db/client.server";
import { type Actor, actorWith } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { databaseFile } from "~/platform/database.server";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { mergeVillages, undoMerger } from "./merge-villages.server";
import { canUndoMerger, findMerger } from "./mergers.server";
import type { VillageWork } from "./village-work";

type Input = Parameters<typeof mergeVillages>[2];
type Merged = ReturnType<typeof mergeVillages>;
type Undone = ReturnType<typeof undoMerger>;

/** Whether nobody has built on the merger that took a village up; false when there is none. */
export function isUndoable(db: Db, villageId: number): boolean {
  const merger = findMerger(db, villageId);
  return merger !== undefined && canUndoMerger(db, merger);
}

/** The same beside the pages: it looks at every record that moved. */
export const undoableBeside = (db: Db, villageId: number): Promise<boolean> =>
  inImportWorker(
    "isUndoable",
    { file: databaseFile(), villageId },
    () => isUndoable(db, villageId),
    "merging",
  );

/** A merger or its undoing, as plain data for the thread beside the pages. */
export type MergerOrder = { merge: Input } | { undo: number };

/**
 * Does one beside the pages: a village of twenty thousand takes seconds, and pages answer meanwhile. It stays one
 * transaction, whole or not at all; who asked waits for it.
 */
export function doMerger(db: Db, order: MergerOrder, asker: Asker, work: readonly VillageWork[]) {
  const person = standingIn(db, asker);
  const actor = person && actorWith(person, "village.manage");
  if (!actor) return { ok: false as const, why: "village.notFound" as const };
  return "merge" in order
    ? mergeVillages(db, actor, order.merge, work)
    : undoMerger(db, actor, order.undo, work);
}

const beside = (db: Db, actor: Actor<"village.manage">, order: MergerOrder, work: readonly VillageWork[]) => {
  const { userId, sessionId, address } = actor;
  const asker: Asker = { userId, sessionId, address };
  return inImportWorker(
    "doMerger",
    { file: databaseFile(), order, asker },
    () =>
      "merge" in order
        ? mergeVillages(db, actor, order.merge, work)
        : undoMerger(db, actor, order.undo, work),
    "merging",
  );
};

export const mergeBeside = (
  db: Db,
  actor: Actor<"village.manage">,
  input: Input,
  work: readonly VillageWork[],
): Promise<Merged> => beside(db, actor, { merge: input }, work) as Promise<Merged>;

export const undoBeside = (
  db: Db,
  actor: Actor<"village.manage">,
  villageId: number,
  work: readonly VillageWork[],
): Promise<Undone> => beside(db, actor, { undo: villageId }, work) as Promise<Undone>;
