import type { Db } from "db/client.server";
import { certificate, issueBatch, issueBatchSheet } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { findCertificate } from "./certificate-queries.server";
import { issueReplacement } from "./issue-certificates.server";

type WhyNot =
  | "certificate.why.notFound"
  | "certificate.why.notValid"
  | "certificate.why.notHandedOut"
  | "issue.noTemplate";

/** Makes a certificate void, with a reason; the number is never used again (FEATURES 52). */
export function revokeCertificate(
  db: Db,
  actor: Actor<"certificate.revoke">,
  id: number,
  reason: string,
): { ok: true } | { ok: false; why: WhyNot } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    tx.update(certificate)
      .set({ state: "revoked", revokedOn: todayOn(), revokedReason: reason, revokedBy: actor.userId })
      .where(eq(certificate.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "certificate.revoked",
      subject: { kind: "certificate", id, label: row.number },
      villageId: row.villageId,
      reason,
      before: { state: "valid" },
      after: { state: "revoked" },
    });
    return { ok: true };
  });
}

/** A new certificate with a new number in place of a wrong one; the old QR says what replaced it. @returns its print job */
export function replaceCertificate(
  db: Db,
  actor: Actor<"certificate.issue">,
  id: number,
  input: { reason: string; requestKey: string; verifyBase: string },
): { ok: true; batchId: number } | { ok: false; why: WhyNot } {
  return db.transaction((tx) => {
    const before = tx.select().from(issueBatch).where(eq(issueBatch.requestKey, input.requestKey)).get();
    if (before) return { ok: true, batchId: before.id };
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    tx.update(certificate)
      .set({ state: "replaced", revokedOn: todayOn(), revokedReason: input.reason, revokedBy: actor.userId })
      .where(eq(certificate.id, id))
      .run();
    const batch = tx
      .insert(issueBatch)
      .values({
        kind: "issue",
        classId: row.classId,
        state: "queued",
        form: "merged",
        ink: "mono",
        total: 1,
        requestKey: input.requestKey,
        createdBy: actor.userId,
        createdAt: Date.now(),
      })
      .returning()
      .get();
    const made = issueReplacement(tx, actor, row, input.verifyBase, batch.id);
    if (!made) throw new Error("no template for a replacement");
    tx.insert(issueBatchSheet)
      .values({ batchId: batch.id, sheet: 1, certificateId: made, state: "waiting" })
      .run();
    recordEvent(tx, actor, {
      event: "certificate.replaced",
      subject: { kind: "certificate", id, label: row.number },
      villageId: row.villageId,
      reason: input.reason,
      after: { by: made },
    });
    return { ok: true, batchId: batch.id };
  });
}

/** A lost or spoiled paper printed again under its old number, marked 补发 and counted (FEATURES 53). */
export function requestReissue(
  db: Db,
  actor: Actor<"certificate.print">,
  id: number,
  input: { reason: string; requestKey: string },
): { ok: true; batchId: number } | { ok: false; why: WhyNot } {
  return db.transaction((tx) => {
    const before = tx.select().from(issueBatch).where(eq(issueBatch.requestKey, input.requestKey)).get();
    if (before) return { ok: true, batchId: before.id };
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    const batch = tx
      .insert(issueBatch)
      .values({
        kind: "reprint",
        classId: row.classId,
        state: "queued",
        form: "merged",
        ink: "mono",
        total: 1,
        requestKey: input.requestKey,
        createdBy: actor.userId,
        createdAt: Date.now(),
      })
      .returning()
      .get();
    tx.insert(issueBatchSheet)
      .values({ batchId: batch.id, sheet: 1, certificateId: id, state: "waiting" })
      .run();
    tx.update(certificate)
      .set({ reissueCount: row.reissueCount + 1 })
      .where(eq(certificate.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "certificate.reissued",
      subject: { kind: "certificate", id, label: row.number },
      villageId: row.villageId,
      reason: input.reason,
      after: { count: row.reissueCount + 1 },
    });
    return { ok: true, batchId: batch.id };
  });
}

/** Notes that the paper was handed over, and whether its receipt was signed. */
export function handOut(
  db: Db,
  actor: Actor<"certificate.print">,
  id: number,
  input: { to: string; signed: boolean },
): { ok: true } | { ok: false; why: WhyNot } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    const today = todayOn();
    tx.update(certificate)
      .set({
        handedOutOn: row.handedOutOn ?? today,
        handedOutTo: input.to,
        handoutSignedOn: input.signed ? (row.handoutSignedOn ?? today) : row.handoutSignedOn,
      })
      .where(eq(certificate.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "certificate.handed-out",
      subject: { kind: "certificate", id, label: row.number },
      villageId: row.villageId,
      after: { to: input.to, signed: input.signed },
    });
    return { ok: true };
  });
}
