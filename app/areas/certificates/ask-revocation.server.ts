import type { Db } from "db/client.server";
import { certificateRevocation } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findCertificate } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";
import { namesPrivateNumber } from "./reason";
import { openRevocation } from "./revocation-queries.server";

export type WhyNotAsked = `certificate.why.${"notFound" | "notValid" | "privateNumber" | "revocationAsked"}`;

/**
 * Asks that a certificate becomes void, with the reason the public will read (FEATURES 52). It stays valid until somebody
 * else confirms. Pressed twice, it is asked once.
 */
export function askRevocation(
  db: Db,
  actor: Actor<"certificate.revoke">,
  id: number,
  reason: string,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotAsked } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (namesPrivateNumber(reason)) return { ok: false, why: "certificate.why.privateNumber" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    const open = openRevocation(tx, id);
    if (open)
      return open.askedBy === actor.userId && open.reason === reason
        ? { ok: true }
        : { ok: false, why: "certificate.why.revocationAsked" };
    tx.insert(certificateRevocation)
      .values({
        certificateId: id,
        reason,
        askedBy: actor.userId,
        askedByName: actor.name,
        askedAt: now,
        state: "asked",
      })
      .run();
    recordEvent(tx, actor, {
      event: "certificate.revocation-asked",
      subject: certificateSubject(row),
      villageId: row.villageId,
      reason,
    });
    return { ok: true };
  });
}
