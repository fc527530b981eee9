import type { Db, Reader, Tx } from "db/client.server";
import { certificate, issueBatch, issueBatchSheet } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { type Certificate, everPrinted, findCertificate, lastSheet } from "./certificate-queries.server";
import { certificateSubject } from "./certificate-subject";
import type { Uncovered, UncoveredName } from "./class-for-issue.server";
import { issueReplacement } from "./issue-certificates.server";
import { namesPrivateNumber } from "./reason";
import { openRevocation } from "./revocation-queries.server";

type WhyNot =
  | "certificate.why.notFound"
  | "certificate.why.notValid"
  | "certificate.why.revocationAsked"
  | "certificate.why.privateNumber"
  | "issue.noTemplate";

/** A new certificate with a new number in place of a wrong one; the old QR says what replaced it. @returns its print job */
export function replaceCertificate(
  db: Db,
  actor: Actor<"certificate.issue">,
  id: number,
  input: { reason: string; requestKey: string; verifyBase: string },
  uncovered: Uncovered,
):
  | { ok: true; batchId: number }
  | { ok: false; why: WhyNot | "issue.nobody" | "issue.serialsUsedUp" }
  | { ok: false; why: "issue.uncovered"; uncovered: UncoveredName[] } {
  try {
    return db.transaction((tx) => {
      const known = jobOf(tx, input.requestKey);
      if (known) return { ok: true, batchId: known };
      const row = findCertificate(tx, actor.villages, id);
      if (!row) return { ok: false, why: "certificate.why.notFound" };
      if (namesPrivateNumber(input.reason)) return { ok: false, why: "certificate.why.privateNumber" };
      if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
      if (openRevocation(tx, id)) return { ok: false, why: "certificate.why.revocationAsked" };
      tx.update(certificate)
        .set({
          state: "replaced",
          revokedOn: todayOn(),
          revokedReason: input.reason,
          revokedBy: actor.userId,
        })
        .where(eq(certificate.id, id))
        .run();
      const batchId = jobForOne(tx, actor, row, "issue", input.requestKey);
      const made = issueReplacement(tx, actor, row, { verifyBase: input.verifyBase, batchId, uncovered });
      if (!("id" in made)) throw new TakenBack(made);
      tx.insert(issueBatchSheet)
        .values({ batchId, sheet: 1, certificateId: made.id, state: "waiting" })
        .run();
      recordEvent(tx, actor, {
        event: "certificate.replaced",
        subject: certificateSubject(row),
        villageId: row.villageId,
        reason: input.reason,
        after: { by: made.id },
      });
      return { ok: true, batchId };
    });
  } catch (error) {
    if (error instanceof TakenBack) return { ok: false, ...error.why };
    throw error;
  }
}

type NotIssued = Exclude<ReturnType<typeof issueReplacement>, { id: number }>;

/** The old certificate stays as it was when the new one cannot be made. */
class TakenBack extends Error {
  constructor(readonly why: NotIssued) {
    super(why.why);
  }
}

const jobOf = (tx: Tx, requestKey: string): number | undefined =>
  tx.select({ id: issueBatch.id }).from(issueBatch).where(eq(issueBatch.requestKey, requestKey)).get()?.id;

/** A print job of one sheet, in the ink the certificate was first printed in. */
function jobForOne(
  tx: Tx,
  actor: Actor<"certificate.issue"> | Actor<"certificate.print">,
  row: Certificate,
  kind: "issue" | "reprint",
  requestKey: string,
): number {
  const first = row.batchId && tx.select().from(issueBatch).where(eq(issueBatch.id, row.batchId)).get();
  return tx
    .insert(issueBatch)
    .values({
      kind,
      classId: row.classId,
      state: "queued",
      form: "merged",
      ink: first ? first.ink : "mono",
      total: 1,
      requestKey,
      createdBy: actor.userId,
      createdAt: Date.now(),
    })
    .returning({ id: issueBatch.id })
    .get().id;
}

/** Whether somebody may hold a paper of it: handed out, printed again before, or a sheet of it confirmed printed. */
export const wasPrinted = (db: Reader, row: Certificate): boolean =>
  row.handedOutOn !== null || row.reissueCount > 0 || everPrinted(db, row.id);

/** A lost or spoiled paper printed again under its old number, marked 补发 and counted (FEATURES 53). */
export function requestReissue(
  db: Db,
  actor: Actor<"certificate.print">,
  id: number,
  input: { reason: string; requestKey: string },
): { ok: true; batchId: number } | { ok: false; why: WhyNot | "certificate.why.neverPrinted" } {
  return db.transaction((tx) => {
    const known = jobOf(tx, input.requestKey);
    if (known) return { ok: true, batchId: known };
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (namesPrivateNumber(input.reason)) return { ok: false, why: "certificate.why.privateNumber" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    if (openRevocation(tx, id)) return { ok: false, why: "certificate.why.revocationAsked" };
    if (!wasPrinted(tx, row)) return { ok: false, why: "certificate.why.neverPrinted" };
    const batchId = jobForOne(tx, actor, row, "reprint", input.requestKey);
    tx.insert(issueBatchSheet).values({ batchId, sheet: 1, certificateId: id, state: "waiting" }).run();
    tx.update(certificate)
      .set({ reissueCount: row.reissueCount + 1 })
      .where(eq(certificate.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "certificate.reissued",
      subject: certificateSubject(row),
      villageId: row.villageId,
      reason: input.reason,
      after: { count: row.reissueCount + 1 },
    });
    return { ok: true, batchId };
  });
}

/**
 * Notes that the paper was handed over, and whether its receipt was signed. A sheet that nobody confirmed printed is handed
 * over only by somebody who says that the paper is on hand; the log keeps that.
 */
export function handOut(
  db: Db,
  actor: Actor<"certificate.print">,
  id: number,
  input: { to: string; signed: boolean; onHand: boolean },
  today = todayOn(),
): { ok: true } | { ok: false; why: WhyNot | "certificate.why.notPrinted" } {
  return db.transaction((tx) => {
    const row = findCertificate(tx, actor.villages, id);
    if (!row) return { ok: false, why: "certificate.why.notFound" };
    if (row.state !== "valid") return { ok: false, why: "certificate.why.notValid" };
    const unconfirmed = row.handedOutOn === null && !lastSheet(tx, id)?.printed;
    if (unconfirmed && !input.onHand) return { ok: false, why: "certificate.why.notPrinted" };
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
      subject: certificateSubject(row),
      villageId: row.villageId,
      after: { to: input.to, signed: input.signed, ...(unconfirmed ? { onHand: true } : {}) },
    });
    return { ok: true };
  });
}
