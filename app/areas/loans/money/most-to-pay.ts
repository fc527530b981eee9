import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { daysApart } from "../engine/day-count";
import { roundHalfUp } from "../engine/exact";
import { smallestArrearsFen } from "./dues";
import { type LoanBook, paymentsOf, standingEvents } from "./loan-book";
import { standingOf } from "./loan-standing";
import { highestPpm } from "./rate-bounds";
import { interestOf, unpaidInterest } from "./unpaid-interest";

/** Interest may come this many days early: a due day before holidays is moved forward. A rule of this house. */
export const daysAhead = 31;

/** What a bank's own rounding of days may come to. In fen; a rule of this house. */
export const roundingFen = 10_000;

/**
 * What a payment that leaves nothing to pay brings in interest over what the days until then have borne, in fen; 0 where
 * it is less than a yuan, as banks round.
 */
export function surplusOf(book: LoanBook, paid: { on: Day; principalFen: Fen; interestFen: Fen }): Fen {
  const { state, balanceFen } = standingOf(book);
  if (state !== "running" || paid.principalFen < balanceFen) return 0;
  const overFen = paid.interestFen - unpaidInterest(book, paid.on);
  return overFen < smallestArrearsFen ? 0 : overFen;
}

/** Interest that a settled loan was paid over what its days have borne, in fen; 0 below a yuan. */
export function overPaidInterest(book: LoanBook): Fen {
  if (standingOf(book).state !== "settled") return 0;
  const events = standingEvents(book);
  const overFen = paymentsOf(events).reduce((sum, p) => sum + p.interestFen, 0) - interestOf(book);
  return overFen < smallestArrearsFen ? 0 : overFen;
}

/** What is paid on a day beside principal. In fen. */
export interface PaidBeside {
  on: Day;
  interestFen: Fen;
  penaltyFen: Fen;
}

export type TooMuchBeside =
  | { why: "loanWhy.interestTooMuch"; mostFen: Fen }
  | { why: "loanWhy.penaltyTooMuch"; mostFen: Fen };

/**
 * Why interest or penalties are more than can be owed, with the most there can be; null when they are not. Interest:
 * what the balance has borne until that day and a month more, less what is paid; of a settled loan only the
 * fen that still lack. Penalties: the sum lent at the highest
 * rate that courts protect, for every day since the payout. A payment entered late is measured at the last one there is.
 */
export function tooMuchBeside(book: LoanBook, paid: PaidBeside): TooMuchBeside | null {
  if (paid.interestFen > 0) {
    const last = standingEvents(book).findLast((e) => e.kind === "repaid" || e.kind === "waived")?.on;
    const until = last && last > paid.on ? last : paid.on;
    const mostFen =
      standingOf(book).state === "settled"
        ? unpaidInterest(book) + smallestArrearsFen
        : unpaidInterest(book, addDays(until, daysAhead)) + roundingFen;
    if (paid.interestFen > mostFen) return { why: "loanWhy.interestTooMuch", mostFen };
  }
  if (paid.penaltyFen > 0) {
    const days = BigInt(Math.max(0, daysApart(book.terms.disbursedOn, paid.on)));
    const worst = BigInt(book.terms.principalFen) * BigInt(highestPpm) * days;
    const mostFen = roundHalfUp(worst, 365n * 1_000_000n) + roundingFen;
    if (paid.penaltyFen > mostFen) return { why: "loanWhy.penaltyTooMuch", mostFen };
  }
  return null;
}
