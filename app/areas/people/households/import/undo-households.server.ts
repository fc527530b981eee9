import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { household, householdMember, importBatch, person, personSituation } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type Actor, actorWith, inScope, type SignedIn } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { recordWithLines } from "~/platform/audit/attach-lines.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { keepLeft } from "../../import/left-rows.server";
import { type FileBatch, findFileBatch } from "../../import/people-batch.server";
import { firstRowId } from "../../import/people-fields";
import { steadyChunks } from "../../import/steady-chunks.server";
import { unpackUndo } from "../../import/undo-data.server";
import { isInUse, removeBatchPeople, type WhyNotUndone } from "../../import/undo-people.server";
import { houseChangedSince, houseIsAsAt, noteHouseBack } from "../../import/undone-changes.server";
import { putDetailsBackIn } from "../../update-from-file.server";
import { findHousehold, rowsOfHousehold } from "../household-queries.server";
import { changedHousehold, labelOf, touch } from "../household-record.server";
import { builtOnHouseholds, goesBack, rowSpan } from "./kept-households.server";
import { joinersKept, leftOfRow, listsOf } from "./left-of-households.server";
import type { HouseholdUndo } from "./write-household.server";
import { takeBackSocial } from "./write-social.server";
import { putBackIncome } from "./write-told.server";
import { removeWishes } from "./write-wishes.server";

/** Why a batch can no longer be taken back; null when it can: what was built on since stays, the rest goes. */
export function whyHouseholdsNotUndone(db: Reader, actor: SignedIn, batch: FileBatch): WhyNotUndone | null {
  const edit = actorWith(actor, "household.edit");
  if (batch.state !== "done" && batch.state !== "failed") return "undoWhy.done";
  if (!edit || (batch.createdBy !== actor.userId && edit.villages !== "all")) return "undoWhy.right";
  const client = connectionOf(db);
  const kept = builtOnHouseholds(db, batch);
  const left =
    kept.households.length < batch.createdCount ||
    client
      .prepare(`SELECT EXISTS (SELECT 1 FROM import_row WHERE id BETWEEN @from AND @to AND ${goesBack})`)
      .pluck()
      .get({ ...rowSpan(batch), ...listsOf(kept) }) === 1;
  if (!left && kept.households.length === 0 && kept.people.length === 0 && !wroteAnything(db, batch))
    return "undoWhy.nothing";
  if (!left) return "undoWhy.all";
  const villages = client
    .prepare("SELECT DISTINCT village_id FROM household WHERE import_batch_id = ?")
    .pluck()
    .all(batch.id) as number[];
  return villages.every((id) => inScope(edit.villages, id)) ? null : "undoWhy.village";
}

/** Whether a file left anything behind: nothing of it came in where every household had changed since the dry run. */
const wroteAnything = (db: Reader, batch: FileBatch): boolean =>
  batch.createdCount > 0 ||
  batch.updatedCount > 0 ||
  connectionOf(db)
    .prepare("SELECT EXISTS (SELECT 1 FROM import_row WHERE id BETWEEN @from AND @to AND undo IS NOT NULL)")
    .pluck()
    .get(rowSpan(batch)) === 1;

type Kept = ReturnType<typeof builtOnHouseholds>;
/** Takes back what a file of households brought: memberships and facts first, then households, then the people. */
export async function undoHouseholds(db: Db, batchId: number, asker: Asker): Promise<void> {
  const by = standingIn(db, asker);
  const edit = by && actorWith(by, "household.edit");
  if (!edit) {
    db.update(importBatch)
      .set({ state: "failed", why: "why.right" })
      .where(eq(importBatch.id, batchId))
      .run();
    return;
  }
  const begun = findFileBatch(db, batchId);
  if (!begun) return;
  const kept = builtOnHouseholds(db, begun);
  await steadyChunks(
    (size) =>
      db.transaction((tx) => {
        const batch = findFileBatch(tx, batchId);
        if (batch?.state !== "undoing") return "done";
        // What was written of members goes first: a household is removed once nothing stands on it.
        return putBackSome(tx, edit, batch, kept, size) > 0 ||
          removeHouseholds(tx, edit, batch, kept, size) > 0
          ? "more"
          : "done";
      }),
    100,
  );
  for (const { id, left } of joinersKept(db, begun, kept)) keepLeft(db, id, left);
  // Of what stays nothing is taken back later either.
  db.$client
    .prepare("UPDATE import_row SET undo = NULL WHERE id BETWEEN @from AND @to AND undo IS NOT NULL")
    .run({ from: firstRowId(batchId), to: firstRowId(batchId + 1) - 1 });
  const create = actorWith(by, "person.create");
  if (create) await removeBatchPeople(db, batchId, create);
  else finishWithoutPeople(db, batchId);
}

function finishWithoutPeople(db: Db, batchId: number): void {
  db.update(importBatch)
    .set({ state: "undone", undoneAt: Date.now(), fileSealed: null, fixesSealed: null, comparedTo: null })
    .where(and(eq(importBatch.id, batchId), eq(importBatch.state, "undoing")))
    .run();
}

/** Memberships that joined a household that was there, and facts that were changed: as they were, unless somebody has changed them since. */
function putBackSome(
  tx: Tx,
  by: Actor<"household.edit">,
  batch: FileBatch,
  kept: Kept,
  size: number,
): number {
  const client = connectionOf(tx);
  const rows = client
    .prepare(
      `SELECT id, undo FROM import_row WHERE id BETWEEN @from AND @to AND ${goesBack} ORDER BY id DESC LIMIT @size`,
    )
    .all({ ...rowSpan(batch), ...listsOf(kept), size }) as { id: number; undo: string }[];
  const done = client.prepare("UPDATE import_row SET undo = NULL WHERE id = ?");
  for (const row of rows) {
    const undo = unpackUndo<HouseholdUndo>(row.undo);
    const left = leftOfRow(tx, undo);
    if (undo.situationId !== undefined)
      tx.delete(personSituation).where(eq(personSituation.id, undo.situationId)).run();
    if (undo.needIds) removeWishes(tx, undo.needIds);
    takeBackSocial(tx, undo);
    const back = undo.person && putDetailsBackIn(tx, by, undo.person, { noteAt: row.id });
    if (undo.income) putBackIncome(tx, undo.householdId, undo.income);
    if (undo.memberId !== undefined) takeOut(tx, by, undo.householdId, undo.memberId);
    const asBefore = left.householdId === undefined;
    const now = asBefore || undo.before ? putBack(tx, by, undo) : null;
    const stays = left.personId !== undefined || !asBefore;
    // The note took the place of the row, unless something of it stays, which is to be said.
    if (stays) keepLeft(tx, row.id, left);
    else if (!back) done.run(row.id);
    // A file writes a household once: before it, the household was one revision younger.
    if (asBefore && now !== null && undo.revision !== undefined)
      noteHouseBack(
        tx,
        row.id,
        { id: undo.householdId, now, was: undo.revision - 1 },
        stays || Boolean(back),
      );
  }
  return rows.length;
}

function takeOut(tx: Tx, by: Actor<"household.edit">, householdId: number, memberId: number): void {
  const row = findHousehold(tx, by.villages, householdId);
  const members = rowsOfHousehold(tx, householdId);
  const member = members.find((m) => m.id === memberId);
  // A change of head or a departure since then stands; the file is no longer the last word.
  if (!row || !member || member.toOn !== null || member.relation === "02") return;
  const name = tx.select().from(person).where(eq(person.id, member.personId)).get()?.name;
  tx.delete(householdMember)
    .where(and(eq(householdMember.id, memberId), isNull(householdMember.toOn)))
    .run();
  // The count of edits stays as it is: whoever checks whether something was built on the import asks for it.
  recordEvent(tx, by, {
    event: "household.left",
    subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
    villageId: row.villageId,
    before: { member: name, relation: member.relation, fromOn: member.fromOn },
    after: { leaveReason: "mistake" },
  });
}

/** What the file changed of the household itself, put back, unless somebody has changed it since; its revision then. */
function putBack(tx: Tx, by: Actor<"household.edit">, undo: HouseholdUndo): number | null {
  const row = findHousehold(tx, by.villages, undo.householdId);
  if (!row || undo.revision === undefined || !houseIsAsAt(tx, row.id, undo.revision)) return null;
  const after = touch(tx, row, undo.before);
  if (!undo.before) return after.revision;
  const { before, after: now } = changedHousehold(row, after);
  recordEvent(tx, by, {
    event: "household.changed",
    subject: { kind: "household", id: row.id, label: labelOf(tx, row) },
    villageId: row.villageId,
    before,
    after: now,
  });
  return after.revision;
}

/** Removes households of the batch in one go, with one event that has a line for each; who was built on meanwhile stays too. */
function removeHouseholds(
  tx: Tx,
  by: Actor<"household.edit">,
  batch: FileBatch,
  kept: Kept,
  size: number,
): number {
  const client = connectionOf(tx);
  const rows = client
    .prepare(
      `SELECT h.id, h.village_id, h.registry_no, h.house_number FROM household h
       WHERE h.import_batch_id = @batch AND NOT ${houseChangedSince("1")} AND h.deleted_at IS NULL
         AND h.id NOT IN (SELECT value FROM json_each(@houses)) ORDER BY h.id LIMIT @size`,
    )
    .raw(true)
    .all({ batch: batch.id, houses: listsOf(kept).houses, size }) as unknown[][];
  const pairs = client.prepare("DELETE FROM household_pair WHERE household_a_id = ? OR household_b_id = ?");
  const gone = rows.filter(([id]) => {
    client.exec("SAVEPOINT one");
    try {
      pairs.run(id, id);
      for (const table of ["household_member", "household_residence", "household_income"])
        client.prepare(`DELETE FROM ${table} WHERE household_id = ?`).run(id);
      tx.delete(household)
        .where(eq(household.id, Number(id)))
        .run();
      return true;
    } catch (error) {
      client.exec("ROLLBACK TO one");
      if (!isInUse(error)) throw error;
      kept.households.push({ id: Number(id), changed: false });
      return false;
    } finally {
      client.exec("RELEASE one");
    }
  });
  if (gone.length > 0)
    recordWithLines(
      tx,
      by,
      {
        event: "household.import-undone",
        subject: { kind: "import", id: batch.id, label: batch.fileName },
        after: { fileName: batch.fileName, households: gone.length },
      },
      gone,
    );
  return rows.length;
}
