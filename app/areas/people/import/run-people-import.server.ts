import type { Db } from "db/client.server";
import { manyWrites } from "db/many-writes.server";
import type { Asker } from "~/platform/access/standing-in.server";
import { workOf } from "./file-work.server";
import { findFileBatch } from "./people-batch.server";

/**
 * Does what a batch waits for, by its state: the dry run, the import, taking it back. Safe to run again at any point; a
 * restart takes it up.
 */
export async function runPeopleImport(db: Db, batchId: number, asker: Asker): Promise<void> {
  const batch = findFileBatch(db, batchId);
  if (!batch) return;
  const back = manyWrites(db);
  try {
    if (batch.state === "checking") await workOf(batch).check(db, batchId, asker);
    if (batch.state === "importing") await workOf(batch).write(db, batchId, asker);
    if (batch.state === "undoing") await workOf(batch).undo(db, batchId, asker);
  } finally {
    back();
  }
}
