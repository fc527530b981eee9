import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { detailsFrom } from "~/areas/people";
import { createPersonIn, type Person, suspectDuplicates, updateDetailsIn } from "~/areas/people/index.server";
import {
  findBatch,
  fixesOf,
  type ImportBatch,
  layoutOf,
  logBatch,
  tablesOf,
} from "~/platform/imports/draft.server";
import { findClass } from "../class-queries.server";
import { enrolIn } from "../enrol-person.server";
import { sealRefused } from "./kept-refused.server";
import { type KeptUpdate, sealUpdates } from "./kept-updates.server";
import { isAccepted, type PlannedRow, planMark, planRoster, type RosterActors } from "./plan-roster.server";
import { type RosterRow, readRoster } from "./read-roster";
import type { RosterField } from "./roster-fields";

export const rosterKind = "roster";

/** The rows of a draft, read as it was last said to be read; null when the upload is gone or has no columns yet. */
export function rowsOf(batch: ImportBatch): RosterRow[] | null {
  const layout = layoutOf<RosterField>(batch);
  const table = layout && tablesOf(batch)?.[layout.sheet];
  return layout && table ? readRoster(table, layout, fixesOf(batch)) : null;
}

export type Imported =
  | { ok: true; seated: number; waiting: number; again: boolean }
  | { ok: false; why: "class.why.notFound" | "why.gone" | "why.changed" | "why.nobody" };

/**
 * Imports what the dry run showed: people, enrolments, one batch, all or nothing. What was shown is worked out again
 * first; when something else would happen now (the class filled up, somebody was enrolled), nothing is done and the new
 * dry run is to be looked at. Confirming twice imports once.
 * What is empty in a record that was there is filled from the file; what differs is replaced only when asked for.
 * @param seen `planMark` of the dry run that the person looked at
 */
export function importRoster(
  db: Db,
  actors: RosterActors,
  classId: number,
  batchId: number,
  seen: string,
  replace = false,
): Imported {
  return db.transaction((tx): Imported => {
    const found = findClass(tx, actors.enrol.villages, classId);
    const batch = found && findBatch(tx, rosterKind, classId, batchId);
    if (!batch || batch.createdBy !== actors.enrol.userId) return { ok: false, why: "class.why.notFound" };
    if (batch.state === "done") return { ok: true, seated: 0, waiting: 0, again: true };
    const rows = batch.state === "open" ? rowsOf(batch) : null;
    if (!rows) return { ok: false, why: "why.gone" };
    const plan = planRoster(tx, actors, found, rows);
    if (planMark(plan) !== seen) return { ok: false, why: "why.changed" };
    const accepted = plan.filter(isAccepted);
    if (accepted.length === 0) return { ok: false, why: "why.nobody" };
    let seated = 0;
    const created: number[] = [];
    const updates: KeptUpdate[] = [];
    for (const row of accepted) {
      const person = row.person ? updated(row, row.person) : addPerson(row);
      const enrolled = enrolIn(tx, actors.enrol, found, person, {
        businessIdea: row.idea,
        inBusiness: row.inBusiness,
        importBatchId: batchId,
        villageByClass: row.notes.some((n) => n.key === "note.classVillage"),
      });
      if (!enrolled.ok) throw new Error(`import row ${row.row}: ${enrolled.why}`);
      if (enrolled.state === "seated") seated += 1;
    }
    suspectDuplicates(tx, created);
    const counts = {
      createdCount: accepted.filter((r) => r.outcome === "new").length,
      matchedCount: accepted.filter((r) => r.outcome === "known").length,
      refusedCount: plan.filter((r) => r.outcome === "refused").length,
    };
    tx.update(importBatch)
      .set({
        state: "done",
        doneAt: Date.now(),
        ...counts,
        updatesSealed: sealUpdates(updates),
        refusedSealed: sealRefused(plan),
      })
      .where(eq(importBatch.id, batchId))
      .run();
    const waiting = accepted.length - seated;
    logBatch(tx, actors.enrol, batch, "import.confirmed", {
      created: counts.createdCount,
      matched: counts.matchedCount,
      notImported: counts.refusedCount,
      waiting,
      ...(updates.length > 0 ? { updated: updates.length } : {}),
    });
    return { ok: true, seated, waiting, again: false };

    function updated(row: PlannedRow, on: Person): Person {
      const details = detailsFrom(row.differences, replace);
      const fields = Object.keys(details) as (keyof typeof details)[];
      if (fields.length === 0 || !actors.edit) return on;
      const after = updateDetailsIn(tx, actors.edit, on, details);
      updates.push({
        personId: on.id,
        revision: after.revision,
        before: Object.fromEntries(fields.map((f) => [f, on[f]])),
      });
      return after;
    }

    function addPerson(row: PlannedRow) {
      if (!actors.create || !row.idNumber || !row.villageRow) throw new Error(`import row ${row.row}`);
      const made = createPersonIn(
        tx,
        actors.create,
        {
          name: row.name,
          idNumber: row.idNumber,
          phone: row.phone,
          villageId: row.villageRow.id,
          villageGroup: row.group,
          ethnicity: row.ethnicity,
          education: row.education,
          category: row.category,
        },
        batchId,
      );
      if (!made.ok) throw new Error(`import row ${row.row}: ${made.why}`);
      created.push(made.person.id);
      return made.person;
    }
  });
}
