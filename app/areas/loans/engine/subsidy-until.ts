import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "./day-count";
import type { LoanLife, SubsidyTerms } from "./loan-life";
import { interestOver } from "./loan-terms";
import { type Segment, segmentsOf } from "./segments";
import { addDaysTo, noSums, sharesOf, subsidyQuarters } from "./subsidy";
import { quarterStart } from "./subsidy-quarter";
import { lessWaived } from "./waived";

/**
 * Subsidy of all days before a day, rounded once for each loan and quarter as everywhere. What falls between two days is
 * the difference of two of these, so that parts of any length add up to the whole (DOMAIN §1.8).
 */
export function subsidyUntil(life: LoanLife, terms: SubsidyTerms, on: Day): Fen {
  const quarters = new Map<Day, Segment[]>();
  for (const s of segmentsOf(life, terms)) {
    if (s.from >= on) continue;
    const part = s.to <= on ? s : { ...s, to: on, days: interestDays(s.from, on, life.terms.dayCount) };
    const quarter = quarterStart(s.from);
    quarters.set(quarter, [...(quarters.get(quarter) ?? []), part]);
  }
  const waived = new Map(
    life.interest ? subsidyQuarters(life, terms).map((q) => [quarterStart(q.from), q] as const) : [],
  );
  return [...quarters].reduce((sum, [quarter, parts]) => {
    const sums = parts.reduce((raw, s) => addDaysTo(raw, terms, s), noSums);
    const whole = waived.get(quarter);
    const shares = sharesOf(sums, terms, interestOver(life.terms.dayCount));
    const left = whole ? lessWaived(shares, whole.waivedFen, whole.interestFen + whole.waivedFen) : shares;
    return sum + left.subsidyFen;
  }, 0);
}
