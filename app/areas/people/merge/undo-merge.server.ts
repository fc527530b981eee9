import type { Db, Reader } from "db/client.server";
import { person, recordMerge } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { builtUpon, takeBack } from "~/platform/reversible.server";
import { findPerson } from "../people-queries.server";
import { derivedColumns, indexNames } from "../person-record.server";
import type { PersonRows } from "../person-rows";
import { changesOf, findMerge, type Merge } from "./merges.server";

export type WhyNotUndone = "merge.notFound" | "merge.builtOn";

/** Whether a merge can still be taken back: every row it wrote is as it left it, and nothing was built on what moved. */
export function canUndo(db: Reader, merge: Merge, sources: readonly PersonRows[]): boolean {
  const changes = changesOf(merge);
  if (builtUpon(db, changes).length > 0) return false;
  return !sources.some((s) =>
    s.builtOn?.(
      db,
      changes.filter((c) => c.table === s.table && c.before && c.after).map((c) => c.id),
      merge.createdAt,
    ),
  );
}

/** Takes a merge back: both records and all their rows are as they were. Pressing twice does it once. */
export function undoMerge(
  db: Db,
  actor: Actor<"person.merge">,
  mergeId: number,
  sources: readonly PersonRows[],
): { ok: true; survivorId: number; mergedId: number } | { ok: false; why: WhyNotUndone } {
  return db.transaction((tx) => {
    const merge = tx.select().from(recordMerge).where(eq(recordMerge.id, mergeId)).get();
    if (merge?.kind !== "person") return { ok: false, why: "merge.notFound" };
    const survivor = findPerson(tx, actor.villages, merge.survivorId);
    if (!survivor) return { ok: false, why: merge.undoneAt === null ? "merge.builtOn" : "merge.notFound" };
    if (!findMerge(tx, actor.villages, mergeId)) return { ok: false, why: "merge.notFound" };
    const done = { ok: true as const, survivorId: merge.survivorId, mergedId: merge.mergedId };
    if (merge.undoneAt !== null) return done;
    if (!canUndo(tx, merge, sources)) return { ok: false, why: "merge.builtOn" };
    takeBack(tx, changesOf(merge));
    const now = Date.now();
    tx.update(recordMerge)
      .set({ undoneAt: now, undoneBy: actor.userId })
      .where(eq(recordMerge.id, mergeId))
      .run();
    for (const id of [merge.survivorId, merge.mergedId]) {
      const row = tx.select().from(person).where(eq(person.id, id)).get()!;
      // A merge from before these columns does not hold them.
      tx.update(person).set(derivedColumns(row)).where(eq(person.id, id)).run();
      indexNames(tx, row);
    }
    recordEvent(tx, actor, {
      event: "person.merge-undone",
      subject: { kind: "person", id: merge.survivorId, label: survivor.name },
      villageId: survivor.villageId,
      after: { mergedId: merge.mergedId },
    });
    return done;
  });
}
