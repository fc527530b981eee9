import { createHash } from "node:crypto";
import { gunzipSync, gzipSync } from "node:zlib";
import type { Db, Reader, Tx } from "db/client.server";
import { importBatch, user } from "db/schema";
import { and, desc, eq, isNotNull, isNull, lt, or, sql } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { seal, unseal, unsealText } from "~/platform/sealed.server";
import type { Cell, Table } from "~/platform/xlsx/table";
import type { Layout } from "./headings";
import { type Fixes, fixKey } from "./source-rows";

/**
 * What was uploaded, on its way in: read once, kept sealed (it holds ID numbers), emptied after a while whether it was
 * confirmed or not. What the rows mean is the business of the area that asked for the file.
 */
export type ImportBatch = typeof importBatch.$inferSelect;

/** The content of an upload is kept this long; the batch itself stays, so that it can be undone. */
export const draftDays = 3;

const filePurpose = "import.file";
const fixPurpose = "import.fixes";

/** A file name for lists and the log: no folder, no control characters. */
export const plainFileName = (name: string): string =>
  (name.split(/[\\/]/).at(-1) ?? "").replace(/[\u0000-\u001f\u007f\u202a-\u202e]/g, "").slice(0, 120) || "—";

/** Keeps what was read of an upload; the same file sent twice by the same person is one draft. */
export function keepDraft(
  db: Db,
  by: SignedIn,
  input: {
    kind: string;
    classId: number | null;
    villageId: number;
    fileName: string;
    bytes: Uint8Array;
    tables: readonly Table[];
    layout: Layout<string> | null;
  },
): number {
  const fileHash = createHash("sha256").update(input.bytes).digest("hex");
  return db.transaction((tx) => {
    const same = tx
      .select({ id: importBatch.id })
      .from(importBatch)
      .where(
        and(
          eq(importBatch.kind, input.kind),
          input.classId === null ? undefined : eq(importBatch.classId, input.classId),
          eq(importBatch.fileHash, fileHash),
          eq(importBatch.createdBy, by.userId),
          eq(importBatch.state, "open"),
          isNotNull(importBatch.fileSealed),
        ),
      )
      .get();
    if (same) return same.id;
    const fileName = plainFileName(input.fileName);
    const { id } = tx
      .insert(importBatch)
      .values({
        kind: input.kind,
        classId: input.classId,
        villageId: input.villageId,
        fileName,
        fileHash,
        fileSealed: seal(pack(input.tables), filePurpose),
        sheetName: input.tables[input.layout?.sheet ?? 0]?.sheetName ?? null,
        mapping: input.layout && JSON.stringify(input.layout),
        state: "open",
        createdBy: by.userId,
        createdAt: Date.now(),
      })
      .returning({ id: importBatch.id })
      .get();
    recordEvent(tx, by, {
      event: "import.uploaded",
      subject: { kind: "import", id, label: fileName },
      villageId: input.villageId,
      after: { fileName, bytes: input.bytes.length },
    });
    return id;
  });
}

const kinds = ["text", "number", "date", "formula", "error", "empty"] as const;

function pack(tables: readonly Table[]): Buffer {
  const plain = tables.map((t) => ({
    n: t.sheetName,
    r: t.rows.map((r) => r.map((c) => (c.kind === "empty" ? 0 : [kinds.indexOf(c.kind), c.text]))),
  }));
  return gzipSync(JSON.stringify(plain), { level: 4 });
}

/** The tables of a draft; null when its time is over. */
export function tablesOf(batch: Pick<ImportBatch, "fileSealed">): Table[] | null {
  if (!batch.fileSealed) return null;
  const plain = JSON.parse(gunzipSync(unseal(batch.fileSealed, filePurpose)).toString("utf8")) as {
    n: string;
    r: (0 | [number, string])[][];
  }[];
  return plain.map((t) => ({
    sheetName: t.n,
    rows: t.r.map((r) =>
      r.map(
        (c): Cell => (c === 0 ? { text: "", kind: "empty" } : { text: c[1], kind: kinds[c[0]] ?? "text" }),
      ),
    ),
  }));
}

export const layoutOf = <F extends string>(batch: Pick<ImportBatch, "mapping">): Layout<F> | null =>
  batch.mapping ? (JSON.parse(batch.mapping) as Layout<F>) : null;

export const fixesOf = (batch: Pick<ImportBatch, "fixesSealed">): Fixes =>
  batch.fixesSealed ? (JSON.parse(unsealText(batch.fixesSealed, fixPurpose)) as Fixes) : {};

/** Says anew how the file is to be read; what was typed over cells belongs to the old way and goes. */
export function saveLayout(
  db: Db,
  by: SignedIn,
  batch: ImportBatch,
  layout: Layout<string>,
  sheetName: string,
): void {
  db.transaction((tx) => {
    const { changes } = tx
      .update(importBatch)
      .set({ mapping: JSON.stringify(layout), sheetName, fixesSealed: null })
      .where(and(eq(importBatch.id, batch.id), eq(importBatch.state, "open")))
      .run();
    if (changes > 0) logBatch(tx, by, batch, "import.mapped");
  });
}

/** Keeps what somebody typed over one cell of the file. The log says in which row; what was typed is sealed with the file. */
export function saveFix(
  db: Db,
  by: SignedIn,
  batchId: number,
  { row, field, text }: { row: number; field: string; text: string },
): void {
  db.transaction((tx) => {
    const batch = tx.select().from(importBatch).where(eq(importBatch.id, batchId)).get();
    if (batch?.state !== "open") return;
    const fixes = { ...fixesOf(batch), [fixKey(row, field)]: text };
    tx.update(importBatch)
      .set({ fixesSealed: seal(JSON.stringify(fixes), fixPurpose) })
      .where(eq(importBatch.id, batchId))
      .run();
    logBatch(tx, by, batch, "import.corrected", { fileRow: row });
  });
}

/** A batch of a class; callers have checked the class against the actor's villages. */
export const findBatch = (db: Reader, kind: string, classId: number, id: number): ImportBatch | undefined =>
  db
    .select()
    .from(importBatch)
    .where(and(eq(importBatch.id, id), eq(importBatch.kind, kind), eq(importBatch.classId, classId)))
    .get();

/** Batches of a class that were confirmed, newest first, and with whose hand. */
export const confirmedBatches = (db: Reader, kind: string, classId: number) =>
  db
    .select({ batch: importBatch, by: user.name })
    .from(importBatch)
    .leftJoin(user, eq(user.id, importBatch.createdBy))
    .where(and(eq(importBatch.kind, kind), eq(importBatch.classId, classId), isNotNull(importBatch.doneAt)))
    .orderBy(desc(importBatch.id))
    .all();

/** Files of this person that wait for a confirmation. */
export const openDrafts = (db: Reader, kind: string, classId: number, userId: string) =>
  db
    .select()
    .from(importBatch)
    .where(
      and(
        eq(importBatch.kind, kind),
        eq(importBatch.classId, classId),
        eq(importBatch.createdBy, userId),
        eq(importBatch.state, "open"),
        isNotNull(importBatch.fileSealed),
      ),
    )
    .orderBy(desc(importBatch.id))
    .all();

/** Gives a draft up: its content goes at once. */
export function abandonDraft(db: Db, by: SignedIn, batch: ImportBatch): void {
  db.transaction((tx) => {
    const { changes } = tx
      .update(importBatch)
      .set({ state: "abandoned", fileSealed: null, fixesSealed: null })
      .where(and(eq(importBatch.id, batch.id), eq(importBatch.state, "open")))
      .run();
    if (changes > 0) logBatch(tx, by, batch, "import.abandoned");
  });
}

export function logBatch(
  tx: Tx,
  by: SignedIn,
  batch: Pick<ImportBatch, "id" | "fileName" | "villageId">,
  event: `import.${"mapped" | "corrected" | "abandoned" | "confirmed" | "undone" | "refused-exported"}`,
  after: Record<string, unknown> = {},
): void {
  recordEvent(tx, by, {
    event,
    subject: { kind: "import", id: batch.id, label: batch.fileName },
    villageId: batch.villageId ?? undefined,
    after: { fileName: batch.fileName, ...after },
  });
}

/** Empties uploads whose time is over: open ones are given up, confirmed ones keep their counts. */
export function clearOldUploads(db: Db, now = Date.now()): number {
  const over = lt(importBatch.createdAt, now - draftDays * 86_400_000);
  return db.transaction((tx) => {
    tx.update(importBatch)
      .set({ state: "abandoned" })
      // One that stopped half-way is not given up: its people are in.
      .where(
        and(
          over,
          or(eq(importBatch.state, "open"), and(eq(importBatch.state, "failed"), isNull(importBatch.mark))),
        ),
      )
      .run();
    // What a large import needs to be taken back stays, without its words; everything else that was read of its file goes.
    tx.run(sql`DELETE FROM import_row WHERE undo IS NULL AND id / 1000000 IN (
      SELECT id FROM import_batch WHERE created_at < ${now - draftDays * 86_400_000} AND file_sealed IS NOT NULL)`);
    tx.run(sql`UPDATE import_row SET name = '', phone = NULL, address = NULL, village_group = NULL, differences = NULL,
      id_number_sealed = NULL, id_number_index = NULL, id_tail_index = NULL, id_number_masked = NULL, birth_on = NULL,
      pinyin = NULL, initials = NULL, roster_key = NULL, notes = NULL, problems = NULL, details = NULL
      WHERE undo IS NOT NULL AND name <> '' AND id / 1000000 IN (
      SELECT id FROM import_batch WHERE created_at < ${now - draftDays * 86_400_000})`);
    return tx
      .update(importBatch)
      .set({ fileSealed: null, fixesSealed: null, refusedSealed: null })
      .where(and(over, isNotNull(importBatch.fileSealed)))
      .run().changes;
  });
}
