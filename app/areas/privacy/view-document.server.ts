import type { Db } from "db/client.server";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findDocument, openScan } from "./documents.server";

/** Opens a scan for somebody who says why: the look is a row of the log before a byte leaves. */
export function viewDocument(
  db: Db,
  actor: Actor<"document.view">,
  personId: number,
  id: number,
  reason: string,
): { ok: true; bytes: Buffer; contentType: string } | { ok: false } {
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    const found = person && findDocument(tx, personId, id);
    const bytes = found && openScan(tx, id);
    if (!person || !found || !bytes) return { ok: false };
    recordEvent(tx, actor, {
      event: "person.document-viewed",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      reason,
      after: { part: found.kind },
    });
    return { ok: true, bytes, contentType: found.contentType };
  });
}
