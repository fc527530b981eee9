import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "./day-count";
import { type Ppm, ppmOfBp } from "./exact";
import {
  balanceOn,
  type LoanLife,
  lifeEndsOn,
  type RateFrom,
  type Reason,
  rateOn,
  reasonOn,
  type SubsidyTerms,
  subsidyEndsOn,
} from "./loan-life";
import { nextQuarter, quarterStart } from "./subsidy-quarter";

/** Days with one balance, one rate and one answer to whether they are subsidised, inside one quarter. */
export interface Segment {
  /** Counted. */
  from: Day;
  /** Not counted. */
  to: Day;
  days: number;
  balanceFen: Fen;
  ratePpm: Ppm;
  /** What the state counts with: the contract's rate, or the highest it allows. */
  subsidisedPpm: Ppm;
  lprPpm: Ppm | null;
  /** Why these days are not subsidised; null when they are. */
  reason: Reason | null;
}

/** LPR + cap, or base rate + cap: the highest rate that is subsidised; null where nothing limits it (DOMAIN §1.1, §1.8). */
export function highestRate(rate: Pick<RateFrom, "lprPpm">, terms: SubsidyTerms): Ppm | null {
  const over = terms.capOverPpm ?? rate.lprPpm;
  return terms.rateCapBp === null || over === null ? null : Math.max(0, over + ppmOfBp(terms.rateCapBp));
}

/** min(contract rate, highest rate): the rate that is subsidised. */
export const subsidisedRate = (rate: RateFrom, terms: SubsidyTerms): Ppm =>
  Math.min(rate.ratePpm, highestRate(rate, terms) ?? rate.ratePpm);

/** Every day on which something of the loan changes, and the first days of the quarters. */
function changes(life: LoanLife, terms: SubsidyTerms): Day[] {
  const [start, end] = [life.terms.disbursedOn, lifeEndsOn(life)];
  const days = new Set<Day>([start, end, life.terms.maturesOn]);
  for (let on = nextQuarter(start); on < end; on = nextQuarter(on)) days.add(on);
  for (const row of life.rates) days.add(row.from);
  for (const row of life.repayments) days.add(row.on);
  for (const span of [...life.overdue, ...(life.extension ? [life.extension] : [])])
    days.add(span.from).add(span.to);
  for (const on of [life.stoppedOn, subsidyEndsOn(life, terms)]) if (on) days.add(on);
  return [...days].filter((on) => on >= start && on <= end).sort();
}

const same = (a: Segment, b: Segment): boolean =>
  a.balanceFen === b.balanceFen &&
  a.ratePpm === b.ratePpm &&
  a.subsidisedPpm === b.subsidisedPpm &&
  a.reason === b.reason &&
  quarterStart(a.from) === quarterStart(b.from);

/** The segments of a loan in order of time; days without balance have none. */
export function segmentsOf(life: LoanLife, terms: SubsidyTerms): Segment[] {
  const days = changes(life, terms);
  const segments: Segment[] = [];
  for (let k = 0; k + 1 < days.length; k += 1) {
    const [from, to] = [days[k]!, days[k + 1]!];
    const rate = rateOn(life, from);
    const segment: Segment = {
      from,
      to,
      days: interestDays(from, to, life.terms.dayCount),
      balanceFen: balanceOn(life, from),
      ratePpm: rate.ratePpm,
      subsidisedPpm: subsidisedRate(rate, terms),
      lprPpm: rate.lprPpm,
      reason: reasonOn(life, terms, from),
    };
    if (segment.balanceFen === 0) continue;
    const before = segments.at(-1);
    if (before && before.to === from && same(before, segment))
      segments[segments.length - 1] = { ...before, to, days: before.days + segment.days };
    else segments.push(segment);
  }
  return segments;
}
