import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { interestDays } from "../engine/day-count";
import { type LoanLife, plannedRepayments, type SubsidyTerms } from "../engine/loan-life";
import { scheduleOf, type WorkingDay } from "../engine/schedule";
import { subsidyUntil } from "../engine/subsidy-until";
import { type CoveredRow, planOf } from "./dues";
import { rowsLeft } from "./dues-ahead";
import { paymentsOf, standingEvents } from "./loan-book";
import type { Position } from "./positions.server";

export interface PlanRow {
  /** "paid": all that came in so far, in one row; "late": what is overdue, by the day it was due. */
  mark: "paid" | "late" | null;
  no: number;
  /** Of what is paid, the day of the last payment. */
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

const subsidyOver = (row: { fromOn: Day; toOn: Day }, life: LoanLife, terms: SubsidyTerms): Fen =>
  subsidyUntil(life, terms, row.toOn) - subsidyUntil(life, terms, row.fromOn);

const withSubsidy = (rows: readonly Bare[], life: LoanLife, terms: SubsidyTerms): PlanRow[] =>
  rows.map(({ fromOn, toOn, ...row }) => ({
    ...row,
    subsidyFen: subsidyOver({ fromOn, toOn }, life, terms),
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
  return withSubsidy(
    scheduleOf(life.terms, isWorkingDay).map((row) => ({ ...row, mark: null })),
    signed,
    terms,
  );
}

/**
 * The plan as it stands on a day: in one row what was paid, then each row with what is still to be paid of it, as lists
 * and calls ask for it; nobody is asked on paper for what has come in. An extension has its rows behind the contract's.
 */
export function planInForce(
  p: Pick<Position, "life" | "rows" | "book" | "arrears" | "loan">,
  terms: SubsidyTerms,
  asOf: Day,
  isWorkingDay: WorkingDay,
): PlanRow[] {
  const { life } = p;
  const sum = (of: (row: CoveredRow) => number) => p.rows.reduce((total, row) => total + of(row), 0);
  const paidFen = sum((row) => row.paidPrincipalFen);
  const bare = bareRows(p, life.terms.principalFen - paidFen, asOf, isWorkingDay);
  const ahead = bare
    .filter((row) => row.principalFen > 0)
    .map((row) => ({ on: row.toOn > asOf ? row.toOn : asOf, principalFen: row.principalFen }));
  const going = { ...life, repayments: [...life.repayments, ...ahead] };
  const rows = withSubsidy(bare, going, terms);
  const lastOn = paymentsOf(standingEvents(p.book)).findLast((paid) => paid.on <= asOf)?.on;
  if (!lastOn) return rows;
  const planned = plannedDays(life, isWorkingDay);
  const left = new Set(rows.map((row) => row.no));
  const over = p.rows.filter((row) => !left.has(row.no) && row.interestFen + row.principalFen > 0);
  const paid: PlanRow = {
    mark: "paid",
    no: 0,
    dueOn: lastOn,
    days: over.reduce((total, row) => total + planned(row), 0),
    openingFen: life.terms.principalFen,
    principalFen: paidFen,
    interestFen: sum((row) => row.paidInterestFen),
    balanceFen: life.terms.principalFen - paidFen,
    subsidyFen: over.reduce((total, row) => total + subsidyOver(row, going, terms), 0),
  };
  return [paid, ...rows];
}

/** What is left of each row; nothing of a loan that is settled, whatever fen lack. */
function bareRows(
  p: Pick<Position, "life" | "rows" | "arrears" | "loan">,
  owedFen: Fen,
  asOf: Day,
  isWorkingDay: WorkingDay,
): Bare[] {
  if (p.loan.state === "settled") return [];
  const days = plannedDays(p.life, isWorkingDay);
  const inArrears = new Set(p.arrears.map((row) => row.no));
  // Of a loan that the guarantor has paid no arrears are kept: what the bank still has to claim is late all the same.
  const late = (row: CoveredRow) => (p.loan.state === "running" ? inArrears.has(row.no) : row.dueOn < asOf);
  const rows = new Map(p.rows.map((row) => [row.no, row]));
  let balance = owedFen;
  return rowsLeft(p.rows).flatMap((left) => {
    const row = rows.get(left.no);
    if (!row) return [];
    const openingFen = balance;
    balance -= left.principalFen;
    return [
      {
        mark: late(row) ? ("late" as const) : null,
        no: left.no,
        fromOn: row.fromOn,
        toOn: row.toOn,
        dueOn: left.dueOn,
        days: days(row),
        openingFen,
        principalFen: left.principalFen,
        interestFen: left.interestFen,
        balanceFen: balance,
      },
    ];
  });
}

/** Days of a row by the plan, or to the day it really ended. */
function plannedDays(life: LoanLife, isWorkingDay: WorkingDay): (row: CoveredRow) => number {
  const plan = planOf(life, isWorkingDay);
  const planned = new Map([...plan.rows, ...plan.extended].map((row) => [row.no, row]));
  return (row) =>
    row.toOn === planned.get(row.no)?.toOn
      ? (planned.get(row.no)?.days ?? 0)
      : interestDays(row.fromOn, row.toOn, life.terms.dayCount);
}

/**
 * Whether somebody who holds the first plan would pay another amount, or on another day, than the plan in force says, or
 * expects another subsidy.
 */
export function plansDiffer(now: readonly PlanRow[], first: readonly PlanRow[], asOf: Day): boolean {
  const left = now.filter((row) => row.mark !== "paid");
  const done = first.slice(0, Math.max(0, first.length - left.length));
  const subsidy = (rows: readonly PlanRow[]) => rows.reduce((sum, row) => sum + row.subsidyFen, 0);
  return (
    left.length > first.length ||
    done.some((row) => row.dueOn > asOf) ||
    subsidy(now) !== subsidy(first) ||
    left.some((row, k) => {
      const asked = first[done.length + k];
      return (
        row.mark === "late" ||
        row.dueOn !== asked?.dueOn ||
        row.principalFen !== asked.principalFen ||
        row.interestFen !== asked.interestFen
      );
    })
  );
}
