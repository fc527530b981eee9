import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { workOf } from "./file-work.server";
import { findFileBatch } from "./people-batch.server";
import type { WhyNotUndone } from "./undo-people.server";

/** Begins to take a batch back; what does it goes on beside the server. */
export function beginUndo(db: Db, actor: SignedIn, batchId: number): WhyNotUndone | null {
  return db.transaction((tx) => {
    const batch = findFileBatch(tx, batchId);
    const why = batch ? workOf(batch).whyNotUndone(tx, actor, batch) : "undoWhy.done";
    if (why) return why;
    tx.update(importBatch)
      .set({ state: "undoing", progress: 0, why: null, comparedTo: null })
      .where(eq(importBatch.id, batchId))
      .run();
    return null;
  });
}
