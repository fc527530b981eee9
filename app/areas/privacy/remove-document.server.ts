import type { Db } from "db/client.server";
import { personDocument } from "db/schema";
import { eq } from "drizzle-orm";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findDocument } from "./documents.server";

/** Removes the copy of an ID card: the scan is gone, that there was one stays on record. A signed consent is not removed. */
export function removeDocument(
  db: Db,
  actor: Actor<"document.add">,
  personId: number,
  id: number,
  reason: string,
): { ok: true } | { ok: false; why: "person.notFound" } {
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    const found = person && findDocument(tx, personId, id);
    if (!person || found?.kind !== "id-card") return { ok: false, why: "person.notFound" };
    tx.update(personDocument)
      .set({ removedAt: Date.now(), removedByName: actor.name, contentSealed: null })
      .where(eq(personDocument.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "person.document-removed",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      reason,
      before: { expiresOn: found.expiresOn },
    });
    return { ok: true };
  });
}
