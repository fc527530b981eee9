import { chineseAmount } from "~/platform/chinese-amount";
import type { Day } from "~/platform/dates";
import { interestDays } from "./day-count";
import { rateText } from "./exact";
import type { LoanCase } from "./loan-case";
import {
  type LoanLife,
  plannedRepayments,
  type RateFrom,
  type Repayment,
  type SubsidyTerms,
} from "./loan-life";
import type { LoanTerms } from "./loan-terms";
import { lprOn } from "./lpr";
import { scheduleOf, type WorkingDay } from "./schedule";
import { addShares, subsidyQuarters } from "./subsidy";

const termsOf = (c: LoanCase): LoanTerms => ({
  principalFen: c.principalFen,
  ratePpm: c.annualRate,
  disbursedOn: c.disbursedOn,
  maturesOn: c.maturesOn,
  method: c.method,
  paymentEvery: c.paymentEvery,
  dayCount: c.dayCount,
  dueDay: c.dueDay === "anniversary" ? null : c.dueDay,
  firstPeriod: c.firstPeriod,
  dueShift: c.dueShift,
});

/**
 * The contract's rate and the LPR it was made of; a floating one is made anew on its repricing days, the same number of
 * points over the LPR of that day.
 */
function ratesOf(c: LoanCase): RateFrom[] {
  const table = (c.lpr ?? []).map((row) => ({ from: row.from, ratePpm: row.rate }));
  const lprPpm = lprOn(table, c.disbursedOn);
  const first = { from: c.disbursedOn, ratePpm: c.annualRate, lprPpm };
  const later = (c.repricedOn ?? []).map((from) => {
    const then = lprOn(table, from) ?? lprPpm ?? 0;
    return { from, lprPpm: then, ratePpm: Math.max(0, then + c.annualRate - (lprPpm ?? 0)) };
  });
  return [first, ...later];
}

/** What came back: as planned, or as listed with the rest on the last day that the case tells of. */
function repaymentsOf(c: LoanCase, terms: LoanTerms): Repayment[] {
  const listed = [...(c.repayments ?? [])].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
  const extension = c.extension ?? null;
  const closes = [
    c.maturesOn,
    ...(extension ? [extension.to] : []),
    ...(c.overdue ?? []).map((o) => o.to),
    ...listed.map((r) => r.on),
  ].reduce((a, b) => (a > b ? a : b));
  if ((c.paid ?? (listed.length > 0 ? "as-listed" : "as-planned")) === "as-planned") {
    const plan = plannedRepayments(terms, extension);
    const last = plan.at(-1);
    return last ? [...plan.slice(0, -1), { ...last, on: closes }] : plan;
  }
  const left = listed.reduce((rest, r) => rest - r.principalFen, c.principalFen);
  return left > 0 ? [...listed, { on: closes, principalFen: left }] : listed;
}

/** A case as the engine takes it. */
export function lifeOfCase(c: LoanCase): { life: LoanLife; terms: SubsidyTerms } {
  const terms = termsOf(c);
  const inGrace = (from: Day, to: Day) => interestDays(from, to, "actual/360") <= c.graceDays;
  return {
    life: {
      terms,
      rates: ratesOf(c),
      repayments: repaymentsOf(c, terms),
      overdue: (c.overdue ?? []).map((o) => ({
        from: o.from,
        to: o.to,
        restored: o.bankLetter === true && (o.bankFault === true || inGrace(o.from, o.to)),
      })),
      extension: c.extension ?? null,
      stoppedOn: c.stoppedOn ?? null,
    },
    terms: {
      rule: c.rule,
      minusBp: c.minusBp,
      shareBp: Math.round(c.percent * 100),
      referencePpm: c.referenceRate ?? null,
      rateCapBp: c.rateCapBp ?? null,
      subsidisedYears: c.subsidisedYears ?? null,
    },
  };
}

/** Works a case out: what `npm run loan:work` prints. Days `from` count, days `to` do not. */
export function workOut(c: LoanCase, isWorkingDay: WorkingDay = () => true) {
  const { life, terms } = lifeOfCase(c);
  const schedule = scheduleOf(life.terms, isWorkingDay);
  const quarters = subsidyQuarters(life, terms);
  const shares = addShares(quarters);
  const segments = quarters.flatMap((q) => q.segments);
  const daysIn = (rows: typeof segments) => rows.reduce((sum, s) => sum + s.days, 0);
  return {
    schedule: schedule.map((row) => ({
      no: row.no,
      dueOn: row.dueOn,
      days: row.days,
      principalFen: row.principalFen,
      interestFen: row.interestFen,
      balanceFen: row.balanceFen,
    })),
    quarters: quarters.map((q) => ({
      from: q.from,
      to: q.to,
      interestFen: q.interestFen,
      subsidyFen: q.subsidyFen,
      borrowerFen: q.borrowerFen,
      segments: q.segments.map((s) => ({
        from: s.from,
        to: s.to,
        days: s.days,
        balanceFen: s.balanceFen,
        rate: rateText(s.ratePpm),
        subsidised: s.reason === null,
        subsidisedRate: s.reason === null ? rateText(s.subsidisedPpm) : null,
        reason: s.reason,
      })),
    })),
    totals: {
      principalFen: c.principalFen,
      ...shares,
      scheduleInterestFen: schedule.reduce((sum, row) => sum + row.interestFen, 0),
      days: daysIn(segments),
      subsidisedDays: daysIn(segments.filter((s) => s.reason === null)),
    },
    amountInWords: chineseAmount(c.principalFen),
  };
}
