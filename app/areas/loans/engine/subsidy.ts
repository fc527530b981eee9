import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { ppmOfBp, roundHalfUp, shareOf } from "./exact";
import type { LoanLife, SubsidyTerms } from "./loan-life";
import { interestOver, rawInterest } from "./loan-terms";
import { type Segment, segmentsOf } from "./segments";
import { quarterStart } from "./subsidy-quarter";
import { lessWaived, waivedByQuarter } from "./waived";

/** Interest not yet rounded, in fen × millionths × days: three sums of one loan and quarter. */
export interface RawSums {
  /** All interest at the contract's rate. */
  all: bigint;
  /** Interest of the subsidised days at the subsidised rate. */
  subsidised: bigint;
  /** What the rule measures by itself: the borrower's part at LPR − n, or the base rate's interest. */
  measured: bigint;
}

export const noSums: RawSums = { all: 0n, subsidised: 0n, measured: 0n };

/** The rate that the rule measures by itself on such days: the borrower's LPR − n, or the base rate; 0 by other rules. */
export function measuredPpmOf(terms: SubsidyTerms, lprPpm: number | null): number {
  const lpr = lprPpm ?? 0;
  return terms.rule === "LPR_MINUS"
    ? Math.max(0, lpr - ppmOfBp(terms.minusBp))
    : terms.rule === "BASE50"
      ? (terms.referencePpm ?? lpr)
      : 0;
}

/** Adds some days of one balance and rate to the sums. */
export function addDaysTo(
  sums: RawSums,
  terms: SubsidyTerms,
  part: Pick<Segment, "days" | "balanceFen" | "ratePpm" | "subsidisedPpm" | "lprPpm" | "reason">,
): RawSums {
  const raw = (ppm: number) => rawInterest(part.balanceFen, ppm, part.days);
  const all = sums.all + raw(part.ratePpm);
  if (part.reason !== null) return { ...sums, all };
  return {
    all,
    subsidised: sums.subsidised + raw(part.subsidisedPpm),
    measured: sums.measured + raw(measuredPpmOf(terms, part.lprPpm)),
  };
}

export interface Shares {
  interestFen: Fen;
  subsidyFen: Fen;
  /** By subtraction, never computed beside the subsidy (DOMAIN §8.3). */
  borrowerFen: Fen;
}

/**
 * The two shares of a loan and quarter. The interest is rounded once, the state's part once, and the borrower pays the
 * difference (DOMAIN §1.8). The state never pays more than the interest it counts with, nor less than nothing.
 * @param over `interestOver` of the loan's day count
 */
export function sharesOf(sums: RawSums, terms: SubsidyTerms, over: bigint): Shares {
  const interestFen = roundHalfUp(sums.all, over);
  const counted = roundHalfUp(sums.subsidised, over);
  const subsidyFen = {
    FULL: () => counted,
    PCT: () => shareOf(counted, terms.shareBp),
    LPR_MINUS: () => Math.max(0, counted - roundHalfUp(sums.measured, over)),
    BASE50: () => Math.min(counted, roundHalfUp(sums.measured * BigInt(terms.shareBp), over * 10_000n)),
  }[terms.rule]();
  return { interestFen, subsidyFen, borrowerFen: interestFen - subsidyFen };
}

export interface SubsidyQuarter extends Shares {
  /** The 21st, or the disbursement. */
  from: Day;
  /** The next 21st, or the end of the loan: not counted. */
  to: Day;
  /** Interest of the quarter that the bank let go; the shares are without it. */
  waivedFen: Fen;
  segments: Segment[];
}

/** Interest and its shares by quarter, from segments of equal balance and rate. */
export function subsidyQuarters(life: LoanLife, terms: SubsidyTerms): SubsidyQuarter[] {
  const over = interestOver(life.terms.dayCount);
  const byQuarter = new Map<Day, Segment[]>();
  for (const segment of segmentsOf(life, terms)) {
    const start = quarterStart(segment.from);
    byQuarter.set(start, [...(byQuarter.get(start) ?? []), segment]);
  }
  const quarters = [...byQuarter.values()].map((segments) => ({
    segments,
    shares: sharesOf(
      segments.reduce((sums, s) => addDaysTo(sums, terms, s), noSums),
      terms,
      over,
    ),
  }));
  const waived = waivedByQuarter(
    quarters.map((q) => q.shares.interestFen),
    life.interest ?? [],
  );
  return quarters.map(({ segments, shares }, k) => ({
    from: segments[0]!.from,
    to: segments.at(-1)!.to,
    ...lessWaived(shares, waived[k]!),
    waivedFen: waived[k]!,
    segments,
  }));
}

/** What several quarters come to together. */
export const addShares = (rows: readonly Shares[]): Shares =>
  rows.reduce<Shares>(
    (a, b) => ({
      interestFen: a.interestFen + b.interestFen,
      subsidyFen: a.subsidyFen + b.subsidyFen,
      borrowerFen: a.borrowerFen + b.borrowerFen,
    }),
    { interestFen: 0, subsidyFen: 0, borrowerFen: 0 },
  );
