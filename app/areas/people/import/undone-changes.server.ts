import { connectionOf, type Reader } from "db/client.server";

/**
 * What an import changed in a record and took back again is no change of it: the row of the undone file keeps the record,
 * its revision now and the one it is equal to. A later undo of what came before goes by this.
 */
export function noteBack(
  db: Reader,
  rowId: number,
  { personId, now, was }: { personId: number; now: number; was: number },
): void {
  connectionOf(db)
    .prepare(
      "INSERT OR REPLACE INTO import_row (id, outcome, name, person_id, revision, details) VALUES (?, 'back', '', ?, ?, ?)",
    )
    .run(rowId, personId, now, JSON.stringify({ was }));
}

/** `id`, `now`, `was`: a record at the revision `now` is what it was at `was`, over any number of undone files. */
const same = (who = "") => `WITH RECURSIVE back(id, now, was) AS MATERIALIZED (
    SELECT r.person_id, r.revision, json_extract(r.details, '$.was') FROM import_batch b
    JOIN import_row r ON r.id BETWEEN b.id * 1000000 AND b.id * 1000000 + 999999
    WHERE b.state = 'undone' AND r.outcome = 'back' ${who}),
  same(id, now, was) AS (
    SELECT id, now, was FROM back UNION SELECT s.id, s.now, b.was FROM same s JOIN back b ON b.id = s.id AND b.now = s.was)`;

/** Of `person p`: somebody has changed the record since this revision, and not only a file that was taken back. */
export const changedSince = (revision: string, who = ""): string =>
  `(p.revision <> ${revision} AND (p.id, p.revision, ${revision}) NOT IN (${same(who)} SELECT id, now, was FROM same))`;

/** Whether a record is what it was at a revision. */
export const isAsAt = (db: Reader, personId: number, revision: number): boolean =>
  connectionOf(db)
    .prepare(
      `SELECT 1 FROM person p WHERE p.id = @personId AND NOT ${changedSince("@revision", "AND r.person_id = @personId")}`,
    )
    .get({ personId, revision }) !== undefined;
