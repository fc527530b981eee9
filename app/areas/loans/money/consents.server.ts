import type { Reader, Tx } from "db/client.server";
import { loanConsent } from "db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { seal, unseal } from "~/platform/sealed.server";
import type { Scan } from "./read-scan.server";

const consentPurpose = "loan_consent.proof";

/** The paper in which a guarantor or the guarantee company agreed to an extension or a higher rate: when it was signed, and its scan (民法典 695). */
export interface SignedConsent {
  /** Null for the guarantee company. */
  guarantorId: number | null;
  on: Day;
  proof: Scan;
}

export const writeConsents = (
  tx: Tx,
  requestId: number,
  consents: readonly (SignedConsent & { name: string })[],
  now: number,
): void => {
  for (const { guarantorId, name, on, proof } of consents)
    tx.insert(loanConsent)
      .values({
        requestId,
        guarantorId,
        name,
        signedOn: on,
        proofType: proof.type,
        proofSealed: seal(proof.bytes, consentPurpose),
        createdAt: now,
      })
      .run();
};

/** Who agreed to a request in writing, and when; without the scans. */
export const consentsOf = (db: Reader, requestId: number) =>
  db
    .select({
      id: loanConsent.id,
      guarantorId: loanConsent.guarantorId,
      name: loanConsent.name,
      signedOn: loanConsent.signedOn,
    })
    .from(loanConsent)
    .where(eq(loanConsent.requestId, requestId))
    .orderBy(asc(loanConsent.id))
    .all();

/** What a guarantor signed, opened; null where the request has no such paper. */
export function consentProof(db: Reader, requestId: number, id: number) {
  const row = db
    .select({ type: loanConsent.proofType, sealed: loanConsent.proofSealed })
    .from(loanConsent)
    .where(and(eq(loanConsent.id, id), eq(loanConsent.requestId, requestId)))
    .get();
  return row ? { type: row.type, bytes: unseal(row.sealed, consentPurpose) } : null;
}
