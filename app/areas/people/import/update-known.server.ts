import { connectionOf, type Tx } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { findPerson } from "../people-queries.server";
import { updateDetailsIn } from "../update-from-file.server";
import { type Difference, detailsFrom } from "./people-difference";
import { packUndo } from "./undo-data.server";

/**
 * Writes what the file knows better into records that were there, each with its own event; a record that somebody
 * edited since the dry run is left alone. Keeps what was there, so that undoing puts it back. @returns how many changed
 */
export function updateKnown(
  tx: Tx,
  actor: Actor<"person.edit">,
  span: { from: number; to: number; replace: boolean },
): number {
  const client = connectionOf(tx);
  const rows = client
    .prepare(
      `SELECT id, person_id AS personId, revision, differences FROM import_row
       WHERE id BETWEEN ? AND ? AND outcome = 'known' AND undo IS NULL`,
    )
    .all(span.from, span.to) as { id: number; personId: number; revision: number; differences: string }[];
  const keep = client.prepare("UPDATE import_row SET undo = ? WHERE id = ?");
  let changed = 0;
  for (const row of rows) {
    const details = detailsFrom(JSON.parse(row.differences) as Difference[], span.replace);
    const fields = Object.keys(details) as (keyof typeof details)[];
    const before = fields.length > 0 ? findPerson(tx, actor.villages, row.personId) : undefined;
    if (before?.revision !== row.revision) continue;
    const after = updateDetailsIn(tx, actor, before, details);
    keep.run(
      packUndo({
        personId: before.id,
        revision: after.revision,
        before: Object.fromEntries(fields.map((f) => [f, before[f]])),
      }),
      row.id,
    );
    changed += 1;
  }
  return changed;
}
