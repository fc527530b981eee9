import type { Tx } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { FileDetails } from "./file-details";
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

/** Puts back what an import wrote, when nobody has edited the record since; says whether it did. */
export function putDetailsBackIn(
  tx: Tx,
  by: EventBy,
  was: { personId: number; revision: number; before: FileDetails },
): boolean {
  const row = tx
    .select()
    .from(person)
    .where(and(eq(person.id, was.personId), eq(person.revision, was.revision), isNull(person.deletedAt)))
    .get();
  if (!row) return false;
  updateDetailsIn(tx, by, row, was.before);
  return true;
}
