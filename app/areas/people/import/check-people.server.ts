import { randomUUID } from "node:crypto";
import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq } from "drizzle-orm";
import { findVillage } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { fixesOf } from "~/platform/imports/draft.server";
import { unseal } from "~/platform/sealed.server";
import { lookAlikeRows, type Newcomer, noteAlike } from "./note-alike.server";
import { firstRowId, type PeopleLayout } from "./people-fields";
import { peoplePlanner } from "./plan-person.server";
import { readPeople, whyUnreadable } from "./read-people.server";
import { emptyRows, rowWriter, type StagedRow, stagedRow } from "./staged-rows.server";

export const uploadPurpose = "import.upload";

/** Rows written in one go: the longest that somebody else's write waits for this. */
const together = 5_000;

/**
 * The dry run: reads the file, checks every row against the records, keeps what would be written. Nothing is saved in
 * any record. Safe to begin again at any point.
 */
export async function checkPeople(db: Db, batchId: number, asker: Asker): Promise<void> {
  const batch = db.select().from(importBatch).where(eq(importBatch.id, batchId)).get();
  if (batch?.state !== "checking" || !batch.fileSealed || !batch.mapping) return;
  const person = standingIn(db, asker);
  const create = person && actorWith(person, "person.create");
  if (!create) return endCheck(db, batchId, { state: "failed", why: "why.right" });
  const layout = JSON.parse(batch.mapping) as PeopleLayout;
  const usual = batch.villageId === null ? null : (findVillage(db, create.villages, batch.villageId) ?? null);
  const actors = { create, edit: actorWith(person, "person.edit") };
  const plan = peoplePlanner(db, actors, usual, layout.columns.village !== undefined);
  const write = rowWriter(db);
  emptyRows(db, batchId);
  let rows: StagedRow[] = [];
  let count = 0;
  const flush = () => {
    db.transaction((tx) => {
      write(rows);
      tx.update(importBatch).set({ progress: count }).where(eq(importBatch.id, batchId)).run();
    });
    rows = [];
  };
  try {
    const bytes = unseal(batch.fileSealed, uploadPurpose);
    const conflicts = await readPeople(bytes, layout, fixesOf(batch), (row) => {
      rows.push(stagedRow(batchId, row, plan(row)));
      count += 1;
      if (rows.length >= together) flush();
    });
    flush();
    const refuse = db.$client.prepare(
      `UPDATE import_row SET outcome = 'refused', problems = json_insert(coalesce(problems, '[]'), '$[#]', json(?)) WHERE id = ?`,
    );
    db.transaction(() => {
      for (const c of conflicts) refuse.run(JSON.stringify(c.problem), firstRowId(batchId) + c.row);
    });
  } catch (error) {
    return endCheck(db, batchId, { state: "failed", why: whyUnreadable(error) });
  }
  const counts = countsOf(db, batchId);
  if (counts.createdCount <= lookAlikeRows) noteAlike(db, create, newcomersOf(db, batchId));
  endCheck(db, batchId, { state: "open", why: null, mark: randomUUID(), ...counts });
}

const newcomersOf = (db: Db, batchId: number) =>
  db.$client
    .prepare(
      `SELECT id, name, phone, birth_on AS birthOn FROM import_row WHERE id BETWEEN ? AND ? AND outcome = 'new'`,
    )
    .all(firstRowId(batchId), firstRowId(batchId + 1) - 1) as Newcomer[];

function endCheck(db: Db, batchId: number, how: Partial<typeof importBatch.$inferInsert>): void {
  db.update(importBatch)
    .set(how)
    .where(and(eq(importBatch.id, batchId), eq(importBatch.state, "checking")))
    .run();
}

/** How many rows would become what. */
function countsOf(db: Db, batchId: number) {
  const found = db.$client
    .prepare("SELECT outcome, count(*) FROM import_row WHERE id BETWEEN ? AND ? GROUP BY outcome")
    .raw(true)
    .all(firstRowId(batchId), firstRowId(batchId + 1) - 1) as [string, number][];
  const counts = new Map(found);
  const of = (outcome: string) => counts.get(outcome) ?? 0;
  return {
    rowCount: found.reduce((sum, [, n]) => sum + n, 0),
    createdCount: of("new"),
    matchedCount: of("known") + of("same"),
    refusedCount: of("refused"),
  };
}
