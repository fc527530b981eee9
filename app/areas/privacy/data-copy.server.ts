import type { Db } from "db/client.server";
import type { HeldSection, PersonHoldings } from "~/areas/people";
import { findPerson } from "~/areas/people/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Language } from "~/platform/i18n/text";

/** Everything every area holds about a person, for them; that it was made is in the log before a byte leaves. */
export function makeDataCopy(
  db: Db,
  actor: Actor<"data-copy.make">,
  personId: number,
  sources: readonly PersonHoldings[],
  wish: { reason: string; handedTo: string; format: string },
  language: Language,
): { ok: true; name: string; sections: HeldSection[]; photo: Buffer | null } | { ok: false } {
  return db.transaction((tx) => {
    const person = findPerson(tx, actor.villages, personId);
    if (!person) return { ok: false };
    const sections = sources.flatMap((s) => s.held(tx, personId, language));
    recordEvent(tx, actor, {
      event: "person.copy-made",
      subject: { kind: "person", id: personId, label: person.name },
      villageId: person.villageId,
      reason: wish.reason,
      after: {
        handedTo: wish.handedTo,
        format: wish.format,
        rows: sections.reduce((n, s) => n + s.rows.length, 0),
      },
    });
    return { ok: true, name: person.name, sections, photo: person.photo };
  });
}
