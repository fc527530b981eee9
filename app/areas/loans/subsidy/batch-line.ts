import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { LoanLife, SubsidyTerms } from "../engine/loan-life";
import { subsidyQuarters } from "../engine/subsidy";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { type Working, workingOf } from "./working";

/** What earlier batches have said of a loan and a quarter. */
export interface SaidLine {
  quarter: Day;
  interestFen: Fen;
  subsidyFen: Fen;
  /** What finance granted; null while it has not answered. */
  approvedFen: Fen | null;
  clawedFen: Fen;
  /** Of it, what finance has and the borrower is to get again: the case it was asked back for was unfounded. */
  restoredFen: Fen;
}

export interface NewLine {
  quarter: Day;
  kind: "entitled" | "adjustment";
  days: number;
  balanceFen: Fen;
  interestFen: Fen;
  subsidyFen: Fen;
  borrowerFen: Fen;
  working: Working;
}

/**
 * What a batch has to say now: what is due for a quarter less what was said of it. What finance cut is not asked for
 * again; what was asked back for a case that proved unfounded is; and where less is due than was asked, only what was
 * really granted and not yet asked back is taken off.
 */
export function saidDifference(nowFen: Fen, said: readonly SaidLine[]): Fen {
  const asked = said.reduce((sum, s) => sum + s.subsidyFen - s.restoredFen, 0);
  if (nowFen >= asked) return nowFen - asked;
  const granted = said.reduce((sum, s) => sum + (s.approvedFen ?? s.subsidyFen) - s.clawedFen, 0);
  return Math.min(0, nowFen - granted);
}

const nothing = (quarter: Day, life: Pick<LoanLife, "terms">, terms: SubsidyTerms): Working => ({
  quarter,
  from: quarter,
  to: nextQuarter(quarter),
  interestFen: 0,
  subsidyFen: 0,
  borrowerFen: 0,
  dayCount: life.terms.dayCount,
  terms,
  segments: [],
});

/**
 * Lines of one loan in the batch that is closed on a day: the quarter itself, and what has changed in earlier ones
 * (DOMAIN §1.8). `life` is null where the disbursement was undone: all that was said comes back.
 */
export function linesFor(
  loan: { life: LoanLife | null; begin: Pick<LoanLife, "terms"> },
  terms: SubsidyTerms,
  said: readonly SaidLine[],
  closedOn: Day,
): NewLine[] {
  const quarters = new Set(said.map((s) => s.quarter));
  if (loan.life) for (const q of subsidyQuarters(loan.life, terms)) quarters.add(quarterStart(q.from));
  return [...quarters].sort().flatMap((quarter) => {
    if (nextQuarter(quarter) > closedOn) return [];
    const working =
      (loan.life && workingOf(loan.life, terms, quarter)) ?? nothing(quarter, loan.begin, terms);
    const before = said.filter((s) => s.quarter === quarter);
    const subsidyFen = saidDifference(working.subsidyFen, before);
    if (subsidyFen === 0) return [];
    const interestFen = working.interestFen - before.reduce((sum, s) => sum + s.interestFen, 0);
    return [
      {
        quarter,
        kind: nextQuarter(quarter) === closedOn ? ("entitled" as const) : ("adjustment" as const),
        days: working.segments.reduce((sum, s) => (s.reason === null ? sum + s.days : sum), 0),
        balanceFen: working.segments.at(-1)?.balanceFen ?? 0,
        interestFen,
        subsidyFen,
        borrowerFen: interestFen - subsidyFen,
        working,
      },
    ];
  });
}
