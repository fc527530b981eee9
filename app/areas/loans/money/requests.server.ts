import type { Db, Reader, Tx } from "db/client.server";
import {
  fundEntry,
  grantedLoan,
  loanApplication,
  loanGuarantor,
  loanRequest,
  policyVersion,
  subsidyLine,
} from "db/schema";
import { and, desc, eq, getTableColumns, isNull, sql } from "drizzle-orm";
import { numberOf } from "~/areas/policies";
import { findPolicy, homePlace, lprTable } from "~/areas/policies/index.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { Ppm } from "../engine/exact";
import { lprOn } from "../engine/lpr";
import { highestRate } from "../engine/segments";
import { balanceOf, fundFor } from "../fund/funds.server";
import { excuses, type LateRow, type Letter, lateRows, without } from "./dues";
import { lettersOf, ratesOf, standingEvents } from "./loan-book";
import { bookOf, eventsOf, type LoanRow, subsidyTermsOf, workingDays } from "./loan-record.server";
import { claimFen, standingOf } from "./loan-standing";
import { positionOf } from "./positions.server";
import type { RequestFacts } from "./request-rules";
import { whyNotReversed } from "./reverse-rules";
import { unpaidInterest } from "./unpaid-interest";

/** What of a loan says who stands for it. */
export type OfLoan = Pick<LoanRow, "applicationId" | "bankId" | "disbursedOn">;

/** A request without the scan that came with it. */
export type RequestRow = Omit<typeof loanRequest.$inferSelect, "proofSealed">;

const { proofSealed: _sealed, ...requestColumns } = getTableColumns(loanRequest);

export const requestsOf = (db: Reader, loanId: number): RequestRow[] =>
  db
    .select(requestColumns)
    .from(loanRequest)
    .where(eq(loanRequest.loanId, loanId))
    .orderBy(desc(loanRequest.id))
    .all();

/** Natural persons and companies that stand behind a loan and were not released. */
export const guarantorsOfLoan = (db: Reader, loan: Pick<LoanRow, "applicationId">) =>
  db
    .select({
      id: loanGuarantor.id,
      name: loanGuarantor.name,
      phone: loanGuarantor.phone,
      kind: loanGuarantor.kind,
    })
    .from(loanGuarantor)
    .where(and(eq(loanGuarantor.applicationId, loan.applicationId), isNull(loanGuarantor.releasedOn)))
    .all();

/** Whose written consent an extension or a higher rate needs. */
export interface Signer {
  /** Of the guarantor; null for the guarantee company. */
  id: number | null;
  name: string;
  nameEn: string | null;
}

/** The guarantee company where one stands for the loan, and the guarantors: what is made heavier without them does not bind them (民法典 695). */
export function signersOfLoan(db: Reader, loan: OfLoan): Signer[] {
  const guarantors = guarantorsOfLoan(db, loan).map(({ id, name }) => ({ id, name, nameEn: null }));
  const fund = fundOfLoan(db, loan);
  if (fund?.kind !== "company" || guarantors.some((g) => g.name === fund.name)) return guarantors;
  return [{ id: null, name: fund.name, nameEn: fund.nameEn }, ...guarantors];
}

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
    guarantors: signersOfLoan(db, loan).length,
    companyUnknown: fund === null && applicationOfLoan(db, loan).guaranteeKind === "company",
    unpaidInterestFen: unpaidInterest(book, today),
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

/** Name of the paper that a loan is frozen under. */
export const policyOfLoan = (db: Reader, loan: Pick<LoanRow, "policyVersionId">) =>
  db.select().from(policyVersion).where(eq(policyVersion.id, loan.policyVersionId)).get();

export const applicationOfLoan = (db: Reader, loan: Pick<LoanRow, "applicationId">) =>
  db.select().from(loanApplication).where(eq(loanApplication.id, loan.applicationId)).get()!;

/** The fund or company that stands for a loan; null where people or things do. */
export const fundOfLoan = (db: Reader, loan: OfLoan) =>
  fundFor(db, applicationOfLoan(db, loan).guaranteeKind, loan.bankId, loan.disbursedOn);

/** Requests that wait for a second person, with their loans. */
export const openRequests = (db: Reader) =>
  db
    .select({ request: requestColumns, noteNumber: grantedLoan.noteNumber, villageId: grantedLoan.villageId })
    .from(loanRequest)
    .innerJoin(grantedLoan, eq(grantedLoan.id, loanRequest.loanId))
    .where(eq(loanRequest.state, "asked"))
    .all();
