import type { Reader } from "db/client.server";
import { grantedLoan, loanPartner } from "db/schema";
import { eq, inArray, or } from "drizzle-orm";
import { isPaidOff } from "../money/loan-standing";
import type { IssuedLoan } from "../repeat-count";

const columns = {
  loanId: grantedLoan.id,
  applicationId: grantedLoan.applicationId,
  borrowerId: grantedLoan.personId,
  state: grantedLoan.state,
  old: grantedLoan.oldScheme,
  on: grantedLoan.disbursedOn,
};

/**
 * Loans somebody has had, alone or among partners. What was undone was never lent. Seen from an application its own loan
 * speaks against nobody, nor does one that was paid out after it.
 */
export function issuedLoansOf(db: Reader, personId: number, of: number | null = null): IssuedLoan[] {
  const own = of === null ? undefined : loanOf(db, of);
  const shared = db
    .select({ id: loanPartner.applicationId })
    .from(loanPartner)
    .where(eq(loanPartner.personId, personId))
    .all()
    .map((r) => r.id);
  const rows = db
    .select(columns)
    .from(grantedLoan)
    .where(
      or(
        eq(grantedLoan.personId, personId),
        shared.length ? inArray(grantedLoan.applicationId, shared) : undefined,
      ),
    )
    .all()
    .filter((r) => r.state !== "undone" && r.applicationId !== of && (!own || r.on <= own.on));
  return rows.map((r) => ({
    loanId: r.loanId,
    borrowerId: r.borrowerId,
    partnerIds: shared.includes(r.applicationId) ? [personId] : [],
    old: r.old,
    settled: isPaidOff(r.state),
  }));
}

/** The loan before this one, for 上次贷款编号. */
export const lastLoanOf = (db: Reader, personId: number) =>
  db
    .select()
    .from(grantedLoan)
    .where(eq(grantedLoan.personId, personId))
    .all()
    .filter((l) => l.state !== "undone")
    .at(-1);

const loanOf = (db: Reader, applicationId: number) =>
  db
    .select({ id: grantedLoan.id, state: grantedLoan.state, on: grantedLoan.disbursedOn })
    .from(grantedLoan)
    .where(eq(grantedLoan.applicationId, applicationId))
    .all()
    .find((l) => l.state !== "undone");

/** The loan an application led to; null when it led to none, or it was undone. */
export const loanIdOf = (db: Reader, applicationId: number): number | null =>
  loanOf(db, applicationId)?.id ?? null;
