import type { Db, Tx } from "db/client.server";
import { certificate, certificateRevocation } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { type Certificate, findCertificate } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";
import { namesPrivateNumber } from "./reason";
import { type Revocation, revocationsOf } from "./revocation-queries.server";

export type WhyNotDecided =
  | `certificate.why.${"notFound" | "notValid" | "privateNumber"}`
  | `revocation.why.${"fourEyes" | "over"}`;

/** What a refused or done decision is called in the log. */
export const decisionEvent = (yes: boolean) =>
  yes ? "certificate.revoked" : "certificate.revocation-declined";

/**
 * A second person's yes or no to a request. Who asked cannot decide: that is refused and logged. A yes makes the
 * certificate void from today on, with the reason that was asked with; its number is never used again.
 */
export function decideRevocation(
  db: Db,
  actor: Actor<"certificate.revoke">,
  id: number,
  requestId: number,
  input: { yes: boolean; decision: string },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotDecided } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    const request = row && revocationsOf(tx, id).find((r) => r.id === requestId);
    if (!row || !request) return { ok: false, why: "certificate.why.notFound" };
    if (request.askedBy === actor.userId) {
      log(tx, actor, row, request, { ...input, refused: true });
      return { ok: false, why: "revocation.why.fourEyes" };
    }
    const to = input.yes ? "confirmed" : "declined";
    if (request.state !== "asked")
      return request.state === to && request.decidedBy === actor.userId
        ? { ok: true }
        : { ok: false, why: "revocation.why.over" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    if (namesPrivateNumber(input.decision)) return { ok: false, why: "certificate.why.privateNumber" };
    tx.update(certificateRevocation)
      .set({
        state: to,
        decidedBy: actor.userId,
        decidedByName: actor.name,
        decidedAt: now,
        decision: input.decision || null,
      })
      .where(eq(certificateRevocation.id, request.id))
      .run();
    if (input.yes)
      tx.update(certificate)
        .set({
          state: "revoked",
          revokedOn: todayOn(now),
          revokedReason: request.reason,
          revokedBy: actor.userId,
        })
        .where(eq(certificate.id, id))
        .run();
    log(tx, actor, row, request, input);
    return { ok: true };
  });
}

function log(
  tx: Tx,
  actor: Actor<"certificate.revoke">,
  row: Certificate,
  request: Revocation,
  { yes, decision, refused }: { yes: boolean; decision: string; refused?: boolean },
): void {
  recordEvent(tx, actor, {
    event: decisionEvent(yes),
    outcome: refused ? "refused" : "success",
    subject: certificateSubject(row),
    villageId: row.villageId,
    reason: refused ? "revocation.why.fourEyes" : yes ? request.reason : decision,
    ...(refused || !yes ? {} : { before: { state: "valid" } }),
    after: {
      ...(refused || !yes ? {} : { state: "revoked" }),
      askedBy: request.askedByName,
      ...(yes && !refused && decision ? { note: decision } : {}),
    },
  });
}
