import type { Db } from "db/client.server";
import { certificateRevocation } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findCertificate } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";
import { revocationsOf } from "./revocation-queries.server";

export type WhyNotWithdrawn = "certificate.why.notFound" | `revocation.why.${"notYours" | "over"}`;

/** The asker takes the request back, as long as nobody decided about it. Pressed twice, it is done once. */
export function withdrawRevocation(
  db: Db,
  actor: Actor<"certificate.revoke">,
  id: number,
  requestId: number,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotWithdrawn } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    const request = row && revocationsOf(tx, id).find((r) => r.id === requestId);
    if (!row || !request) return { ok: false, why: "certificate.why.notFound" };
    if (request.askedBy !== actor.userId) return { ok: false, why: "revocation.why.notYours" };
    if (request.state === "withdrawn") return { ok: true };
    if (request.state !== "asked") return { ok: false, why: "revocation.why.over" };
    tx.update(certificateRevocation)
      .set({ state: "withdrawn", decidedBy: actor.userId, decidedByName: actor.name, decidedAt: now })
      .where(eq(certificateRevocation.id, request.id))
      .run();
    recordEvent(tx, actor, {
      event: "certificate.revocation-withdrawn",
      subject: certificateSubject(row),
      villageId: row.villageId,
    });
    return { ok: true };
  });
}
