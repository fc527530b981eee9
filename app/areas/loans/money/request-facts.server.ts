import type { Db, Reader, Tx } from "db/client.server";
import { fundEntry, subsidyLine } from "db/schema";
import { eq, sql } from "drizzle-orm";
import { numberOf } from "~/areas/policies";
import { findPolicy, homePlace, lprTable } from "~/areas/policies/index.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { Ppm } from "../engine/exact";
import { lprOn } from "../engine/lpr";
import { highestRate } from "../engine/segments";
import { balanceOf } from "../fund/funds.server";
import { noBorrowerLives } from "./borrower-death.server";
import { excuses, type LateRow, type Letter, lateRows, without } from "./dues";
import { lettersOf, ratesOf, standingEvents } from "./loan-book";
import { bookOf, eventsOf, type LoanRow, subsidyTermsOf, workingDays } from "./loan-record.server";
import { claimFen, standingOf } from "./loan-standing";
import { positionOf } from "./positions.server";
import type { RequestFacts } from "./request-rules";
import { applicationOfLoan, fundOfLoan, livingSigners } from "./requests.server";
import { whyNotReversed } from "./reverse-rules";
import { riseLeft } from "./rises-answered.server";
import { unpaidInterest } from "./unpaid-interest";

/** What the rules of a request look at. */
export function requestFacts(
  db: Db | Tx,
  loan: LoanRow,
  now: number,
  eventId: number | null = null,
): RequestFacts {
  const today: Day = todayOn(now);
  const events = eventsOf(db, loan.id);
  const book = bookOf(loan, events);
  const stand = standingEvents(book);
  const position = positionOf(loan, events, today, workingDays(db));
  const policy = findPolicy(db, homePlace, loan.disbursedOn);
  const fund = fundOfLoan(db, loan);
  const balance = fund ? balanceOf(db, fund.id) : 0;
  const unpaidFen = unpaidInterest(book, today);
  return {
    state: loan.state,
    disbursedOn: loan.disbursedOn,
    maturesOn: loan.maturesOn,
    extension: position?.life.extension ?? null,
    balanceFen: loan.balanceFen,
    overdueFen: position?.overdueFen ?? 0,
    claimFen: claimFen(standingOf(book).claim),
    events: stand.length,
    subsidyLines:
      db.select({ n: sql<number>`count(*)` }).from(subsidyLine).where(eq(subsidyLine.loanId, loan.id)).get()
        ?.n ?? 0,
    guarantors: livingSigners(db, loan).length,
    borrowerDead: noBorrowerLives(db, loan),
    companyUnknown: fund === null && applicationOfLoan(db, loan).guaranteeKind === "company",
    unpaidInterestFen: unpaidFen,
    answeredInterestFen: unpaidFen - riseLeft(db, loan, events, today).payerFen,
    fund: fund !== null,
    fundBalanceFen: balance,
    fundShareBp: fund?.shareBp ?? 10_000,
    rates: ratesOf(book, stand),
    late: position ? unexcused(lateRows(position.rows, today, loan.graceDays), lettersOf(stand)) : [],
    reversal: whyNotReversed(book, eventId, { fundTakes: fundTakes(db, eventId), fundHas: balance }),
    extensionMonths: (policy && numberOf(policy, "extensionTerm")) ?? 12,
    today,
  };
}

/** The highest rate that is subsidised from a day on: the loan's cap over the LPR of that day; null without a cap. */
export const rateCapFrom = (db: Reader, loan: LoanRow, on: Day): Ppm | null =>
  highestRate({ lprPpm: lprOn(lprTable(db), on) ?? loan.lprPpm }, subsidyTermsOf(loan));

/** Delays of which some day is not restored by a letter yet. */
const unexcused = (rows: readonly LateRow[], letters: readonly Letter[]): LateRow[] =>
  rows.filter(
    (row) =>
      without(
        row,
        letters.filter((l) => excuses(l, row)),
      ).length > 0,
  );

/** What leaves the fund when an entry is taken back: a recovery that had filled it. */
const fundTakes = (db: Reader, eventId: number | null): Fen =>
  eventId === null
    ? 0
    : db
        .select({ fen: fundEntry.fen })
        .from(fundEntry)
        .where(eq(fundEntry.eventId, eventId))
        .all()
        .reduce((sum, e) => sum + e.fen, 0);
