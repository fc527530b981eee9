import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "../engine/day-count";
import { balanceOn, type LoanLife, plannedRepayments, type SubsidyTerms } from "../engine/loan-life";
import { type ScheduleRow, scheduleOf, type WorkingDay } from "../engine/schedule";
import { subsidyUntil } from "../engine/subsidy-until";
import { type CoveredRow, planOf } from "./dues";

export interface PlanRow {
  no: number;
  dueOn: Day;
  days: number;
  openingFen: Fen;
  principalFen: Fen;
  interestFen: Fen;
  balanceFen: Fen;
  /** What the state is expected to pay for the days of the row. */
  subsidyFen: Fen;
}

type Bare = Omit<PlanRow, "subsidyFen"> & { fromOn: Day; toOn: Day };

const withSubsidy = (rows: readonly Bare[], life: LoanLife, terms: SubsidyTerms): PlanRow[] =>
  rows.map(({ fromOn, toOn, ...row }) => ({
    ...row,
    subsidyFen: subsidyUntil(life, terms, toOn) - subsidyUntil(life, terms, fromOn),
  }));

/** The plan of the contract, as it was signed. */
export function firstPlan(life: LoanLife, terms: SubsidyTerms, isWorkingDay: WorkingDay): PlanRow[] {
  const signed: LoanLife = {
    terms: life.terms,
    rates: life.rates.slice(0, 1),
    repayments: plannedRepayments(life.terms, null),
    overdue: [],
    extension: null,
    stoppedOn: null,
  };
  return withSubsidy(scheduleOf(life.terms, isWorkingDay), signed, terms);
}

/**
 * The plan as it stands on a day: what was repaid in the rows that are over, and what is left in those to come, at the
 * rates in force. What was paid ahead covers the nearest rows, what was not paid falls into the present one, and an
 * extension has its rows behind the contract's. Interest is that of the real balance, in fen.
 */
export function planInForce(
  p: { life: LoanLife; rows: readonly CoveredRow[] },
  terms: SubsidyTerms,
  asOf: Day,
  isWorkingDay: WorkingDay,
): PlanRow[] {
  const { life } = p;
  const plan = planOf(life, isWorkingDay);
  const planned: ScheduleRow[] = [...plan.rows, ...plan.extended];
  let balance = life.terms.principalFen;
  let carried = 0;
  const ahead: { on: Day; principalFen: Fen }[] = [];
  const rows = p.rows.map((row, k): Bare => {
    const openingFen = balance;
    const left = row.principalFen - row.paidPrincipalFen + carried;
    const over = row.toOn <= asOf && k < p.rows.length - 1;
    const paidFen = row.fromOn <= asOf ? openingFen - balanceOn(life, over ? row.toOn : asOf) : 0;
    carried = over ? left : 0;
    if (!over && left > 0) ahead.push({ on: row.toOn > asOf ? row.toOn : asOf, principalFen: left });
    const principalFen = paidFen + (over ? 0 : left);
    balance = openingFen - principalFen;
    return {
      no: row.no,
      fromOn: row.fromOn,
      toOn: row.toOn,
      dueOn: row.dueOn,
      days:
        row.toOn === planned[k]?.toOn
          ? planned[k].days
          : interestDays(row.fromOn, row.toOn, life.terms.dayCount),
      openingFen,
      principalFen,
      interestFen: row.interestFen,
      balanceFen: balance,
    };
  });
  return withSubsidy(
    rows.filter((r) => r.openingFen > 0),
    { ...life, repayments: [...life.repayments, ...ahead] },
    terms,
  );
}

/** Whether somebody who holds the first plan would pay another amount, or on another day. */
export const plansDiffer = (a: readonly PlanRow[], b: readonly PlanRow[]): boolean =>
  a.length !== b.length ||
  a.some(
    (row, k) =>
      row.dueOn !== b[k]?.dueOn ||
      row.principalFen !== b[k]?.principalFen ||
      row.interestFen !== b[k]?.interestFen,
  );
