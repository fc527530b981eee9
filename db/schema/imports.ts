import { sql } from "drizzle-orm";
import { blob, index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { createdAt, day, id, instant } from "./columns";

/**
 * One uploaded file on its way in: mapped → dry run → confirmed → (undone). A large one is worked through beside the
 * server, step by step; how far it is stands here, so that a restart goes on where it stopped.
 */
export const importBatch = sqliteTable(
  "import_batch",
  {
    id: id(),
    /** roster | people | households */
    kind: text("kind").notNull(),
    classId: integer("class_id"),
    villageId: integer("village_id"),
    fileName: text("file_name").notNull(),
    fileHash: text("file_hash").notNull(),
    /**
     * What was read of the upload, or of a large one the file itself, sealed with the data key: it holds ID numbers.
     * Emptied after some days.
     */
    fileSealed: blob("file_sealed", { mode: "buffer" }),
    sheetName: text("sheet_name"),
    /** JSON: sheet, row of headings, field → column. */
    mapping: text("mapping"),
    /** JSON, sealed: corrections typed during the dry run. */
    fixesSealed: blob("fixes_sealed", { mode: "buffer" }),
    /** JSON, sealed: what was changed in records that were there, so that undoing puts it back. */
    updatesSealed: blob("updates_sealed", { mode: "buffer" }),
    /** JSON, sealed: rows of a roster that stayed out, and why; what they lack may look otherwise afterwards. */
    refusedSealed: blob("refused_sealed", { mode: "buffer" }),
    /** open | checking | importing | done | undoing | undone | abandoned | failed */
    state: text("state").notNull(),
    /** Of a large one: rows of the file, and how many of them the running step has done. */
    rowCount: integer("row_count").notNull().default(0),
    progress: integer("progress").notNull().default(0),
    /** Which dry run was looked at: confirming another one imports nothing. */
    mark: text("mark"),
    /** Whether what differs is replaced in records that were there. */
    replaces: integer("replaces", { mode: "boolean" }).notNull().default(false),
    /** Why it failed: a text key. */
    why: text("why"),
    updatedCount: integer("updated_count").notNull().default(0),
    /** Ids of the people it made lie between these; others may too. */
    firstPersonId: integer("first_person_id"),
    lastPersonId: integer("last_person_id"),
    /** People among them that were compared with everybody else, up to this id. */
    comparedTo: integer("compared_to"),
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

/**
 * A row of a large file as its dry run left it, ready to be written: numbers sealed and hashed, names in pinyin. The
 * id is the batch's times a million, and the row of the file. Emptied with the upload; rows that changed a record stay,
 * so that it can be put back.
 */
export const importRow = sqliteTable(
  "import_row",
  {
    id: integer("id").primaryKey(),
    /** new | known | same | refused | late | done | kept: changed again, so that an undo left it | back: as it was before */
    outcome: text("outcome").notNull(),
    name: text("name").notNull(),
    pinyin: text("pinyin"),
    initials: text("initials"),
    rosterKey: text("roster_key"),
    idType: text("id_type"),
    idNumberSealed: blob("id_number_sealed", { mode: "buffer" }),
    idNumberIndex: text("id_number_index"),
    idTailIndex: text("id_tail_index"),
    idNumberMasked: text("id_number_masked"),
    sex: text("sex"),
    birthOn: day("birth_on"),
    phone: text("phone"),
    villageId: integer("village_id"),
    villageGroup: text("village_group"),
    address: text("address"),
    ethnicity: text("ethnicity"),
    education: text("education"),
    category: text("category"),
    /** The record that was there, as it was looked at. */
    personId: integer("person_id"),
    revision: integer("revision"),
    /** JSON: what the file says otherwise than the record. */
    differences: text("differences"),
    /** JSON: what was in the record before, and its revision after. */
    undo: text("undo"),
    /** JSON: remarks, and what is wrong, values masked. */
    notes: text("notes"),
    problems: text("problems"),
    /** Of a file of households: the id of the head's row, and JSON of what the row says of household and relation. */
    headRow: integer("head_row"),
    details: text("details"),
  },
  (t) => [index("import_row_head").on(t.headRow).where(sql`${t.headRow} is not null`)],
);
