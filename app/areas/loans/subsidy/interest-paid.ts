import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { WorkingDay } from "../engine/schedule";
import { nextQuarter } from "../engine/subsidy-quarter";
import { coverage, duesOf, smallestArrearsFen } from "../money/dues";
import { type LoanBook, lifeOn, standingEvents } from "../money/loan-book";

/** Interest of the periods that end with a quarter or before, and how much of it the borrower has paid. In fen. */
export interface QuarterUnpaid {
  dueFen: Fen;
  paidFen: Fen;
}

/**
 * What the borrower has not paid of the interest until the end of a quarter, as known on a day; null when it is paid.
 * What a guarantor paid for them, and what was waived, they have not paid (先付后贴, DOMAIN §1.5).
 */
export function unpaidQuarter(
  book: LoanBook,
  quarter: Day,
  asOf: Day,
  isWorkingDay: WorkingDay,
): QuarterUnpaid | null {
  const life = lifeOn(book, asOf, isWorkingDay);
  if (!life) return null;
  const own = standingEvents(book).filter((e) => e.kind === "repaid");
  const end = nextQuarter(quarter);
  // Of a loan that is late after maturity the days of the quarter are asked for, none of those behind it.
  const dues = duesOf(life, asOf < end ? asOf : end, isWorkingDay);
  const rows = coverage(dues, own, asOf).filter((row) => row.toOn <= end);
  const dueFen = rows.reduce((sum, row) => sum + row.interestFen, 0);
  const paidFen = rows.reduce((sum, row) => sum + row.paidInterestFen, 0);
  return dueFen - paidFen < smallestArrearsFen ? null : { dueFen, paidFen };
}
