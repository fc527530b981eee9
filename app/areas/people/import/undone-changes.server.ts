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

/**
 * Notes the same of a household, beside what is noted of a person at that row.
 * @param noted whether something is noted there already; otherwise the note takes the place of the row
 */
export function noteHouseBack(
  db: Reader,
  rowId: number,
  house: { id: number; now: number; was: number },
  noted: boolean,
): void {
  const sql = noted
    ? "UPDATE import_row SET details = json_set(coalesce(details, '{}'), '$.house', json(@house)) WHERE id = @rowId"
    : "INSERT OR REPLACE INTO import_row (id, outcome, name, details) VALUES (@rowId, 'back', '', json_object('house', json(@house)))";
  connectionOf(db)
    .prepare(sql)
    .run({ rowId, house: JSON.stringify(house) });
}

/** What is noted of a record: its id, its revision now and the one it is equal to. */
interface Noted {
  columns: readonly [id: string, now: string, was: string];
  rows: string;
}

const people: Noted = {
  columns: ["r.person_id", "r.revision", "json_extract(r.details, '$.was')"],
  rows: "r.outcome = 'back'",
};
const households: Noted = {
  columns: ["r.details ->> '$.house.id'", "r.details ->> '$.house.now'", "r.details ->> '$.house.was'"],
  rows: "r.outcome IN ('back', 'kept') AND r.details ->> '$.house.id' IS NOT NULL",
};

/** `id`, `now`, `was`: a record at the revision `now` is what it was at `was`, over any number of undone files. */
const same = ({ columns, rows }: Noted, who: string) => `WITH RECURSIVE back(id, now, was) AS MATERIALIZED (
    SELECT ${columns.join(", ")} FROM import_batch b
    JOIN import_row r ON r.id BETWEEN b.id * 1000000 AND b.id * 1000000 + 999999
    WHERE b.state = 'undone' AND ${rows} ${who && `AND ${columns[0]} = ${who}`}),
  same(id, now, was) AS (
    SELECT id, now, was FROM back UNION SELECT s.id, s.now, b.was FROM same s JOIN back b ON b.id = s.id AND b.now = s.was)`;

const since = (record: string, noted: Noted, revision: string, who: string) =>
  `(${record}.revision <> ${revision} AND (${record}.id, ${record}.revision, ${revision}) NOT IN (${same(noted, who)} SELECT id, now, was FROM same))`;

/** Of `person p`: somebody has changed the record since this revision, and not only a file that was taken back. */
export const changedSince = (revision: string, who = ""): string => since("p", people, revision, who);

/** The same of `household h`. */
export const houseChangedSince = (revision: string, who = ""): string =>
  since("h", households, revision, who);

/** Whether a record is what it was at a revision. */
export const isAsAt = (db: Reader, personId: number, revision: number): boolean =>
  connectionOf(db)
    .prepare(`SELECT 1 FROM person p WHERE p.id = @id AND NOT ${changedSince("@revision", "@id")}`)
    .get({ id: personId, revision }) !== undefined;

/** Whether a household is what it was at a revision. */
export const houseIsAsAt = (db: Reader, householdId: number, revision: number): boolean =>
  connectionOf(db)
    .prepare(`SELECT 1 FROM household h WHERE h.id = @id AND NOT ${houseChangedSince("@revision", "@id")}`)
    .get({ id: householdId, revision }) !== undefined;
