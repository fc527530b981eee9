import type { Tx } from "db/client.server";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { findPerson } from "./people-queries.server";
import { type Person, updateRow } from "./person-record.server";

/**
 * Writes the day of a death on the person inside another command's transaction. A pension check only knows that
 * somebody is dead by then, so it never moves a day that is known already.
 */
export function recordDeathIn(
  tx: Tx,
  by: EventBy,
  personId: number,
  diedOn: Day,
  from: "household" | "check",
  reason?: string,
): void {
  const row = findPerson(tx, "all", personId);
  if (!row || row.diedOn === diedOn || (from === "check" && row.diedOn !== null)) return;
  writeDeath(tx, by, row, diedOn, reason);
}

/** The day of a death on the record itself, or none any more; false when somebody else was faster. */
export function writeDeath(tx: Tx, by: EventBy, row: Person, diedOn: Day | null, reason?: string): boolean {
  if (!updateRow(tx, row, { diedOn })) return false;
  recordEvent(tx, by, {
    event: diedOn === null ? "person.death-taken-back" : "person.died",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    reason,
    before: row.diedOn === null ? {} : { diedOn: row.diedOn },
    after: { diedOn },
  });
  return true;
}
