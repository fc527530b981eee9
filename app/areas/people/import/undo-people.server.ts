import { connectionOf, type Db, type Reader, type Tx } from "db/client.server";
import { importBatch, person } from "db/schema";
import { eq } from "drizzle-orm";
import { type Actor, actorWith, inScope, type SignedIn } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { logBatch } from "~/platform/imports/draft.server";
import { removePersonIn } from "../remove-person.server";
import { putDetailsBackIn } from "../update-from-file.server";
import { keepLeft, leftPeople } from "./left-rows.server";
import { type FileBatch, findFileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";
import { steadyChunks } from "./steady-chunks.server";
import { unpackUndo } from "./undo-data.server";
import { changedSince } from "./undone-changes.server";

export type WhyNotUndone =
  | "undoWhy.done"
  | "undoWhy.right"
  | "undoWhy.changed"
  | "undoWhy.used"
  | "undoWhy.village"
  | "undoWhy.all"
  | "undoWhy.nothing";

/** Tables that point at a record and are none of its own: what is in one of them builds on it. */
export const pointingAt = (
  db: Reader,
  record: "person" | "household",
  own: readonly string[],
): { table: string; column: string }[] =>
  (
    connectionOf(db)
      .prepare(
        `SELECT m.name AS "table", f."from" AS "column" FROM sqlite_master m, pragma_foreign_key_list(m.name) f
         WHERE m.type = 'table' AND f."table" = ?`,
      )
      .all(record) as { table: string; column: string }[]
  ).filter(({ table }) => !own.includes(table));

const ownTables = ["person", "person_residence", "duplicate_pair"];

/** People of the batch, as a condition on `person p`. */
export const ofBatch = "p.id BETWEEN @first AND @last AND p.import_batch_id = @batch";

export const spanOf = (batch: FileBatch) => ({
  first: batch.firstPersonId ?? 0,
  last: batch.lastPersonId ?? -1,
  batch: batch.id,
});

/** Of `person p` whom a file made: it is not what it made any more. */
export const editedSince = `${changedSince("1")} OR p.photo IS NOT NULL OR p.deleted_at IS NOT NULL`;

/** Somebody of the batch on whom somebody has built since: edited, with a photo, removed, in a class or a household. */
export function builtOn(
  db: Reader,
  span: { first: number; last: number; batch: number },
): { id: number; name: string }[] {
  const used = pointingAt(db, "person", ownTables).map(
    ({ table, column }) =>
      `SELECT t."${column}" AS id FROM "${table}" t WHERE t."${column}" BETWEEN @first AND @last`,
  );
  const edited = `SELECT p.id FROM person p WHERE ${ofBatch} AND (${editedSince})`;
  return connectionOf(db)
    .prepare(
      `SELECT p.id, p.name FROM person p WHERE ${ofBatch} AND p.id IN (${[edited, ...used].join(" UNION ")}) ORDER BY p.id`,
    )
    .all(span) as { id: number; name: string }[];
}

/** Why a batch can no longer be taken back; null when it can: who was built on since stays, the others go. */
export function whyNotUndone(db: Reader, actor: SignedIn, batch: FileBatch): WhyNotUndone | null {
  const create = actorWith(actor, "person.create");
  if (batch.state !== "done" && batch.state !== "failed") return "undoWhy.done";
  if (!create || (batch.createdBy !== actor.userId && create.villages !== "all")) return "undoWhy.right";
  const client = connectionOf(db);
  const span = spanOf(batch);
  if (batch.createdCount === 0 && batch.updatedCount === 0) return "undoWhy.nothing";
  const updates = batch.updatedCount > 0 ? batch.updatedCount - leftPeople(db, batch).length : 0;
  if (updates <= 0 && (batch.createdCount === 0 || builtOn(db, span).length >= batch.createdCount))
    return "undoWhy.all";
  const villages = client
    .prepare(`SELECT DISTINCT p.village_id FROM person p WHERE ${ofBatch}`)
    .pluck()
    .all(span) as number[];
  return villages.every((id) => inScope(create.villages, id)) ? null : "undoWhy.village";
}

/** Takes back the people a batch made and what it changed, unless somebody has edited or used them since. */
export async function undoPeople(db: Db, batchId: number, asker: Asker): Promise<void> {
  const by = standingIn(db, asker);
  const create = by && actorWith(by, "person.create");
  if (!create) {
    db.update(importBatch)
      .set({ state: "failed", why: "why.right" })
      .where(eq(importBatch.id, batchId))
      .run();
    return;
  }
  await removeBatchPeople(db, batchId, create);
}

/** Removes the people that a batch made, some at a time, puts back what it changed of others, and ends the undoing. */
export async function removeBatchPeople(
  db: Db,
  batchId: number,
  create: Actor<"person.create">,
): Promise<void> {
  await steadyChunks((size) =>
    db.transaction((tx) => {
      const batch = findFileBatch(tx, batchId);
      if (batch?.state !== "undoing") return "done";
      const from = Math.max((batch.firstPersonId ?? 0) - 1, batch.comparedTo ?? 0);
      const ids = db.$client
        .prepare("SELECT id FROM person WHERE id > ? AND id <= ? AND import_batch_id = ? ORDER BY id LIMIT ?")
        .pluck()
        .all(from, batch.lastPersonId ?? -1, batchId, size) as number[];
      const last = ids.at(-1);
      if (last === undefined) {
        finishUndo(db, tx, create, batch);
        return "done";
      }
      const gone = removeSome(db, tx, create, batch, ids);
      tx.update(importBatch)
        .set({ comparedTo: last, progress: batch.progress + gone })
        .where(eq(importBatch.id, batchId))
        .run();
      return "more";
    }),
  );
}

/** Removes people in one go with one event, but for those on whom somebody has built: each of them stays. */
function removeSome(
  db: Db,
  tx: Tx,
  by: Actor<"person.create">,
  batch: FileBatch,
  ids: readonly number[],
): number {
  const all = { first: ids[0]!, last: ids.at(-1)!, batch: batch.id };
  const kept = builtOn(db, all).map((p) => p.id);
  const gone = ids.length - kept.length;
  if (gone === 0) return 0;
  const span = { ...all, kept: JSON.stringify(kept) };
  const inSpan = "BETWEEN @first AND @last AND";
  const of = (column: string) =>
    `${column} IN (SELECT p.id FROM person p WHERE ${ofBatch} AND p.id NOT IN (SELECT value FROM json_each(@kept)))`;
  const client = db.$client;
  client.exec("SAVEPOINT removal");
  try {
    for (const column of ["person_a_id", "person_b_id"])
      client.prepare(`DELETE FROM duplicate_pair WHERE ${column} ${inSpan} ${of(column)}`).run(span);
    client.prepare(`DELETE FROM person_residence WHERE person_id ${inSpan} ${of("person_id")}`).run(span);
    client.prepare(`DELETE FROM person_name_search WHERE rowid ${inSpan} ${of("rowid")}`).run(span);
    client.prepare(`DELETE FROM person WHERE id ${inSpan} ${of("id")}`).run(span);
    client.exec("RELEASE removal");
  } catch (error) {
    client.exec("ROLLBACK TO removal");
    client.exec("RELEASE removal");
    if (!isInUse(error)) throw error;
    return removeEach(
      db,
      tx,
      by,
      ids.filter((id) => !kept.includes(id)),
    );
  }
  recordEvent(tx, by, {
    event: "person.import-undone",
    subject: { kind: "import", id: batch.id, label: batch.fileName },
    after: {
      fileName: batch.fileName,
      people: gone,
      ...(kept.length > 0 && { stayed: kept.length }),
      firstId: span.first,
      lastId: span.last,
    },
  });
  return gone;
}

export const isInUse = (error: unknown): boolean =>
  error instanceof Error &&
  ((error as { code?: unknown }).code === "SQLITE_CONSTRAINT_FOREIGNKEY" || isInUse(error.cause));

function removeEach(db: Db, tx: Tx, by: Actor<"person.create">, ids: readonly number[]): number {
  let gone = 0;
  for (const id of ids) {
    const row = tx.select().from(person).where(eq(person.id, id)).get();
    if (!row) continue;
    db.$client.exec("SAVEPOINT one");
    try {
      removePersonIn(tx, by, row);
      gone += 1;
    } catch (error) {
      db.$client.exec("ROLLBACK TO one");
      if (!isInUse(error)) throw error;
    } finally {
      db.$client.exec("RELEASE one");
    }
  }
  return gone;
}

function finishUndo(db: Db, tx: Tx, by: Actor<"person.create">, batch: FileBatch): void {
  const rows = db.$client
    .prepare("SELECT id, undo FROM import_row WHERE id BETWEEN ? AND ? AND undo IS NOT NULL")
    .all(firstRowId(batch.id), firstRowId(batch.id + 1) - 1) as { id: number; undo: string }[];
  const may = actorWith(by, "person.edit") !== null;
  const changed = new Set(leftPeople(tx, batch));
  let restored = 0;
  for (const row of rows) {
    const was = unpackUndo<Parameters<typeof putDetailsBackIn>[2]>(row.undo);
    if (may && !changed.has(was.personId) && putDetailsBackIn(tx, by, was, { noteAt: row.id })) restored += 1;
    else keepLeft(tx, row.id, { personId: was.personId });
  }
  db.$client
    .prepare("DELETE FROM import_row WHERE id BETWEEN ? AND ? AND outcome NOT IN ('kept', 'back')")
    .run(firstRowId(batch.id), firstRowId(batch.id + 1) - 1);
  tx.update(importBatch)
    .set({ state: "undone", undoneAt: Date.now(), fileSealed: null, fixesSealed: null, comparedTo: null })
    .where(eq(importBatch.id, batch.id))
    .run();
  logBatch(tx, by, batch, "import.undone", {
    people: batch.progress,
    ...(rows.length > 0 ? { restored } : {}),
  });
}
