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

/** The rows that fall due from a day on for so many days, and are not paid. */
export function dueRowsOf(rows: readonly CoveredRow[], from: Day, days = 30): DueRowLeft[] {
  const until = addDays(from, days);
  return rows
    .filter((r) => r.dueOn >= from && r.dueOn <= until)
    .map((r) => ({
      no: r.no,
      dueOn: r.dueOn,
      principalFen: r.principalFen - r.paidPrincipalFen,
      interestFen: r.interestFen - r.paidInterestFen,
    }))
    .filter((row) => row.principalFen + row.interestFen > 0);
}
