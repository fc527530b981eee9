import type { Reader } from "db/client.server";
import { loanBankTry, loanOpinion } from "db/schema";
import { and, asc, desc, eq } from "drizzle-orm";
import { numberOf, type PolicyInForce } from "~/areas/policies";
import { baseRateTable, lprTable } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { Application } from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";
import type { Approval } from "../approval";
import { ppmOfBp } from "../engine/exact";
import { lprOn } from "../engine/lpr";
import { restsOnBase } from "../loan-rules";

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

/** Banks that have said no to an application as it was approved; what was approved anew is another question. */
export const banksThatRefused = (db: Reader, a: Pick<Application, "id" | "approvedOn">): number[] =>
  bankTriesOf(db, a.id)
    .filter((b) => b.result === "refused" && (a.approvedOn === null || b.sentOn >= a.approvedOn))
    .map((b) => b.bankId);

export const openTryOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanBankTry)
    .where(eq(loanBankTry.applicationId, applicationId))
    .orderBy(desc(loanBankTry.id))
    .limit(1)
    .get();

/** What whoever stands behind the loan has agreed to: beyond it nothing is covered. Null before a word of theirs. */
export const guaranteedFen = (db: Reader, applicationId: number): Fen | null =>
  db
    .select({ fen: loanOpinion.amountFen })
    .from(loanOpinion)
    .where(
      and(
        eq(loanOpinion.applicationId, applicationId),
        eq(loanOpinion.step, "guarantee"),
        eq(loanOpinion.result, "yes"),
      ),
    )
    .orderBy(desc(loanOpinion.id))
    .limit(1)
    .get()?.fen ?? null;

/** The most a bank may lend: what was approved, and no more than the guarantee covers. */
export const mostAtBank = (db: Reader, a: Pick<Application, "id" | "approvedFen">): Fen =>
  Math.min(a.approvedFen ?? 0, guaranteedFen(db, a.id) ?? Number.MAX_SAFE_INTEGER);

/**
 * The highest rate that the policy subsidises on a day, with what it is made of: LPR or base rate plus points, in
 * millionths; null where the policy caps none or the rate is not known (DOMAIN §1.8, §8.5).
 */
export function rateCapOn(db: Reader, policy: PolicyInForce | null, on: Day) {
  const points = policy && numberOf(policy, "rateCap");
  const lprPpm = lprOn(lprTable(db), on);
  const base = policy !== null && restsOnBase(policy, lprPpm);
  const overPpm = base ? lprOn(baseRateTable(db), on) : lprPpm;
  return points === null || overPpm === null
    ? null
    : { ratePpm: overPpm + ppmOfBp(points), overPpm, points, base };
}

/** The qualification of an application with the banks it went to; null before there is one. */
export function approvalOf(db: Reader, a: Application): Approval | null {
  if (!a.approvedOn || a.approvedFen === null) return null;
  const tries = bankTriesOf(db, a.id);
  return {
    approvedOn: a.approvedOn,
    months: approvalMonths(db, a.appliedOn),
    amountFen: a.approvedFen,
    refusedBy: banksThatRefused(db, a).map(String),
    usedBy:
      a.state === "contract-signed" || a.state === "disbursed"
        ? String(tries.find((b) => b.result === "approved")?.bankId ?? a.bankId)
        : null,
  };
}
