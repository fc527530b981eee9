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
export function openRowsOf(rows: readonly CoveredRow[], from: Day): DueRowLeft[] {
  const until = addDays(from, daysAhead);
  return rowsLeft(rows)
    .filter((r) => r.dueOn <= until)
    .map(({ shortFen: _, ...row }) => row);
}
