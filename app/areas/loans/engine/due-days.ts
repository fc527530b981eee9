import { addMonths, type Day, dayOf } from "~/platform/dates";
import { type LoanTerms, settlementDueDay } from "./loan-terms";

/** Days of `count` months after the month of `on`, at a day of the month, or its last where it is shorter. */
function dayInMonth(on: Day, months: number, day: number): Day {
  const first = addMonths(`${on.slice(0, 7)}-01`, months);
  const [year, month] = [Number(first.slice(0, 4)), Number(first.slice(5, 7))];
  for (let d = day; d > 27; d -= 1) {
    const found = dayOf(year, month, d);
    if (found) return found;
  }
  return `${first.slice(0, 8)}${String(day).padStart(2, "0")}`;
}

type Timing = Pick<LoanTerms, "disbursedOn" | "maturesOn" | "paymentEvery" | "dueDay" | "firstPeriod">;

/** The regular due day number `n` (0 = the last one at or before the disbursement). */
function regularDay(terms: Timing, n: number): Day {
  const step = terms.paymentEvery === "quarter" ? 3 : 1;
  const { disbursedOn } = terms;
  if (terms.dueDay === null) return addMonths(disbursedOn, n * step);
  const day = terms.dueDay ?? settlementDueDay;
  // Quarters end in March, June, September and December, whatever month the loan began in.
  const into = step === 3 ? Number(disbursedOn.slice(5, 7)) % 3 : 0;
  const here = dayInMonth(disbursedOn, -into, day);
  return dayInMonth(disbursedOn, (here <= disbursedOn ? 0 : -step) - into + n * step, day);
}

export interface Periods {
  /** Ends of the periods; the last is the day of maturity. */
  dueOn: Day[];
  /** Whether the first row covers less than a whole period: it then carries interest and no principal. */
  startsShort: boolean;
}

/** Periods of a loan: regular due days after the disbursement, and the maturity (FEATURES 68). */
export function periodsOf(terms: Timing): Periods {
  const dueOn: Day[] = [];
  for (let n = 1; ; n += 1) {
    const on = regularDay(terms, n);
    if (on >= terms.maturesOn) break;
    dueOn.push(on);
  }
  dueOn.push(terms.maturesOn);
  const whole = regularDay(terms, 0) === terms.disbursedOn;
  if (whole || dueOn.length === 1) return { dueOn, startsShort: false };
  if (terms.firstPeriod === "long") return { dueOn: dueOn.slice(1), startsShort: false };
  return { dueOn, startsShort: true };
}
