import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanBank, person, village } from "db/schema";
import { and, asc, eq, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { ArrearsRow } from "../engine/arrears";
import type { LoanLife } from "../engine/loan-life";
import type { WorkingDay } from "../engine/schedule";
import { arrearsRows, type CoveredRow, coverage, duesOf } from "./dues";
import { extensionOf, type LoanBook, lifeOn, paymentsOf, standingEvents } from "./loan-book";
import {
  bookOf,
  type EventRow,
  eventsByLoan,
  type LoanRow,
  loanColumns,
  loanInScope,
  workingDays,
} from "./loan-record.server";

/** A loan on a day, with what is due and what is late. */
export interface Position {
  loan: LoanRow;
  book: LoanBook;
  life: LoanLife;
  rows: CoveredRow[];
  arrears: ArrearsRow[];
  /** All that is late; 0 when nothing is. */
  overdueFen: Fen;
  /** Days since the oldest late row was due. */
  daysLate: number;
  /** Maturity, or the end of the extension. */
  endsOn: Day;
}

/** Due rows, payments and arrears of one loan as they were known on a day; null when it was undone. */
export function positionOf(
  loan: LoanRow,
  events: readonly EventRow[],
  asOf: Day,
  isWorkingDay: WorkingDay,
): Position | null {
  const book = bookOf(loan, events);
  const life = lifeOn(book, asOf, isWorkingDay);
  if (!life) return null;
  const stand = standingEvents(book);
  const rows = coverage(duesOf(life, asOf, isWorkingDay), paymentsOf(stand), asOf);
  const arrears = arrearsRows(rows, asOf).filter(
    // Inside the bank's grace nothing is overdue yet; nor when the loan is over, whatever fen of interest are left.
    (row) => loan.state === "running" && row.daysLate > loan.graceDays,
  );
  return {
    loan,
    book,
    life,
    rows,
    arrears,
    overdueFen: arrears.reduce((sum, row) => sum + row.unpaidFen, 0),
    daysLate: arrears.reduce((most, row) => Math.max(most, row.daysLate), 0),
    endsOn: extensionOf(stand)?.to ?? loan.maturesOn,
  };
}

export interface NamedPosition extends Position {
  name: string;
  phone: string | null;
  diedOn: Day | null;
  village: string;
  townName: string;
  bank: string;
  bankEn: string;
  officer: string;
  guaranteeKind: string | null;
}

/** Whose a loan is, where, of which bank. The application's telephone stands in where the register has none. */
export const whoseColumns = {
  name: person.name,
  diedOn: person.diedOn,
  phone: sql<string | null>`coalesce(${person.phone}, ${loanApplication.phone})`,
  village: village.name,
  townName: village.townName,
  bank: loanBank.name,
  bankEn: loanBank.nameEn,
  officer: grantedLoan.enteredByName,
  guaranteeKind: loanApplication.guaranteeKind,
};

/** Loans of a scope with their people and places, each as it stands on a day; those undone are left out. */
export function positions(db: Reader, scope: VillageScope, asOf: Day, where?: SQL): NamedPosition[] {
  const isWorkingDay = workingDays(db);
  const found = db
    .select({
      loan: loanColumns,
      ...whoseColumns,
    })
    .from(grantedLoan)
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .innerJoin(loanBank, eq(loanBank.id, grantedLoan.bankId))
    .innerJoin(loanApplication, eq(loanApplication.id, grantedLoan.applicationId))
    .where(and(loanInScope(scope), where))
    .orderBy(asc(village.workGroup), asc(village.code), asc(grantedLoan.id))
    .all();
  const events = eventsByLoan(
    db,
    found.map((f) => f.loan.id),
  );
  return found.flatMap(({ loan, ...named }) => {
    const position = positionOf(loan, events.get(loan.id) ?? [], asOf, isWorkingDay);
    return position ? [{ ...position, ...named }] : [];
  });
}

export const runningOnly = (): SQL => eq(grantedLoan.state, "running");
