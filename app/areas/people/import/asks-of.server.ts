import type { Db } from "db/client.server";
import type { FileKind } from "./file-kind";
import type { FileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";

/** A row of people fills something that is empty on record. */
const fillsPerson = "EXISTS (SELECT 1 FROM json_each(differences) d WHERE d.value ->> '$.from' IS NULL)";
/** A row of a household fills or adds something: its remarks say so, or the record of the person is empty there. */
const fillsHousehold = `(EXISTS (SELECT 1 FROM json_each(notes) n WHERE n.value ->> '$.key' GLOB 'note.fills*' OR n.value ->> '$.key' GLOB 'note.adds*')
  OR EXISTS (SELECT 1 FROM json_each(details, '$.personDifferences') d WHERE d.value ->> '$.from' IS NULL))`;

/**
 * How many records the confirmation makes and changes: `known` when what differs is replaced too, `fills` when it is not;
 * of households also who comes with them.
 */
export function asksOf(db: Db, batch: Pick<FileBatch, "id">, kind: FileKind) {
  const span = "id BETWEEN ? AND ?";
  const ids = [firstRowId(batch.id), firstRowId(batch.id + 1) - 1];
  const count = (what: string) =>
    db.$client
      .prepare(`SELECT count(*) FROM import_row WHERE ${span} AND ${what}`)
      .pluck()
      .get(...ids) as number;
  if (kind.name === "people") {
    const [created, known] = [count("outcome = 'new'"), count("outcome = 'known'")];
    const fills = count(`outcome = 'known' AND ${fillsPerson}`);
    return { created, known, fills, any: created + known > 0, households: created, people: 0, joins: 0 };
  }
  const houses = (what: string) =>
    db.$client
      .prepare(`SELECT count(DISTINCT head_row) FROM import_row WHERE ${span} AND ${what}`)
      .pluck()
      .get(...ids) as number;
  const households = count("id = head_row AND outcome = 'new'");
  const known = houses("outcome = 'known'");
  const fills = houses(`outcome = 'known' AND ${fillsHousehold}`);
  const joins = count("outcome = 'new' AND json_extract(details, '$.householdId') IS NOT NULL");
  const people = count("outcome = 'new' AND person_id IS NULL");
  const any = households + known + joins > 0;
  return { created: households, known, fills, any, households, people, joins };
}

/** Everything of the file differs from what is there, so that nothing is written unless that is asked for. */
export function onlyDiffers(db: Db, batch: FileBatch, kind: FileKind): boolean {
  const { created, known, fills, joins } = asksOf(db, batch, kind);
  return known > 0 && created + fills + joins === 0;
}
