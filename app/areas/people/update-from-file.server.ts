import type { Tx } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { FileDetails } from "./file-details";
import { isAsAt, noteBack } from "./import/undone-changes.server";
import { changedFacts, type Person, updateRow } from "./person-record.server";

const columnsOf = (details: FileDetails) => ({
  ...details,
  ...(details.phone === undefined ? {} : { phoneTail: details.phone?.slice(-4) ?? null }),
});

/**
 * Writes what a file knows better into a record, inside the import's own transaction. The caller has read the record
 * in the same transaction and checked its village against the actor's.
 */
export function updateDetailsIn(tx: Tx, by: EventBy, before: Person, details: FileDetails): Person {
  const after = updateRow(tx, before, columnsOf(details));
  if (!after) throw new Error(`person ${before.id} changed inside the transaction`);
  recordEvent(tx, by, {
    event: "person.changed",
    subject: { kind: "person", id: before.id, label: before.name },
    villageId: before.villageId,
    ...changedFacts(before, after),
  });
  return after;
}

/**
 * Puts back what an import wrote, when nobody has edited the record since, and notes at a row of the file that the record
 * is what it was before; says whether it did.
 */
export function putDetailsBackIn(
  tx: Tx,
  by: EventBy,
  was: { personId: number; revision: number; before: FileDetails },
  { noteAt }: { noteAt: number },
): boolean {
  const row = tx
    .select()
    .from(person)
    .where(and(eq(person.id, was.personId), isNull(person.deletedAt)))
    .get();
  if (!row || (row.revision !== was.revision && !isAsAt(tx, row.id, was.revision))) return false;
  const { revision } = updateDetailsIn(tx, by, row, was.before);
  // A file writes a record once: before it, the record was one revision younger.
  noteBack(tx, noteAt, { personId: row.id, now: revision, was: was.revision - 1 });
  return true;
}
