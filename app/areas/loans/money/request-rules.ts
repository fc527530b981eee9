import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { shareOf } from "../engine/exact";
import { whyNotExtension } from "../engine/extension";
import type { LetterCause, RateFrom, Span } from "../engine/loan-life";
import { excuses, type LateRow } from "./dues";
import { isPaidOff } from "./loan-standing";
import { highestPpm } from "./rate-bounds";
import type { WhyNotReversed } from "./reverse-rules";

/** What one asks for and another decides. Misuse has a case of its own. */
export const requestKinds = [
  "undo",
  "extension",
  "rate",
  "compensation",
  "waiver",
  "write-off",
  "reversal",
  "letter",
] as const;
export type RequestKind = (typeof requestKinds)[number];

export interface RequestFacts {
  state: string;
  disbursedOn: Day;
  maturesOn: Day;
  extension: Span | null;
  balanceFen: Fen;
  overdueFen: Fen;
  claimFen: Fen;
  /** Interest of the days until today that nobody has paid or waived. */
  unpaidInterestFen: Fen;
  /** Of it what the one that pays for the borrower answers for: without a rise that it did not agree to. */
  answeredInterestFen: Fen;
  /** Anything paid, extended or compensated that stands. */
  events: number;
  subsidyLines: number;
  /** Whose written consent is needed: living guarantors and the guarantee company. */
  guarantors: number;
  /** Nobody who borrowed lives any more. */
  borrowerDead: boolean;
  /** A guarantee company stands for it that is not on record: nobody can be asked. */
  companyUnknown: boolean;
  /** A fund or a company stands for it: only then somebody pays for the borrower. */
  fund: boolean;
  /** Money in that fund, and the part of a compensation that it bears. */
  fundBalanceFen: Fen;
  fundShareBp: number;
  /** The contract's rate and those after it, each from its day. */
  rates: readonly RateFrom[];
  /** Months of the policy; 12 where it says nothing. */
  extensionMonths: number;
  /** Delays that no letter of the bank excuses yet. */
  late: readonly LateRow[];
  /** Why the entry that a reversal names cannot be taken back. */
  reversal: WhyNotReversed | null;
  today: Day;
}

export interface RequestInput {
  kind: RequestKind;
  reason: string;
  toOn: Day | null;
  consents: readonly string[];
  principalFen: Fen | null;
  interestFen: Fen | null;
  /** Compensation: penalties and costs. */
  penaltyFen?: Fen | null;
  /** A new rate holds from this day. */
  fromOn?: Day | null;
  ratePpm?: number | null;
  /** The entry that is to be reversed. */
  eventId?: number | null;
  /** A letter of the bank: days `fromOn` … before `toOn`, why, and the grace it gives where that is why. */
  cause?: LetterCause | null;
  graceDays?: number | null;
}

export type WhyNotRequest =
  | WhyNotReversed
  | `loanWhy.${
      | "notRunning"
      | "settledAlready"
      | "undoEvents"
      | "undoSubsidy"
      | "extensionSecond"
      | "extensionBackwards"
      | "extensionTooLong"
      | "extensionNoConsent"
      | "consentAfterDeath"
      | "extensionBorrowerDied"
      | "extensionNoCompany"
      | "extensionOverdue"
      | "extensionOver"
      | "extensionNoDay"
      | "compensationNoFund"
      | "compensationNothing"
      | "compensationOther"
      | "compensationNotDue"
      | "compensationInterest"
      | "compensationRise"
      | "compensationFees"
      | "compensationFundShort"
      | "waiverNothing"
      | "waiverTooMuch"
      | "letterOrder"
      | "letterAhead"
      | "letterNothing"
      | "letterUnpaid"
      | "letterNoGrace"
      | "letterGraceLong"
      | "letterBeyondGrace"
      | "rateNoDay"
      | "rateBefore"
      | "rateAfter"
      | "rateNothing"
      | "rateHigh"
      | "rateSame"
      | "writeOffNothing"}`;

const extensionWhy = {
  "extension.second": "loanWhy.extensionSecond",
  "extension.backwards": "loanWhy.extensionBackwards",
  "extension.tooLong": "loanWhy.extensionTooLong",
  "extension.noConsent": "loanWhy.extensionNoConsent",
} as const;

/** The rate that holds on a day, of the contract's and those after it. */
export function rateHeldOn(rates: readonly RateFrom[], on: Day): RateFrom | undefined {
  let held = rates[0];
  for (const row of rates) if (held && row.from <= on && row.from >= held.from) held = row;
  return held;
}

/** Whether a new rate makes the burden heavier than the one that holds on its first day: only then guarantors are asked. */
export const isHigherRate = (rates: readonly RateFrom[], on: Day, ratePpm: number): boolean =>
  ratePpm > (rateHeldOn(rates, on)?.ratePpm ?? 0);

/** Why a rate cannot hold from a day: inside the life of the loan, and another than the one that held before it. */
function whyNotRate(f: RequestFacts, r: RequestInput): WhyNotRequest | null {
  const { fromOn, ratePpm } = r;
  if (f.balanceFen === 0) return "loanWhy.rateNothing";
  if (!fromOn) return "loanWhy.rateNoDay";
  if (fromOn <= f.disbursedOn) return "loanWhy.rateBefore";
  if (fromOn >= (f.extension?.to ?? f.maturesOn)) return "loanWhy.rateAfter";
  if (!ratePpm || ratePpm > highestPpm) return "loanWhy.rateHigh";
  return rateHeldOn(f.rates, fromOn)?.ratePpm === ratePpm ? "loanWhy.rateSame" : null;
}

/** Whether a request that was made lost its object: the loan is in another state than the one it is about. */
export const isOvertaken = (kind: RequestKind, state: string): boolean =>
  kind !== "reversal" && kind !== "letter" && state !== (kind === "write-off" ? "compensated" : "running");

/** Longest grace that a bank of this county gives, in days: the same limit as in the list of banks. */
export const mostGraceDays = 30;

/**
 * Why a letter of the bank restores nothing: it speaks of days that are over, of a delay that is paid by now, and where
 * the bank's grace is the cause of one that was paid inside it (DOMAIN §1.8 [S49], §8.6).
 */
function whyNotLetter(f: RequestFacts, r: RequestInput): WhyNotRequest | null {
  const { fromOn, toOn } = r;
  if (!fromOn || !toOn || toOn <= fromOn) return "loanWhy.letterOrder";
  if (toOn > f.today) return "loanWhy.letterAhead";
  if (r.cause === "grace" && !r.graceDays) return "loanWhy.letterNoGrace";
  if (r.cause === "grace" && (r.graceDays ?? 0) > mostGraceDays) return "loanWhy.letterGraceLong";
  const touched = f.late.filter((row) => row.from < toOn && fromOn < row.to);
  if (touched.length === 0) return "loanWhy.letterNothing";
  if (touched.some((row) => row.curedOn === null)) return "loanWhy.letterUnpaid";
  const graceDays = r.cause === "grace" ? (r.graceDays ?? 0) : null;
  const letter = { from: fromOn, to: toOn, cause: r.cause ?? "bank-fault", graceDays };
  return touched.every((row) => excuses(letter, row)) ? null : "loanWhy.letterBeyondGrace";
}

/** Why something cannot be asked for whatever is typed: said on the page, instead of a form that would be refused. */
export function whyNotOffered(f: RequestFacts, kind: RequestKind): WhyNotRequest | null {
  if (kind === "reversal" || kind === "letter") return null;
  if (kind === "write-off")
    return f.state === "compensated" && f.claimFen > 0 ? null : "loanWhy.writeOffNothing";
  if (f.state !== "running") return isPaidOff(f.state) ? "loanWhy.settledAlready" : "loanWhy.notRunning";
  if (kind === "undo" && f.subsidyLines > 0) return "loanWhy.undoSubsidy";
  if (kind === "undo" && f.events > 0) return "loanWhy.undoEvents";
  if (kind === "rate" && f.balanceFen === 0) return "loanWhy.rateNothing";
  if (kind === "compensation" && !f.fund) return "loanWhy.compensationNoFund";
  if (kind !== "extension") return null;
  if (f.borrowerDead) return "loanWhy.extensionBorrowerDied";
  if (f.extension) return "loanWhy.extensionSecond";
  if (f.companyUnknown) return "loanWhy.extensionNoCompany";
  if (f.today > f.maturesOn) return "loanWhy.extensionOver";
  return f.overdueFen > 0 ? "loanWhy.extensionOverdue" : null;
}

/** Why something cannot be asked for, or no longer be decided; null when it can (DOMAIN §1.5, §1.6, §8.7). */
export function whyNotRequest(f: RequestFacts, r: RequestInput): WhyNotRequest | null {
  // A loan that the payment settled, or whose claim it lowered, is opened again by its reversal.
  if (r.kind === "reversal") return f.reversal;
  // A letter that comes after the last payment still restores days of it.
  if (r.kind === "letter") return whyNotLetter(f, r);
  const barred = whyNotOffered(f, r.kind);
  if (barred || r.kind === "write-off" || r.kind === "undo") return barred;
  if (r.kind === "rate") return whyNotRate(f, r);
  if (r.kind === "extension") {
    if (!r.toOn) return "loanWhy.extensionNoDay";
    const why = whyNotExtension({ maturesOn: f.maturesOn, extension: f.extension }, r.toOn, {
      mostMonths: Math.min(12, f.extensionMonths),
      guarantors: f.guarantors,
      consents: r.consents.length,
    });
    return why && extensionWhy[why];
  }
  if (r.kind === "waiver") {
    if (!r.interestFen || r.interestFen <= 0) return "loanWhy.waiverNothing";
    return r.interestFen > f.unpaidInterestFen ? "loanWhy.waiverTooMuch" : null;
  }
  return whyNotCompensation(f, r);
}

/** A fund pays what is owed and no more: all principal, at most the interest borne, costs within the loan, out of what it has. */
function whyNotCompensation(f: RequestFacts, r: RequestInput): WhyNotRequest | null {
  if (!f.fund) return "loanWhy.compensationNoFund";
  const [principal, interest, fees] = [r.principalFen ?? 0, r.interestFen ?? 0, r.penaltyFen ?? 0];
  const whole = principal + interest + fees;
  if (whole <= 0) return "loanWhy.compensationNothing";
  if (principal !== f.balanceFen) return "loanWhy.compensationOther";
  if (interest > f.unpaidInterestFen) return "loanWhy.compensationInterest";
  if (interest > f.answeredInterestFen) return "loanWhy.compensationRise";
  if (fees > principal + interest) return "loanWhy.compensationFees";
  if (f.overdueFen <= 0 && f.today <= (f.extension?.to ?? f.maturesOn)) return "loanWhy.compensationNotDue";
  return shareOf(whole, f.fundShareBp) > f.fundBalanceFen ? "loanWhy.compensationFundShort" : null;
}
