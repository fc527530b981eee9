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

/** The rows that were due or fall due within the thirty days from a day, and are not paid, the oldest first. */
export function openRowsOf(rows: readonly CoveredRow[], from: Day): DueRowLeft[] {
  const until = addDays(from, daysAhead);
  return rows
    .filter((r) => r.curedOn === null && r.dueOn <= until)
    .map((r) => ({
      no: r.no,
      dueOn: r.dueOn,
      principalFen: r.principalFen - r.paidPrincipalFen,
      interestFen: r.interestFen - r.paidInterestFen,
    }))
    .filter((row) => row.principalFen + row.interestFen > 0);
}
