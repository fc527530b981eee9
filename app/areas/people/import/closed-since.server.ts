import { connectionOf, type Tx } from "db/client.server";
import { findVillage, whyClosed } from "~/areas/villages/index.server";
import type { RowProblem } from "~/platform/imports/said";
import { placeLabel } from "~/platform/search/place-name";

/** Why nothing new is written in a village that a dry run found open; null while it may be. */
export function closedSince(tx: Tx, villageId: number): RowProblem<"village"> | null {
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
