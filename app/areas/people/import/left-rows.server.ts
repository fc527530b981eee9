import { connectionOf, type Reader } from "db/client.server";
import type { FileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";
import { changedSince } from "./undone-changes.server";

/** What of one row stays as the file left it, when the file is taken back: somebody has changed it since. */
export interface LeftOfRow {
  personId?: number;
  householdId?: number;
}

const spanOfRows = ({ id }: Pick<FileBatch, "id">) => [firstRowId(id), firstRowId(id + 1) - 1] as const;

/** Keeps of a row that was not taken back whose record it is, and nothing else of the file. */
export function keepLeft(db: Reader, rowId: number, { personId, householdId }: LeftOfRow): void {
  connectionOf(db)
    .prepare(
      "INSERT OR REPLACE INTO import_row (id, outcome, name, person_id, details) VALUES (?, 'kept', '', ?, ?)",
    )
    .run(rowId, personId ?? null, householdId === undefined ? null : JSON.stringify({ householdId }));
}

/** People whom a file of people changed, and somebody else since: their records are not put back. */
export const leftPeople = (db: Reader, batch: Pick<FileBatch, "id">): number[] =>
  connectionOf(db)
    .prepare(
      `SELECT p.id FROM import_row r JOIN person p ON p.id = json_extract(r.undo, '$.personId')
       WHERE r.id BETWEEN ? AND ? AND r.undo IS NOT NULL AND ${changedSince("json_extract(r.undo, '$.revision')")}
         AND (p.deleted_at IS NULL OR p.merged_into_id IS NOT NULL) ORDER BY r.id`,
    )
    .pluck()
    .all(...spanOfRows(batch)) as number[];

/** Those that stayed as the file left them when it was taken back. */
export const leftThen = (db: Reader, batch: Pick<FileBatch, "id">): LeftOfRow[] =>
  connectionOf(db)
    .prepare(
      `SELECT person_id AS personId, json_extract(details, '$.householdId') AS householdId FROM import_row
       WHERE id BETWEEN ? AND ? AND outcome = 'kept' ORDER BY id`,
    )
    .all(...spanOfRows(batch)) as LeftOfRow[];
