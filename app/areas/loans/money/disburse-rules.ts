import { addMonths, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { isEnded } from "../application-state";

export interface Payout {
  principalFen: Fen;
  ratePpm: number;
  disbursedOn: Day;
  maturesOn: Day;
}

export interface PayoutFacts {
  state: string;
  appliedOn: Day;
  /** The bureau's approval, the bank's answer, the signing: no money goes out before the last of them. */
  approvedOn: Day | null;
  bankAnsweredOn: Day | null;
  signedOn: Day | null;
  approvalUntilOn: Day | null;
  /** What the house approved and what the bank did; the smaller one counts. */
  approvedFen: Fen | null;
  bankFen: Fen | null;
  /** What the guarantee covers; null where nobody has said it. */
  guaranteedFen: Fen | null;
  /** The rate the bank has agreed to. */
  bankPpm: number | null;
  /** The months the bank has agreed to. */
  bankTerm: number | null;
  /** Months a loan may run under the policy of the day. */
  termMost: number | null;
  /** The most that the policy of the day lends to this borrower. */
  ceilingFen: Fen | null;
  /** Days on which those who guarantee in person signed; null = not yet. */
  guarantorsSigned: readonly (Day | null)[];
  /** The first day on which the borrower or one of the partners was dead; null while all of them live. */
  diedOn: Day | null;
  /** The first day on which one of those who guarantee in person was dead. */
  guarantorDiedOn: Day | null;
  today: Day;
}

export type WhyNotPayout = `loanWhy.${
  | "notSigned"
  | "alreadyPaidOut"
  | "applicationOver"
  | "future"
  | "dead"
  | "guarantorDead"
  | "beforeApplication"
  | "beforeApproval"
  | "beforeBankAnswer"
  | "beforeSigning"
  | "approvalLapsed"
  | "overApproved"
  | "overBank"
  | "overGuarantee"
  | "overCeiling"
  | "guarantorUnsigned"
  | "overBankRate"
  | "overBankTerm"
  | "maturityBefore"
  | "termTooLong"}`;

/** Why nothing can be paid out in a state of the application; null when it can. */
export function whyNotInState(state: string): WhyNotPayout | null {
  if (state === "contract-signed") return null;
  if (state === "disbursed") return "loanWhy.alreadyPaidOut";
  return isEnded(state) ? "loanWhy.applicationOver" : "loanWhy.notSigned";
}

/** Why a loan cannot be entered as paid out; null when it can. */
export function whyNotPayout(f: PayoutFacts, p: Payout): WhyNotPayout | null {
  const state = whyNotInState(f.state);
  if (state) return state;
  if (p.disbursedOn > f.today) return "loanWhy.future";
  if (f.diedOn && p.disbursedOn > f.diedOn) return "loanWhy.dead";
  if (p.disbursedOn < f.appliedOn) return "loanWhy.beforeApplication";
  if (f.approvedOn && p.disbursedOn < f.approvedOn) return "loanWhy.beforeApproval";
  if (f.bankAnsweredOn && p.disbursedOn < f.bankAnsweredOn) return "loanWhy.beforeBankAnswer";
  if (f.signedOn && p.disbursedOn < f.signedOn) return "loanWhy.beforeSigning";
  if (f.approvalUntilOn && p.disbursedOn > f.approvalUntilOn) return "loanWhy.approvalLapsed";
  if (f.approvedFen !== null && p.principalFen > f.approvedFen) return "loanWhy.overApproved";
  if (f.bankFen !== null && p.principalFen > f.bankFen) return "loanWhy.overBank";
  if (f.guaranteedFen !== null && p.principalFen > f.guaranteedFen) return "loanWhy.overGuarantee";
  // What is paid out today is a loan of today's policy, whatever the ceiling was on the day of application (DOMAIN §1.1).
  if (f.ceilingFen !== null && p.principalFen > f.ceilingFen) return "loanWhy.overCeiling";
  if (f.guarantorDiedOn && p.disbursedOn > f.guarantorDiedOn) return "loanWhy.guarantorDead";
  if (f.guarantorsSigned.some((on) => on === null || on > p.disbursedOn)) return "loanWhy.guarantorUnsigned";
  if (f.bankPpm !== null && p.ratePpm > f.bankPpm) return "loanWhy.overBankRate";
  if (p.maturesOn <= p.disbursedOn) return "loanWhy.maturityBefore";
  if (f.bankTerm !== null && p.maturesOn > addMonths(p.disbursedOn, f.bankTerm))
    return "loanWhy.overBankTerm";
  return f.termMost !== null && p.maturesOn > addMonths(p.disbursedOn, f.termMost)
    ? "loanWhy.termTooLong"
    : null;
}

/** Less than the bank agreed to, or for fewer months: what was signed before names what the bank agreed to. */
export const isLessThanBank = (f: Pick<PayoutFacts, "bankFen" | "bankTerm">, p: Payout): boolean =>
  (f.bankFen !== null && p.principalFen < f.bankFen) ||
  (f.bankTerm !== null && p.maturesOn < addMonths(p.disbursedOn, f.bankTerm));
