import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { CoveredRow } from "./dues";

/** What of a row is still to be paid. */
export interface DueRowLeft {
  no: number;
  dueOn: Day;
  principalFen: Fen;
  interestFen: Fen;
}

/** A row that lists ask for on a day. */
export interface OpenRow extends DueRowLeft {
  /** Due before that day and not late yet: the last day of the bank's grace; null for any other row. */
  graceUntil: Day | null;
}

/** Days ahead that lists and the call sheet look. */
const daysAhead = 30;

/**
 * The rows that are not paid, the oldest first, each with what is still to be paid of it. What lacks of rows before, by
 * less than makes anybody overdue, is asked for with the first of them.
 */
export function rowsLeft(rows: readonly CoveredRow[]): (DueRowLeft & { shortFen: Fen })[] {
  const left = (r: CoveredRow) => ({
    principalFen: r.principalFen - r.paidPrincipalFen,
    interestFen: r.interestFen - r.paidInterestFen,
  });
  const at = rows.findIndex((r) => r.curedOn === null);
  const short = rows.slice(0, Math.max(0, at)).map(left);
  const sum = (of: "principalFen" | "interestFen") => short.reduce((total, s) => total + s[of], 0);
  const carried = { principalFen: sum("principalFen"), interestFen: sum("interestFen") };
  return rows
    .filter((r) => r.curedOn === null)
    .map((r, k) => {
      const own = left(r);
      const add = k === 0 ? carried : { principalFen: 0, interestFen: 0 };
      return {
        no: r.no,
        dueOn: r.dueOn,
        principalFen: own.principalFen + add.principalFen,
        interestFen: own.interestFen + add.interestFen,
        shortFen: add.principalFen + add.interestFen,
      };
    })
    .filter((row) => row.principalFen + row.interestFen > 0);
}

/** The rows that were due or fall due within the thirty days from a day, and are not paid, the oldest first. */
export function openRowsOf(rows: readonly CoveredRow[], from: Day, graceDays: number): OpenRow[] {
  const until = addDays(from, daysAhead);
  const graceOf = (dueOn: Day): Day | null => {
    const last = addDays(dueOn, graceDays);
    return dueOn < from && from <= last ? last : null;
  };
  return rowsLeft(rows)
    .filter((r) => r.dueOn <= until)
    .map(({ shortFen: _, ...row }) => ({ ...row, graceUntil: graceOf(row.dueOn) }));
}

/** Of the open rows those that are not late: what is in the bank's grace, and what falls due from the day on. */
export const notLate = (open: readonly OpenRow[], today: Day): OpenRow[] =>
  open.filter((row) => row.dueOn >= today || row.graceUntil !== null);
