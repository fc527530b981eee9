import type { Reader } from "db/client.server";
import { loanBankTry } from "db/schema";
import { asc, desc, eq } from "drizzle-orm";
import { numberOf } from "~/areas/policies";
import type { Application } from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";
import type { Approval } from "../approval";

/** Months that a qualification holds where the policy says nothing: the usual half year. */
const usualMonths = 6;

export const approvalMonths = (db: Reader, appliedOn: string): number => {
  const policy = policyOf(db, appliedOn);
  return (policy && numberOf(policy, "approvalMonths")) || usualMonths;
};

/** Ways to banks, the oldest first. */
export const bankTriesOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanBankTry)
    .where(eq(loanBankTry.applicationId, applicationId))
    .orderBy(asc(loanBankTry.id))
    .all();

export const openTryOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanBankTry)
    .where(eq(loanBankTry.applicationId, applicationId))
    .orderBy(desc(loanBankTry.id))
    .limit(1)
    .get();

/** The qualification of an application with the banks it went to; null before there is one. */
export function approvalOf(db: Reader, a: Application): Approval | null {
  if (!a.approvedOn || a.approvedFen === null) return null;
  const tries = bankTriesOf(db, a.id);
  return {
    approvedOn: a.approvedOn,
    months: approvalMonths(db, a.appliedOn),
    amountFen: a.approvedFen,
    refusedBy: tries.filter((b) => b.result === "refused").map((b) => String(b.bankId)),
    usedBy:
      a.state === "contract-signed" || a.state === "disbursed"
        ? String(tries.find((b) => b.result === "approved")?.bankId ?? a.bankId)
        : null,
  };
}
