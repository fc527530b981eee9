import type { Tx } from "db/client.server";
import { personResidence } from "db/schema";
import { eq } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { deleteRow, loggedFacts, type Person } from "./person-record.server";

/** Takes back a person whom an import made and nobody has built on. */
export function removePersonIn(tx: Tx, by: EventBy, row: Person): void {
  tx.delete(personResidence).where(eq(personResidence.personId, row.id)).run();
  deleteRow(tx, row.id);
  recordEvent(tx, by, {
    event: "person.removed",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    before: loggedFacts(row),
  });
}
