import type { Db } from "db/client.server";
import { manyWrites } from "db/many-writes.server";
import type { Asker } from "~/platform/access/standing-in.server";
import { checkPeople } from "./check-people.server";
import { compareNew } from "./compare-new.server";
import { findPeopleBatch } from "./people-batch.server";
import { undoPeople } from "./undo-people.server";
import { writePeople } from "./write-people.server";

/**
 * Does what a batch waits for, by its state: the dry run, the import, taking it back, comparing. Safe to run again at
 * any point; a restart takes it up.
 */
export async function runPeopleImport(db: Db, batchId: number, asker: Asker): Promise<void> {
  const batch = findPeopleBatch(db, batchId);
  if (!batch) return;
  const back = manyWrites(db);
  try {
    if (batch.state === "checking") await checkPeople(db, batchId, asker);
    if (batch.state === "importing") await writePeople(db, batchId, asker);
    if (batch.state === "undoing") await undoPeople(db, batchId, asker);
    if (batch.state === "importing" || batch.state === "done") await compareNew(db, batchId);
  } finally {
    back();
  }
}
