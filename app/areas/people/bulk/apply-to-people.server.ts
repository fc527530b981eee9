import type { Tx } from "db/client.server";
import { bulkChange, person } from "db/schema";
import { eq } from "drizzle-orm";
import { type Actor, can } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { ChangeSet } from "~/platform/reversible.server";
import type { BulkAction, RefusedPerson } from "./bulk-action";

/**
 * Does one thing to these people inside a transaction. Who has gone, or is in a village where it may not be done, is
 * passed over. @param all ids of everybody the change is for
 */
export function applyToPeople(
  tx: Tx,
  actor: Actor<"person.bulk-edit">,
  action: BulkAction,
  input: { ids: readonly number[]; value: string; all: ReadonlySet<number> },
  set: ChangeSet,
): { count: number; refused: RefusedPerson[] } {
  const refused: RefusedPerson[] = [];
  let count = 0;
  for (const id of input.ids) {
    const row = tx.select().from(person).where(eq(person.id, id)).get();
    if (!row || row.deletedAt !== null || !can(actor, action.needs, row.villageId)) continue;
    const done = action.apply(tx, actor, row, input.value, set, input.all);
    if (done === true) count += 1;
    else if (done !== false) refused.push({ id, name: row.name, why: done.refused });
  }
  return { count, refused };
}

/** The row of the log that says what was done to how many. */
export const noteTogether = (
  tx: Tx,
  actor: Actor<"person.bulk-edit">,
  done: { count: number; refused: number; words: string },
): void =>
  recordEvent(tx, actor, {
    event: "people.changed-together",
    subject: { kind: "list", id: "people" },
    after: {
      count: done.count,
      ...(done.refused > 0 ? { notImported: done.refused } : {}),
      note: done.words,
    },
  });

export type BulkRow = typeof bulkChange.$inferSelect;

export const bulkRow = (tx: Tx, id: number): BulkRow | undefined =>
  tx.select().from(bulkChange).where(eq(bulkChange.id, id)).get();
