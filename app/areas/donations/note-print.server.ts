import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { type AuditEntry, recordEvent } from "~/platform/audit/record-event.server";

/** Writes a printing or an export into the log. */
export function noteDonationPrint(
  db: Db,
  actor: Actor<"donation.export"> | Actor<"donation.edit">,
  entry: AuditEntry,
): void {
  db.transaction((tx) => recordEvent(tx, actor, entry));
}
