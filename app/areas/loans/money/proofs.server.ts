import type { Reader } from "db/client.server";
import { grantedLoan, loanEvent, loanRequest, loanVisit } from "db/schema";
import { and, eq } from "drizzle-orm";
import { unseal } from "~/platform/sealed.server";
import { photoPurpose } from "../visits/record-visit.server";
import { proofPurpose } from "./add-event.server";
import { requestProofPurpose } from "./ask-request.server";
import { disbursementPurpose } from "./disburse-loan.server";

interface Opened {
  type: string;
  bytes: Buffer;
}

const opened = (
  row: { type: string | null; sealed: Buffer | null } | undefined,
  purpose: string,
): Opened | null => (row?.type && row.sealed ? { type: row.type, bytes: unseal(row.sealed, purpose) } : null);

/** The bank's proof of a disbursement. */
export const disbursementProof = (db: Reader, loanId: number): Opened | null =>
  opened(
    db
      .select({ type: grantedLoan.proofType, sealed: grantedLoan.proofSealed })
      .from(grantedLoan)
      .where(eq(grantedLoan.id, loanId))
      .get(),
    disbursementPurpose,
  );

export const eventProof = (db: Reader, loanId: number, eventId: number): Opened | null =>
  opened(
    db
      .select({ type: loanEvent.proofType, sealed: loanEvent.proofSealed })
      .from(loanEvent)
      .where(and(eq(loanEvent.id, eventId), eq(loanEvent.loanId, loanId)))
      .get(),
    proofPurpose,
  );

/** The bank's letter that came with a request. */
export const requestProof = (db: Reader, loanId: number, requestId: number): Opened | null =>
  opened(
    db
      .select({ type: loanRequest.proofType, sealed: loanRequest.proofSealed })
      .from(loanRequest)
      .where(and(eq(loanRequest.id, requestId), eq(loanRequest.loanId, loanId)))
      .get(),
    requestProofPurpose,
  );

export const visitPhoto = (db: Reader, loanId: number, visitId: number): Opened | null =>
  opened(
    db
      .select({ type: loanVisit.photoType, sealed: loanVisit.photoSealed })
      .from(loanVisit)
      .where(and(eq(loanVisit.id, visitId), eq(loanVisit.loanId, loanId)))
      .get(),
    photoPurpose,
  );
