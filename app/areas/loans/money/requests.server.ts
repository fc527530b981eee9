import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanRequest, policyVersion } from "db/schema";
import { desc, eq, getTableColumns } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { deadGuarantors } from "../application/deaths.server";
import { whoeverGuarantees } from "../application/whoever-guarantees.server";
import { fundFor } from "../fund/funds.server";
import type { LoanRow } from "./loan-record.server";

/** What of a loan says who stands for it. */
export type OfLoan = Pick<LoanRow, "applicationId" | "bankId" | "disbursedOn">;

/** A request without the scan that came with it. */
export type RequestRow = Omit<typeof loanRequest.$inferSelect, "proofSealed">;

const { proofSealed: _sealed, ...requestColumns } = getTableColumns(loanRequest);

export const requestsOf = (db: Reader, loanId: number): RequestRow[] =>
  db
    .select(requestColumns)
    .from(loanRequest)
    .where(eq(loanRequest.loanId, loanId))
    .orderBy(desc(loanRequest.id))
    .all();

/** Natural persons and companies that stand behind a loan and were not released. */
export const guarantorsOfLoan = (db: Reader, loan: Pick<LoanRow, "applicationId">) =>
  whoeverGuarantees(db, loan.applicationId)
    .filter((g) => g.releasedOn === null)
    .map(({ id, name, phone, kind }) => ({ id, name, phone, kind }));

/** Whose written consent an extension or a higher rate needs. */
export interface Signer {
  /** Of the guarantor; null for the guarantee company. */
  id: number | null;
  name: string;
  nameEn: string | null;
  /** Who has died signs nothing any more. */
  diedOn: Day | null;
}

/** The guarantee company where one stands for the loan, and the guarantors: what is made heavier without them does not bind them (民法典 695). */
export function signersOfLoan(db: Reader, loan: OfLoan): Signer[] {
  const dead = deadGuarantors(db, loan.applicationId);
  const guarantors = guarantorsOfLoan(db, loan).map(({ id, name }) => ({
    id,
    name,
    nameEn: null,
    diedOn: dead.find((d) => d.id === id)?.on ?? null,
  }));
  const fund = fundOfLoan(db, loan);
  if (fund?.kind !== "company" || guarantors.some((g) => g.name === fund.name)) return guarantors;
  return [{ id: null, name: fund.name, nameEn: fund.nameEn, diedOn: null }, ...guarantors];
}

/** Those of them who can still sign. */
export const livingSigners = (db: Reader, loan: OfLoan): Signer[] =>
  signersOfLoan(db, loan).filter((s) => s.diedOn === null);

/** Whether somebody is said to have signed on a day after their death. */
export const signedAfterDeath = (
  signers: readonly Signer[],
  consents: readonly { guarantorId: number | null; on: Day }[],
): boolean =>
  consents.some((c) => {
    const diedOn = signers.find((s) => s.id === c.guarantorId)?.diedOn ?? null;
    return diedOn !== null && c.on > diedOn;
  });

/** Name of the paper that a loan is frozen under. */
export const policyOfLoan = (db: Reader, loan: Pick<LoanRow, "policyVersionId">) =>
  db.select().from(policyVersion).where(eq(policyVersion.id, loan.policyVersionId)).get();

export const applicationOfLoan = (db: Reader, loan: Pick<LoanRow, "applicationId">) =>
  db.select().from(loanApplication).where(eq(loanApplication.id, loan.applicationId)).get()!;

/** The fund or company that stands for a loan; null where people or things do. */
export const fundOfLoan = (db: Reader, loan: OfLoan) => {
  const { guaranteeKind: kind, companyId } = applicationOfLoan(db, loan);
  return fundFor(db, { kind, companyId, bankId: loan.bankId }, loan.disbursedOn);
};

/** Requests that wait for a second person, with their loans. */
export const openRequests = (db: Reader) =>
  db
    .select({ request: requestColumns, noteNumber: grantedLoan.noteNumber, villageId: grantedLoan.villageId })
    .from(loanRequest)
    .innerJoin(grantedLoan, eq(grantedLoan.id, loanRequest.loanId))
    .where(eq(loanRequest.state, "asked"))
    .all();
