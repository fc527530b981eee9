import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { suspectDuplicates } from "../duplicates/suspect-duplicates.server";
import { findFileBatch } from "./people-batch.server";
import { comparing, steadyChunks } from "./steady-chunks.server";

/**
 * Compares the people a batch made with everybody else, some at a time: suspected pairs go onto the work list. The
 * people are in and usable all the while; a restart goes on where it stopped.
 */
export async function compareNew(db: Db, batchId: number): Promise<void> {
  await steadyChunks(
    (size) =>
      db.transaction((tx) => {
        const batch = findFileBatch(tx, batchId);
        if (batch?.state !== "done" || batch.comparedTo === null) return "done";
        const ids = db.$client
          .prepare(
            "SELECT id FROM person WHERE id > ? AND id <= ? AND import_batch_id = ? AND deleted_at IS NULL ORDER BY id LIMIT ?",
          )
          .pluck()
          .all(
            Math.max(batch.comparedTo, (batch.firstPersonId ?? 0) - 1),
            batch.lastPersonId ?? 0,
            batchId,
            size,
          ) as number[];
        if (ids.length > 0) suspectDuplicates(tx, ids);
        tx.update(importBatch)
          .set({ comparedTo: ids.at(-1) ?? null })
          .where(eq(importBatch.id, batchId))
          .run();
        return ids.length > 0 ? "more" : "done";
      }),
    100,
    comparing,
  );
}
