import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "./day-count";
import {
  balanceOn,
  type LoanLife,
  lifeEndsOn,
  type Reason,
  rateOn,
  reasonOn,
  type SubsidyTerms,
} from "./loan-life";
import { interestOver } from "./loan-terms";
import { subsidisedRate } from "./segments";
import { addDaysTo, noSums, type RawSums, type Shares, sharesOf } from "./subsidy";
import { quarterStart } from "./subsidy-quarter";

/** One day of a loan, as the working sheet prints it. */
export interface LoanDay {
  on: Day;
  /** 1; by 30/360 also 0 (a 31st) or 2 and 3 (the end of February). */
  days: number;
  balanceFen: Fen;
  ratePpm: number;
  subsidisedPpm: number;
  lprPpm: number | null;
  reason: Reason | null;
}

/** Every day that bears interest, each looked at by itself. */
export function daysOf(life: LoanLife, terms: SubsidyTerms): LoanDay[] {
  const end = lifeEndsOn(life);
  const days: LoanDay[] = [];
  for (let on = life.terms.disbursedOn; on < end; on = addDays(on, 1)) {
    const balanceFen = balanceOn(life, on);
    if (balanceFen === 0) continue;
    const rate = rateOn(life, on);
    days.push({
      on,
      days: interestDays(on, addDays(on, 1), life.terms.dayCount),
      balanceFen,
      ratePpm: rate.ratePpm,
      subsidisedPpm: subsidisedRate(rate, terms),
      lprPpm: rate.lprPpm,
      reason: reasonOn(life, terms, on),
    });
  }
  return days;
}

/** The same amounts as `subsidyQuarters`, added up day by day: the check that does not know of segments. */
export function sharesDayByDay(life: LoanLife, terms: SubsidyTerms): (Shares & { quarter: Day })[] {
  const sums = new Map<Day, RawSums>();
  for (const day of daysOf(life, terms)) {
    const quarter = quarterStart(day.on);
    sums.set(quarter, addDaysTo(sums.get(quarter) ?? noSums, terms, day));
  }
  const over = interestOver(life.terms.dayCount);
  return [...sums].map(([quarter, sum]) => ({ quarter, ...sharesOf(sum, terms, over) }));
}
