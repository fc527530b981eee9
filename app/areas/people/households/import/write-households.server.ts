import type { Db, Tx } from "db/client.server";
import { surely } from "db/many-writes.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { type Actor, actorWith } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { logBatch } from "~/platform/imports/draft.server";
import { type FileBatch, findFileBatch } from "../../import/people-batch.server";
import { firstRowId } from "../../import/people-fields";
import { steadyChunks } from "../../import/steady-chunks.server";
import { type HouseholdActors, householdActors } from "./planned-row.server";
import { HouseholdWriter } from "./write-household.server";

/**
 * Writes what the dry run showed, some hundred households at a time, each time in one transaction with how far it came:
 * after a restart it goes on behind the last of them. A household for which something changed in the meantime stays out
 * as a whole and is told.
 */
export async function writeHouseholds(db: Db, batchId: number, asker: Asker): Promise<void> {
  const person = standingIn(db, asker);
  const edit = person && actorWith(person, "household.edit");
  if (!edit) {
    db.update(importBatch)
      .set({ state: "failed", why: "why.right" })
      .where(eq(importBatch.id, batchId))
      .run();
    return;
  }
  const actors = householdActors(person, edit);
  await steadyChunks((size) => db.transaction((tx) => writeSome(db, tx, actors, batchId, size)), 100);
  surely(db);
  db.transaction((tx) => {
    const batch = findFileBatch(tx, batchId);
    if (batch?.state === "importing") finish(db, tx, edit, batch);
  });
}

function writeSome(db: Db, tx: Tx, actors: HouseholdActors, batchId: number, size: number): "more" | "done" {
  const batch = findFileBatch(tx, batchId);
  if (batch?.state !== "importing") return "done";
  const base = firstRowId(batchId);
  const heads = db.$client
    .prepare(
      `SELECT DISTINCT head_row FROM import_row
       WHERE head_row > ? AND head_row < ? AND outcome IN ('new', 'known') ORDER BY head_row LIMIT ?`,
    )
    .pluck()
    .all(base + batch.progress, firstRowId(batchId + 1), size) as number[];
  const last = heads.at(-1);
  if (last === undefined) return "done";
  const writer = new HouseholdWriter(db, tx, actors, batch);
  for (const head of heads) writer.write(head);
  tx.update(importBatch)
    .set({
      progress: last - base,
      updatedCount: batch.updatedCount + writer.people.length,
      ...(writer.people.length > 0 && {
        firstPersonId: batch.firstPersonId ?? writer.people[0],
        lastPersonId: writer.people.at(-1),
      }),
    })
    .where(eq(importBatch.id, batchId))
    .run();
  return "more";
}

/** Counts what was made, and says so in the log. */
function finish(db: Db, tx: Tx, actor: Actor<"household.edit">, batch: FileBatch): void {
  const count = (what: string) =>
    db.$client
      .prepare(`SELECT count(*) FROM import_row WHERE id BETWEEN ? AND ? AND ${what}`)
      .pluck()
      .get(firstRowId(batch.id), firstRowId(batch.id + 1) - 1) as number;
  const late = count("outcome = 'late'");
  const created =
    batch.createdCount -
    count("outcome = 'late' AND id = head_row AND json_extract(details, '$.householdId') IS NULL");
  const refused = batch.refusedCount + late;
  tx.update(importBatch)
    .set({
      state: "done",
      doneAt: Date.now(),
      createdCount: created,
      refusedCount: refused,
      comparedTo: batch.firstPersonId === null ? null : 0,
    })
    .where(eq(importBatch.id, batch.id))
    .run();
  logBatch(tx, actor, batch, "import.confirmed", {
    households: created,
    people: batch.updatedCount,
    matched: batch.matchedCount,
    notImported: refused,
  });
}
