import { randomUUID } from "node:crypto";
import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq } from "drizzle-orm";
import { findVillage } from "~/areas/villages/index.server";
import { actorWith } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { fixesOf } from "~/platform/imports/draft.server";
import { unseal } from "~/platform/sealed.server";
import { uploadPurpose } from "../../import/check-people.server";
import { lookAlikeRows, type Newcomer, noteAlike } from "../../import/note-alike.server";
import { firstRowId } from "../../import/people-fields";
import { whyUnreadable } from "../../import/read-people.server";
import { emptyRows } from "../../import/staged-rows.server";
import type { HouseholdLayout } from "./household-fields";
import { householdPlanner } from "./plan-household.server";
import { householdActors, type PlannedRow } from "./planned-row.server";
import { readHouseholds } from "./read-households.server";
import { householdRowWriter } from "./stage-households.server";

/** Rows written in one go: the longest that somebody else's write waits for this. */
const together = 5_000;

/**
 * The dry run: reads the file, puts members together into households, checks every row against the records, keeps what
 * would be written. Nothing is saved in any record. Safe to begin again at any point.
 */
export async function checkHouseholds(db: Db, batchId: number, asker: Asker): Promise<void> {
  const batch = db.select().from(importBatch).where(eq(importBatch.id, batchId)).get();
  if (batch?.state !== "checking" || !batch.fileSealed || !batch.mapping) return;
  const end = (how: Partial<typeof importBatch.$inferInsert>) =>
    db
      .update(importBatch)
      .set(how)
      .where(and(eq(importBatch.id, batchId), eq(importBatch.state, "checking")))
      .run();
  const person = standingIn(db, asker);
  const edit = person && actorWith(person, "household.edit");
  if (!edit) {
    end({ state: "failed", why: "why.right" });
    return;
  }
  const layout = JSON.parse(batch.mapping) as HouseholdLayout;
  const usual = batch.villageId === null ? null : (findVillage(db, edit.villages, batch.villageId) ?? null);
  const actors = householdActors(person, edit);
  const plan = householdPlanner(db, actors, usual);
  const newcomers: Newcomer[] = [];
  const write = householdRowWriter(db, batchId);
  emptyRows(db, batchId);
  try {
    const bytes = unseal(batch.fileSealed, uploadPurpose);
    const groups = await readHouseholds(bytes, layout, fixesOf(batch));
    let rows: PlannedRow[] = [];
    let count = 0;
    const flush = () => {
      db.transaction((tx) => {
        write(rows);
        newcomers.push(...rows.flatMap((p) => newcomerOf(batchId, p)));
        tx.update(importBatch).set({ progress: count }).where(eq(importBatch.id, batchId)).run();
      });
      rows = [];
    };
    for (const group of groups) {
      rows.push(...plan(group));
      count += group.length;
      if (rows.length >= together) flush();
    }
    flush();
    if (actors.create && newcomers.length <= lookAlikeRows) noteAlike(db, actors.create, newcomers);
  } catch (error) {
    end({ state: "failed", why: whyUnreadable(error) });
    return;
  }
  end({ state: "open", why: null, mark: randomUUID(), ...countsOf(db, batchId) });
}

/** Who would be registered with the row. */
const newcomerOf = (batchId: number, { row, person, outcome }: PlannedRow): Newcomer[] =>
  outcome === "new" && person === null && row.birthOn !== null
    ? [{ id: firstRowId(batchId) + row.row, name: row.name, phone: row.phone, birthOn: row.birthOn }]
    : [];

/** Rows of the file; households that would be made, that are on record, rows that stay out. */
function countsOf(db: Db, batchId: number) {
  const count = (what: string) =>
    db.$client
      .prepare(`SELECT count(*) FROM import_row WHERE id BETWEEN ? AND ? AND ${what}`)
      .pluck()
      .get(firstRowId(batchId), firstRowId(batchId + 1) - 1) as number;
  return {
    rowCount: count("1"),
    createdCount: count("id = head_row AND outcome = 'new'"),
    matchedCount: count("id = head_row AND outcome IN ('known', 'same')"),
    refusedCount: count("outcome = 'refused'"),
  };
}
