import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findPerson } from "./people-queries.server";
import { updateRow } from "./person-record.server";
import { type WhyNotPhoto, whyNotPhoto } from "./photo";

/** Sets a person's photo, or takes it away with null. */
export function setPhoto(
  db: Db,
  actor: Actor<"person.edit">,
  id: number,
  bytes: Uint8Array | null,
): { ok: true } | { ok: false; why: WhyNotPhoto | "person.notFound" } {
  const why = bytes && whyNotPhoto(bytes);
  if (why) return { ok: false, why };
  return db.transaction((tx) => {
    const before = findPerson(tx, actor.villages, id);
    if (!before) return { ok: false, why: "person.notFound" };
    updateRow(tx, before, { photo: bytes ? Buffer.from(bytes) : null });
    recordEvent(tx, actor, {
      event: bytes ? "person.photo-set" : "person.photo-removed",
      subject: { kind: "person", id, label: before.name },
      villageId: before.villageId,
      after: bytes ? { bytes: bytes.length } : undefined,
    });
    return { ok: true };
  });
}
