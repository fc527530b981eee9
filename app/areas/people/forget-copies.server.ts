import type { Tx } from "db/client.server";
import { person, recordMerge } from "db/schema";
import { eq, sql } from "drizzle-orm";
import { packChanges, unpackChanges, withoutWordsOf } from "~/platform/reversible.server";
import { seal, unsealText } from "~/platform/sealed.server";
import { forgetInChanges } from "./bulk/change-many.server";
import { packUndo, unpackUndo } from "./import/undo-data.server";
import { mergePurpose } from "./merge/merges.server";

/** Whether a row is somebody's: their record, or one that points at it. */
export const rowsAbout =
  (personId: number) =>
  (table: string, row: Record<string, unknown>): boolean =>
    (table === "person" && row.id === personId) ||
    Object.entries(row).some(([column, value]) => column.endsWith("person_id") && value === personId);

/**
 * Copies of somebody's rows that changes keep in order to be taken back (of many people at once, merged households,
 * imported files): they go when the person is deleted (PIPL 47). Called before the record loses its number.
 */
export function forgetCopiesIn(tx: Tx, personId: number): void {
  const about = rowsAbout(personId);
  forgetInChanges(tx, personId, about);
  for (const merge of tx.select().from(recordMerge).where(eq(recordMerge.kind, "household")).all()) {
    const kept = withoutWordsOf(unpackChanges(unsealText(merge.changesSealed, mergePurpose)), about);
    if (kept)
      tx.update(recordMerge)
        .set({ changesSealed: seal(packChanges(kept), mergePurpose) })
        .where(eq(recordMerge.id, merge.id))
        .run();
  }
  forgetInFiles(tx, personId);
}

/** Rows of files that were about them. Of a household's file the way back of the household itself stays, without words. */
function forgetInFiles(tx: Tx, personId: number): void {
  const index = tx.select({ at: person.idNumberIndex }).from(person).where(eq(person.id, personId)).get()?.at;
  const theirs = sql`(person_id = ${personId} OR id_number_index = ${index ?? null}
    OR json_extract(undo, '$.personId') = ${personId})`;
  tx.run(sql`DELETE FROM import_row WHERE ${theirs} AND (undo IS NULL OR head_row IS NULL)`);
  for (const row of tx.all<{ id: number; undo: string }>(
    sql`SELECT id, undo FROM import_row WHERE ${theirs} AND undo IS NOT NULL`,
  )) {
    const { person: _, ...rest } = unpackUndo<Record<string, unknown>>(row.undo);
    tx.run(sql`UPDATE import_row SET undo = ${packUndo(rest)} WHERE id = ${row.id}`);
  }
  tx.run(sql`UPDATE import_row SET ${sql.raw(emptied)} WHERE ${theirs}`);
}

/** What a row of a file says of its person, emptied; what was changed by it can still be taken back. */
const emptied = [
  "name = ''",
  ...[
    "pinyin",
    "initials",
    "roster_key",
    "id_number_sealed",
    "id_number_index",
    "id_tail_index",
    "id_number_masked",
    "birth_on",
    "phone",
    "village_group",
    "address",
    "differences",
    "notes",
    "problems",
    "details",
  ].map((column) => `${column} = NULL`),
].join(", ");
