import { connectionOf, type Reader, type Tx } from "db/client.server";
import { household, person } from "db/schema";
import { and, asc, inArray, isNull } from "drizzle-orm";
import { type Language, translator } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { labelOf } from "../households/household-record.server";
import type { FileKind } from "./file-kind";
import type { FileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";

/** What is kept of a row whose record somebody changed again: which record it is, and nothing else. */
export function keepLeft(tx: Tx, rowId: number, left: { personId: number } | { householdId: number }): void {
  const client = connectionOf(tx);
  client.prepare("DELETE FROM import_row WHERE id = ?").run(rowId);
  client
    .prepare("INSERT INTO import_row (id, outcome, name, person_id, details) VALUES (?, 'kept', '', ?, ?)")
    .run(
      rowId,
      "personId" in left ? left.personId : null,
      "householdId" in left ? JSON.stringify(left) : null,
    );
}

/** Ids of the records that a file changed and that do not go back: somebody changed them again. */
function leftIn(db: Reader, batch: FileBatch): { people: number[]; households: number[] } {
  const ids = (sql: string) =>
    connectionOf(db)
      .prepare(sql)
      .pluck()
      .all(firstRowId(batch.id), firstRowId(batch.id + 1) - 1) as number[];
  const of = "FROM import_row r WHERE r.id BETWEEN ? AND ?";
  return batch.state === "undone"
    ? {
        people: ids(`SELECT DISTINCT r.person_id ${of} AND r.outcome = 'kept' AND r.person_id IS NOT NULL`),
        households: ids(
          `SELECT DISTINCT json_extract(r.details, '$.householdId') ${of} AND r.outcome = 'kept' AND r.person_id IS NULL`,
        ),
      }
    : {
        people: ids(
          `SELECT p.id FROM import_row r JOIN person p ON p.id = json_extract(r.undo, '$.personId')
           WHERE r.id BETWEEN ? AND ? AND r.undo IS NOT NULL AND p.revision <> json_extract(r.undo, '$.revision')`,
        ),
        households: [],
      };
}

const mostNamed = 5;

/** How many of the records a file changed stay as they are now, and the first of them by name. */
export function leftChanged(db: Reader, batch: FileBatch, kind: FileKind, language: Language) {
  const left = leftIn(db, batch);
  const people = db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(inArray(person.id, left.people.slice(0, 500)), isNull(person.deletedAt)))
    .orderBy(asc(person.id))
    .limit(mostNamed)
    .all()
    .map((p) => ({ to: `/people/${p.id}`, name: personName(p.name, language) }));
  const households = db
    .select()
    .from(household)
    .where(and(inArray(household.id, left.households.slice(0, 500)), isNull(household.deletedAt)))
    .orderBy(asc(household.id))
    .limit(mostNamed)
    .all()
    .map((h) => ({ to: `/households/${h.id}`, name: personName(labelOf(db, h), language) }));
  const open = [...households, ...people].slice(0, mostNamed);
  const count = left.people.length + left.households.length;
  if (open.length === 0) return null;
  const t = translator(kind.text, language);
  const said = { count, names: open.map((o) => o.name).join(language === "zh" ? "、" : ", ") };
  return { words: t(batch.state === "undone" ? "undoneLeft" : "undoLeft", said), open };
}
