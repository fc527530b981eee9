import type { Db } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { saysWhy } from "~/platform/forms/reason";
import { factsOf, findCertificate } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";

/** The ID number as it stands on the paper, for somebody who says why: the look itself is a row of the log. */
export function revealIdNumber(
  db: Db,
  actor: Actor<"person.reveal">,
  id: number,
  reason: string,
): { ok: true; value: string } | { ok: false; why: "certificate.why.notFound" | "page.needReason" } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (!saysWhy(reason)) return { ok: false, why: "page.needReason" };
    recordEvent(tx, actor, {
      event: "person.id-number-revealed",
      subject: certificateSubject(row),
      villageId: row.villageId,
      reason,
    });
    return { ok: true, value: factsOf(row).idNumber };
  });
}
