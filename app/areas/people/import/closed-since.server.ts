import { connectionOf, type Reader, type Tx } from "db/client.server";
import { findVillage, whyClosed } from "~/areas/villages/index.server";
import type { RowProblem } from "~/platform/imports/said";
import { placeLabel } from "~/platform/search/place-name";
import type { FileBatch } from "./people-batch.server";
import { firstRowId } from "./people-fields";

/** Why nothing new is written in a village that a dry run found open; null while it may be. */
export function closedSince(tx: Reader, villageId: number): RowProblem<"village"> | null {
  if (!whyClosed(tx, villageId)) return null;
  const gone = findVillage(tx, "all", villageId);
  const into = gone?.mergedIntoId ? findVillage(tx, "all", gone.mergedIntoId) : undefined;
  const old = gone ? placeLabel(gone, "zh") : "";
  return {
    field: "village",
    value: "",
    why: into
      ? {
          key: "why.villageMerged",
          values: { old, into: placeLabel(into, "zh"), write: `${into.townName} ${into.name}` },
        }
      : { key: "why.villageLeft", values: { old } },
  };
}

/** What has become of villages that a dry run would write into: it is no longer what would happen. */
export function closedInFile(db: Reader, batch: Pick<FileBatch, "id" | "kind">): RowProblem<"village">[] {
  const villages = connectionOf(db)
    .prepare(
      `SELECT DISTINCT village_id FROM import_row WHERE id BETWEEN ? AND ? AND village_id IS NOT NULL
       AND outcome IN (${batch.kind === "households" ? "'new', 'known'" : "'new'"})`,
    )
    .pluck()
    .all(firstRowId(batch.id), firstRowId(batch.id + 1) - 1) as number[];
  return villages.flatMap((id) => closedSince(db, id) ?? []);
}

/** New people whose village was taken up by another, or left the programme, since the dry run stay out and are told why. */
export function leaveClosed(tx: Tx, span: { from: number; to: number }): void {
  const client = connectionOf(tx);
  const villages = client
    .prepare("SELECT DISTINCT village_id FROM import_row WHERE id BETWEEN ? AND ? AND outcome = 'new'")
    .pluck()
    .all(span.from, span.to) as number[];
  for (const id of villages) {
    const closed = closedSince(tx, id);
    if (closed)
      client
        .prepare(
          "UPDATE import_row SET outcome = 'late', problems = ? WHERE id BETWEEN ? AND ? AND outcome = 'new' AND village_id = ?",
        )
        .run(JSON.stringify([closed]), span.from, span.to, id);
  }
}
