import { connectionOf, type Reader } from "db/client.server";
import type { FileBatch } from "../../import/people-batch.server";
import { firstRowId } from "../../import/people-fields";
import { editedSince, ofBatch, pointingAt, spanOf } from "../../import/undo-people.server";
import { houseChangedSince } from "../../import/undone-changes.server";

/** Tables of a household that an import writes itself. */
const own = ["household", "household_member", "household_residence", "household_pair", "household_income"];

/** Rows of a table that this file wrote, by what its rows keep in order to be taken back. */
const one = (key: string) =>
  `SELECT json_extract(undo, '$.${key}') FROM import_row WHERE id BETWEEN @from AND @to AND json_extract(undo, '$.${key}') IS NOT NULL`;
const many = (key: string, id = "") =>
  `SELECT n.value${id && ` ->> '$.${id}'`} FROM import_row r, json_each(r.undo, '$.${key}') n WHERE r.id BETWEEN @from AND @to AND r.undo IS NOT NULL`;
const written: Readonly<Record<string, string>> = {
  household_member: one("memberId"),
  person_situation: one("situationId"),
  household_need: many("needIds"),
  benefit: many("benefits", "id"),
  pension_check: many("checkIds"),
};
const notWritten = (table: string) => (written[table] ? `AND t.id NOT IN (${written[table]})` : "");

const ours = "SELECT id FROM household WHERE import_batch_id = @batch";

export interface KeptHousehold {
  id: number;
  /** Somebody edited it or one of its people; otherwise something elsewhere stands on them. */
  changed: boolean;
}

export const rowSpan = (batch: FileBatch) => ({
  ...spanOf(batch),
  from: firstRowId(batch.id),
  to: firstRowId(batch.id + 1) - 1,
});

/**
 * What of a file of households somebody has built on since: these households stay with everybody and everything that came
 * with them; of the people who joined other households, these stay there.
 */
export function builtOnHouseholds(
  db: Reader,
  batch: FileBatch,
): { households: KeptHousehold[]; people: number[] } {
  const client = connectionOf(db);
  const span = rowSpan(batch);
  const ids = (sql: string) => client.prepare(sql).pluck().all(span) as number[];
  const edited = `SELECT p.id FROM person p WHERE ${ofBatch} AND (${editedSince})`;
  const used = pointingAt(db, "person", ["person", "person_residence", "duplicate_pair"]).map(
    ({ table, column }) => {
      const elsewhere = table === "household_member" ? `AND t.household_id NOT IN (${ours}) ` : "";
      return `SELECT p.id FROM "${table}" t JOIN person p ON p.id = t."${column}" WHERE t."${column}" BETWEEN @first AND @last AND ${ofBatch} ${elsewhere}${notWritten(table)}`;
    },
  );
  const changedPeople = ids(edited);
  const people = [...new Set([...changedPeople, ...ids(used.join(" UNION "))])];
  const homes = client
    .prepare(
      `SELECT DISTINCT m.household_id FROM household_member m WHERE m.household_id IN (SELECT id FROM household WHERE import_batch_id = ?) AND m.person_id IN (SELECT value FROM json_each(?))`,
    )
    .pluck();
  const homesOf = (of: readonly number[]) => homes.all(batch.id, JSON.stringify(of)) as number[];
  const changed = new Set([
    ...ids(
      `SELECT h.id FROM household h WHERE h.import_batch_id = @batch AND (${houseChangedSince("1")} OR h.deleted_at IS NOT NULL)`,
    ),
    ...homesOf(changedPeople),
  ]);
  const standing = pointingAt(db, "household", own).flatMap(({ table, column }) =>
    ids(
      `SELECT DISTINCT t."${column}" FROM "${table}" t WHERE t."${column}" IN (${ours}) ${notWritten(table)}`,
    ),
  );
  // A later file that adds a member leaves the household's count of edits as it is.
  const joined = ids(
    `SELECT DISTINCT m.household_id FROM household_member m JOIN import_batch b ON b.id = @batch
     WHERE m.household_id IN (${ours}) AND m.created_at > b.done_at`,
  );
  const all = [...new Set([...changed, ...standing, ...joined, ...homesOf(people)])].sort((a, b) => a - b);
  return { households: all.map((id) => ({ id, changed: changed.has(id) })), people };
}

/** Rows of the file whose writing goes back: those of nothing that stays. For `@houses` and `@people`, lists as JSON. */
export const goesBack = `undo IS NOT NULL
  AND coalesce(json_extract(undo, '$.householdId'), 0) NOT IN (SELECT value FROM json_each(@houses))
  AND coalesce(json_extract(undo, '$.memberId'), 0) NOT IN
    (SELECT m.id FROM household_member m WHERE m.person_id IN (SELECT value FROM json_each(@people)))`;
