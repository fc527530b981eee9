import { addMonths, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { Ppm } from "./exact";
import type { LoanTerms } from "./loan-terms";
import { scheduleOf } from "./schedule";

export const subsidyRules = ["FULL", "LPR_MINUS", "PCT", "BASE50"] as const;
/** Who pays the interest (DOMAIN §1.8). */
export type SubsidyRule = (typeof subsidyRules)[number];

export interface SubsidyTerms {
  rule: SubsidyRule;
  /** LPR_MINUS: the borrower pays the LPR less so many basis points; 150 by the rule of 2021. */
  minusBp: number;
  /** PCT and BASE50: the state's share; 5000 = 50%. */
  shareBp: number;
  /** BASE50: the base rate that the share is taken of; null = the LPR of the contract. */
  referencePpm: Ppm | null;
  /** The subsidised rate is at most the reference and so much; null = no such limit. */
  rateCapBp: number | null;
  /** The base lending rate that the limit is added to; absent or null = the LPR of the contract. */
  capOverPpm?: Ppm | null;
  /** Years from the disbursement that are subsidised; null = the whole term. */
  subsidisedYears: number | null;
  /** A quarter is applied for once its interest was paid (先付后贴, DOMAIN §1.5); absent = whether paid or not. */
  paidFirst?: boolean;
}

export const usualMinusBp = 150;
export const usualShareBp = 5_000;

export interface Repayment {
  on: Day;
  principalFen: Fen;
}

/** Days `from` … before `to`. */
export interface Span {
  from: Day;
  to: Day;
}

export const letterCauses = ["bank-fault", "grace"] as const;
/** What a letter of the bank says of a delay: its own system failed, or it was paid inside the grace it gives [S49]. */
export type LetterCause = (typeof letterCauses)[number];

/** Days on which something was not paid; cured inside the bank's grace with its letter they count again [S49]. */
export interface Overdue extends Span {
  restored: boolean;
  /** Why the letter restores them. */
  cause?: LetterCause;
}

/** A rate that holds from a day on, with the LPR it was made of. The first is the contract's, from the disbursement. */
export interface RateFrom {
  from: Day;
  ratePpm: Ppm;
  lprPpm: Ppm | null;
}

/** Interest that is owed no more from a day on: paid by somebody, or waived by the bank. */
export interface InterestGone {
  on: Day;
  interestFen: Fen;
  waived: boolean;
}

/** A loan as it went, or as it is planned to go. */
export interface LoanLife {
  terms: LoanTerms;
  rates: RateFrom[];
  repayments: Repayment[];
  overdue: Overdue[];
  extension: Span | null;
  /** From this day nothing is subsidised any more: misuse, false papers. */
  stoppedOn: Day | null;
  /** Kept where some of the interest was waived: that part is not subsidised. */
  interest?: readonly InterestGone[];
}

/** The repayments that the plan foresees; what is left at maturity comes when the extension ends. */
export const plannedRepayments = (terms: LoanTerms, extension: Span | null): Repayment[] =>
  scheduleOf(terms)
    .filter((row) => row.principalFen > 0)
    .map((row) => ({
      on: extension && row.balanceFen === 0 ? extension.to : row.toOn,
      principalFen: row.principalFen,
    }));

const latest = (days: readonly Day[]): Day => days.reduce((a, b) => (a > b ? a : b));

/** The first day that bears no interest any more: maturity, or later where the loan was extended or paid late. */
export const lifeEndsOn = (life: LoanLife): Day =>
  latest([
    life.terms.maturesOn,
    ...(life.extension ? [life.extension.to] : []),
    ...life.repayments.map((r) => r.on),
    ...life.overdue.map((o) => o.to),
  ]);

/** Principal that bears interest on a day: a repayment counts from its own day (算头不算尾). */
export const balanceOn = (life: LoanLife, on: Day): Fen =>
  life.repayments.reduce((left, r) => (r.on <= on ? left - r.principalFen : left), life.terms.principalFen);

/** The rate of a day and the LPR it rests on. */
export function rateOn(life: LoanLife, on: Day): RateFrom {
  let found = life.rates[0]!;
  for (const row of life.rates) if (row.from <= on && row.from >= found.from) found = row;
  return found;
}

export const reasons = [
  "stopped",
  "after-maturity",
  "extension",
  "overdue",
  "beyond-subsidised-years",
] as const;
/** Why a day is not subsidised. */
export type Reason = (typeof reasons)[number];

const within = (span: Span, on: Day): boolean => span.from <= on && on < span.to;

/** The first day after the subsidised years; null when the whole term is subsidised. */
export const subsidyEndsOn = (life: LoanLife, terms: SubsidyTerms): Day | null =>
  terms.subsidisedYears === null ? null : addMonths(life.terms.disbursedOn, terms.subsidisedYears * 12);

/** Why a day is not subsidised; null when it is (DOMAIN §1.8, §8.6–8.8). */
export function reasonOn(life: LoanLife, terms: SubsidyTerms, on: Day): Reason | null {
  const end = subsidyEndsOn(life, terms);
  if (life.stoppedOn && on >= life.stoppedOn) return "stopped";
  if (life.extension && within(life.extension, on)) return "extension";
  if (on >= life.terms.maturesOn) return "after-maturity";
  if (life.overdue.some((o) => !o.restored && within(o, on))) return "overdue";
  return end && on >= end ? "beyond-subsidised-years" : null;
}
