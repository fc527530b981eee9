import { addMonths, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { CalculatorInput } from "./calculator-form";
import type { Applicant, OtherLoan, SaidKind } from "./eligibility";
import { type LoanLife, plannedRepayments, type SubsidyTerms } from "./engine/loan-life";
import type { LoanTerms } from "./engine/loan-terms";
import { type ScheduleRow, scheduleOf, type WorkingDay } from "./engine/schedule";
import { addShares, type Shares, type SubsidyQuarter, subsidyQuarters } from "./engine/subsidy";
import { type KnownBeside, otherLoansOf } from "./other-loans";

const dayCountOf = { "360": "actual/360", "365": "actual/365", "30/360": "30/360" } as const;

/** The loan that the calculator's fields describe. */
export function termsOf(input: CalculatorInput): LoanTerms {
  return {
    principalFen: input.amount,
    ratePpm: input.lpr + input.points * 100,
    disbursedOn: input.disbursedOn,
    maturesOn: addMonths(input.disbursedOn, input.term),
    method: input.plan,
    paymentEvery:
      input.every === "auto" ? (input.plan === "equal-instalment" ? "month" : "quarter") : input.every,
    dayCount: dayCountOf[input.basis],
    dueDay: input.dueDay === "anniversary" ? null : Number(input.dueDay),
    firstPeriod: input.firstPeriod,
    dueShift: input.dueShift,
  };
}

const said = (kind: SaidKind, amountFen: Fen): OtherLoan | null =>
  kind === "unknown" ? null : { kind, amountFen };

/** The borrower that the fields describe, with the loans of the house that run for them and for their spouse. */
export function applicantOf(
  input: CalculatorInput,
  known: KnownBeside,
  sex: Applicant["sex"] = null,
): Applicant {
  const terms = termsOf(input);
  return {
    ...input,
    checked: null,
    sex,
    startsOn: terms.disbursedOn,
    maturesOn: terms.maturesOn,
    termMonths: input.term,
    amountFen: input.amount,
    ratePpm: terms.ratePpm,
    lprPpm: input.lpr,
    ...otherLoansOf(known, {
      married: input.married === "unknown" ? null : input.married === "yes",
      own: said(input.ownLoan, input.ownAmount),
      spouse: said(input.spouseLoan, input.spouseAmount),
    }),
  };
}

export interface Calculation {
  schedule: ScheduleRow[];
  quarters: SubsidyQuarter[];
  totals: Shares;
  /** Shares of each row of the schedule, where rows and quarters are the same days. */
  rowShares: Shares[] | null;
  /** Most that is due on one day: principal and what the borrower pays of the interest, or all of it. */
  mostFen: Fen;
  mostOn: Day;
}

/** Schedule, subsidy and the largest payment of a loan that goes as planned. */
export function calculate(
  terms: LoanTerms,
  subsidy: SubsidyTerms,
  lprPpm: number,
  isWorkingDay?: WorkingDay,
): Calculation {
  const life: LoanLife = {
    terms,
    rates: [{ from: terms.disbursedOn, ratePpm: terms.ratePpm, lprPpm }],
    repayments: plannedRepayments(terms, null),
    overdue: [],
    extension: null,
    stoppedOn: null,
  };
  const schedule = scheduleOf(terms, isWorkingDay);
  const quarters = subsidyQuarters(life, subsidy);
  const aligned =
    schedule.length === quarters.length && schedule.every((row, k) => row.toOn === quarters[k]?.to);
  const rowShares = aligned ? quarters : null;
  let most = { fen: 0, on: terms.maturesOn };
  schedule.forEach((row, k) => {
    const fen = row.principalFen + (rowShares?.[k]?.borrowerFen ?? row.interestFen);
    if (fen > most.fen) most = { fen, on: row.dueOn };
  });
  return { schedule, quarters, totals: addShares(quarters), rowShares, mostFen: most.fen, mostOn: most.on };
}
