import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, id, instant } from "./columns";

/** One uploaded file on its way in: mapped → dry run → confirmed → (undone). */
export const importBatch = sqliteTable(
  "import_batch",
  {
    id: id(),
    /** roster */
    kind: text("kind").notNull(),
    classId: integer("class_id"),
    villageId: integer("village_id"),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    /** What was read of the upload, sealed with the data key: it holds ID numbers. Emptied after some days. */
    fileSealed: blob("file_sealed", { mode: "buffer" }),
    sheetName: text("sheet_name"),
    /** JSON: sheet, row of headings, field → column. */
    mapping: text("mapping"),
    /** JSON, sealed: corrections typed during the dry run. */
    fixesSealed: blob("fixes_sealed", { mode: "buffer" }),
    /** JSON, sealed: what was changed in records that were there, so that undoing puts it back. */
    updatesSealed: blob("updates_sealed", { mode: "buffer" }),
    /** open | done | undone | abandoned */
    state: text("state").notNull(),
    createdCount: integer("created_count").notNull().default(0),
    matchedCount: integer("matched_count").notNull().default(0),
    refusedCount: integer("refused_count").notNull().default(0),
    createdBy: text("created_by").notNull(),
    createdAt: createdAt(),
    doneAt: instant("done_at"),
    undoneAt: instant("undone_at"),
  },
  (t) => [index("import_batch_class").on(t.classId)],
);
