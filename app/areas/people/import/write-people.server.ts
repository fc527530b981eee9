import { connectionOf, type Db, type Tx } from "db/client.server";
import { surely } from "db/many-writes.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { type Actor, actorWith, inScope } from "~/platform/access/actor";
import { type Asker, standingIn } from "~/platform/access/standing-in.server";
import { recordWithLines } from "~/platform/audit/attach-lines.server";
import { todayOn } from "~/platform/dates";
import { logBatch } from "~/platform/imports/draft.server";
import { nameTokens } from "../person-name";
import { leaveClosed } from "./closed-since.server";
import { type FileBatch, findFileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";
import { steadyChunks } from "./steady-chunks.server";
import { updateKnown } from "./update-known.server";

/** What goes from a staged row into the record as it is. */
const copied = [
  "name",
  "pinyin",
  "initials",
  "id_type",
  "id_number_sealed",
  "id_number_index",
  "id_tail_index",
  "id_number_masked",
  "sex",
  "birth_on",
  "phone",
  "village_id",
  "village_group",
  "address",
  "ethnicity",
  "education",
  "category",
].join(", ");

/** Facts of a new person as the log keeps them, the number of the record first. */
const facts = [
  "id",
  "name",
  "id_number_masked",
  "phone_tail",
  "village_id",
  "village_group",
  "ethnicity",
  "education",
  "category",
  "address",
].join(", ");

/**
 * Writes what the dry run showed, some thousand rows at a time, each time in one transaction with its event and with
 * how far it came: after a restart it goes on behind the last of them. A number that somebody registered in the
 * meantime, and who would come into a village that was closed in the meantime, stays out and is told.
 */
export async function writePeople(db: Db, batchId: number, asker: Asker): Promise<void> {
  const person = standingIn(db, asker);
  const create = person && actorWith(person, "person.create");
  const edit = person && actorWith(person, "person.edit");
  if (!create) {
    db.update(importBatch)
      .set({ state: "failed", why: "why.right" })
      .where(eq(importBatch.id, batchId))
      .run();
    return;
  }
  prepareConnection(db);
  const end = firstRowId(batchId + 1);
  await steadyChunks((size) =>
    db.transaction((tx) => {
      const batch = findFileBatch(tx, batchId);
      if (batch?.state !== "importing") return "done";
      const from = firstRowId(batchId) + batch.progress + 1;
      const to = db.$client
        .prepare(
          "SELECT max(id) FROM (SELECT id FROM import_row WHERE id >= ? AND id < ? ORDER BY id LIMIT ?)",
        )
        .pluck()
        .get(from, end, size) as number | null;
      if (to === null) return "done";
      const updated = edit ? updateKnown(tx, edit, { from, to, replace: batch.replaces }) : 0;
      const made = insertNew(db, tx, create, batch, { from, to });
      tx.update(importBatch)
        .set({
          progress: to - firstRowId(batchId),
          updatedCount: batch.updatedCount + updated,
          ...(made && { firstPersonId: batch.firstPersonId ?? made.firstId, lastPersonId: made.lastId }),
        })
        .where(eq(importBatch.id, batchId))
        .run();
      return "more";
    }),
  );
  surely(db);
  db.transaction((tx) => {
    const batch = findFileBatch(tx, batchId);
    if (batch?.state === "importing") finish(tx, create, batch);
  });
}

/** The index of names is made of what SQL cannot say: code points in hex. */
function prepareConnection(db: Db): void {
  db.$client.function("name_tokens", { deterministic: true }, (name) => nameTokens(String(name)));
}

interface Span {
  from: number;
  to: number;
}

/** Takes out rows whose number has come into the records since the dry run: they are no longer new. */
const leaveLate = (db: Db, { from, to }: Span) =>
  db.$client
    .prepare(
      `UPDATE import_row SET outcome = 'late' WHERE id BETWEEN ? AND ? AND outcome = 'new' AND (
         id_number_index IN (SELECT id_number_index FROM person_former_number)
         OR EXISTS (SELECT 1 FROM person p WHERE p.id_number_index = import_row.id_number_index))`,
    )
    .run(from, to);

function insertNew(db: Db, tx: Tx, actor: Actor<"person.create">, batch: FileBatch, span: Span) {
  leaveClosed(tx, span);
  const villages = db.$client
    .prepare("SELECT DISTINCT village_id FROM import_row WHERE id BETWEEN ? AND ? AND outcome = 'new'")
    .pluck()
    .all(span.from, span.to) as number[];
  // The dry run looked for villages within the scope; rights may have been taken away since.
  if (villages.some((id) => !inScope(actor.villages, id))) throw new Error("import outside the scope");
  if (villages.length === 0) return null;
  const lastId = () =>
    (db.$client.prepare("SELECT seq FROM sqlite_sequence WHERE name = 'person'").pluck().get() ??
      0) as number;
  const firstId = lastId() + 1;
  const now = Date.now();
  // In the order of the roster: neighbours in four indexes are written side by side.
  const insert = db.$client.prepare(
    `INSERT INTO person (${copied}, roster_key, phone_tail, import_batch_id, created_by, created_at, updated_at, revision)
     SELECT ${copied}, coalesce(roster_key, ''), substr(phone, -4), ?, ?, ?, ?, 1 FROM import_row
     WHERE id BETWEEN ? AND ? AND outcome = 'new' ORDER BY roster_key`,
  );
  const values = [batch.id, actor.userId, now, now, span.from, span.to];
  db.$client.exec("SAVEPOINT new_people");
  try {
    insert.run(...values);
  } catch (error) {
    if (!String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT_UNIQUE")) throw error;
    db.$client.exec("ROLLBACK TO new_people");
    leaveLate(db, span);
    insert.run(...values);
  } finally {
    db.$client.exec("RELEASE new_people");
  }
  const last = lastId();
  if (last < firstId) return null;
  db.$client
    .prepare(
      `INSERT INTO person_residence (person_id, village_id, from_on, created_at)
       SELECT id, village_id, ?, ? FROM person WHERE id BETWEEN ? AND ?`,
    )
    .run(todayOn(now), now, firstId, last);
  db.$client
    .prepare(
      `INSERT INTO person_name_search (rowid, tokens)
       SELECT id, name_tokens(name) FROM person WHERE id BETWEEN ? AND ?`,
    )
    .run(firstId, last);
  const lines = db.$client
    .prepare(`SELECT ${facts} FROM person WHERE id BETWEEN ? AND ?`)
    .raw(true)
    .all(firstId, last) as unknown[][];
  recordWithLines(
    tx,
    actor,
    {
      event: "person.imported",
      subject: { kind: "import", id: batch.id, label: batch.fileName },
      villageId: villages.length === 1 ? villages[0] : undefined,
      after: { fileName: batch.fileName, people: lines.length, firstId, lastId: last },
    },
    lines,
  );
  return { firstId, lastId: last };
}

/** Counts what was made, and says so in the log. */
function finish(tx: Tx, actor: Actor<"person.create">, batch: FileBatch): void {
  const late = connectionOf(tx)
    .prepare("SELECT count(*) FROM import_row WHERE id BETWEEN ? AND ? AND outcome = 'late'")
    .pluck()
    .get(firstRowId(batch.id), firstRowId(batch.id + 1) - 1) as number;
  const created = batch.createdCount - late;
  const refused = batch.refusedCount + late;
  tx.update(importBatch)
    .set({ state: "done", doneAt: Date.now(), createdCount: created, refusedCount: refused, comparedTo: 0 })
    .where(eq(importBatch.id, batch.id))
    .run();
  logBatch(tx, actor, batch, "import.confirmed", {
    created,
    matched: batch.matchedCount,
    notImported: refused,
    ...(batch.updatedCount > 0 ? { updated: batch.updatedCount } : {}),
  });
}
