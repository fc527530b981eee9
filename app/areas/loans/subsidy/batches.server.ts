import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, person, subsidyBatch, subsidyClawback, subsidyLine } from "db/schema";
import { and, asc, desc, eq, isNotNull, lt, ne } from "drizzle-orm";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { lifeOn } from "../money/loan-book";
import { bookOf, eventsByLoan, loanColumns, subsidyTermsOf, workingDays } from "../money/loan-record.server";
import { linesFor, type NewLine, type SaidLine } from "./batch-line";
import type { BatchChecks } from "./batch-rules";
import { type QuarterUnpaid, unpaidQuarter } from "./interest-paid";
import { sharesByDay, type Working } from "./working";

export type BatchRow = typeof subsidyBatch.$inferSelect;
export type LineRow = typeof subsidyLine.$inferSelect;

export const allBatches = (db: Reader): BatchRow[] =>
  db.select().from(subsidyBatch).orderBy(desc(subsidyBatch.closedOn), desc(subsidyBatch.version)).all();

export const findBatch = (db: Reader, id: number): BatchRow | undefined =>
  db.select().from(subsidyBatch).where(eq(subsidyBatch.id, id)).get();

export const linesOf = (db: Reader, batchId: number): LineRow[] =>
  db.select().from(subsidyLine).where(eq(subsidyLine.batchId, batchId)).orderBy(asc(subsidyLine.id)).all();

/** Lines with what a list prints of their loans. */
export const namedLines = (db: Reader, batchId: number) =>
  db
    .select({
      line: subsidyLine,
      loan: loanColumns,
      name: person.name,
      idNumberMasked: person.idNumberMasked,
      accountTail: loanApplication.accountTail,
    })
    .from(subsidyLine)
    .innerJoin(grantedLoan, eq(grantedLoan.id, subsidyLine.loanId))
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(loanApplication, eq(loanApplication.id, grantedLoan.applicationId))
    .where(eq(subsidyLine.batchId, batchId))
    .orderBy(
      asc(subsidyLine.kind),
      asc(grantedLoan.bankId),
      asc(grantedLoan.disbursedOn),
      asc(subsidyLine.id),
    )
    .all();

/** What the standing batches have said so far, by loan; `except` is the one being made. */
function saidByLoan(db: Reader, except: number | null): Map<number, SaidLine[]> {
  const said = new Map<number, SaidLine[]>();
  const restored = new Map<number, Fen>();
  for (const c of db
    .select({ lineId: subsidyClawback.lineId, fen: subsidyClawback.fen })
    .from(subsidyClawback)
    .where(and(isNotNull(subsidyClawback.liftedOn), isNotNull(subsidyClawback.paidOn)))
    .all())
    if (c.lineId !== null) restored.set(c.lineId, (restored.get(c.lineId) ?? 0) + c.fen);
  for (const row of db
    .select({
      id: subsidyLine.id,
      batchId: subsidyLine.batchId,
      loanId: subsidyLine.loanId,
      quarter: subsidyLine.quarter,
      interestFen: subsidyLine.interestFen,
      subsidyFen: subsidyLine.subsidyFen,
      approvedFen: subsidyLine.approvedFen,
      clawedFen: subsidyLine.clawedFen,
    })
    .from(subsidyLine)
    .innerJoin(subsidyBatch, eq(subsidyBatch.id, subsidyLine.batchId))
    .where(ne(subsidyBatch.state, "replaced"))
    .all())
    if (row.batchId !== except)
      said.set(row.loanId, [
        ...(said.get(row.loanId) ?? []),
        { ...row, restoredFen: restored.get(row.id) ?? 0 },
      ]);
  return said;
}

export type LineNow = NewLine & { loanId: number };
/** A quarter that waits for its interest: the policy subsidises what was paid. */
export type HeldLine = LineNow & { unpaid: QuarterUnpaid };

/** The lines that the batch closed on a day has now: the ledger, worked out from the events of every loan. */
export const linesNow = (db: Reader, closedOn: Day, except: number | null, now = Date.now()): LineNow[] =>
  linesAndHeld(db, closedOn, except, now).lines;

/** The same, beside the quarters that wait because nobody has paid their interest. */
export function linesAndHeld(
  db: Reader,
  closedOn: Day,
  except: number | null,
  now = Date.now(),
): { lines: LineNow[]; held: HeldLine[] } {
  const loans = db
    .select(loanColumns)
    .from(grantedLoan)
    .where(lt(grantedLoan.disbursedOn, closedOn))
    .orderBy(asc(grantedLoan.id))
    .all();
  const events = eventsByLoan(
    db,
    loans.map((l) => l.id),
  );
  const said = saidByLoan(db, except);
  const isWorkingDay = workingDays(db);
  const lines: LineNow[] = [];
  const held: HeldLine[] = [];
  for (const loan of loans) {
    const book = bookOf(loan, events.get(loan.id) ?? []);
    const terms = subsidyTermsOf(loan);
    const today = todayOn(now);
    for (const line of linesFor(
      { life: lifeOn(book, today, isWorkingDay), begin: { terms: book.terms } },
      terms,
      said.get(loan.id) ?? [],
      closedOn,
    )) {
      // What is taken off never waits.
      const unpaid =
        terms.paidFirst && line.subsidyFen > 0
          ? unpaidQuarter(book, line.quarter, today, isWorkingDay)
          : null;
      if (unpaid) held.push({ ...line, loanId: loan.id, unpaid });
      else lines.push({ ...line, loanId: loan.id });
    }
  }
  return { lines, held };
}

export const workingOfLine = (line: Pick<LineRow, "working">): Working => JSON.parse(line.working) as Working;

const key = (l: { loanId: number; quarter: Day; interestFen: number; subsidyFen: number }) =>
  `${l.loanId} ${l.quarter} ${l.interestFen} ${l.subsidyFen}`;

/** Whether totals, ledger and list say the same: looked at before a batch is checked or sent. */
export function checksOf(db: Reader, batch: BatchRow, now = Date.now()): BatchChecks {
  const named = namedLines(db, batch.id);
  const lines = named.map((n) => n.line);
  const sum = (of: (l: LineRow) => number) => lines.reduce((total, l) => total + of(l), 0);
  const fresh = linesNow(db, batch.closedOn, batch.id, now).map(key).sort();
  return {
    sums:
      sum((l) => l.subsidyFen) === batch.subsidyFen &&
      sum((l) => l.interestFen) === batch.interestFen &&
      lines.length === batch.loans,
    halves: lines.every((l) => l.interestFen === l.subsidyFen + l.borrowerFen),
    ledger: JSON.stringify(lines.map(key).sort()) === JSON.stringify(fresh),
    days: lines.every((l) => {
      const w = workingOfLine(l);
      const byDay = sharesByDay(w);
      return byDay.interestFen === w.interestFen && byDay.subsidyFen === w.subsidyFen;
    }),
    accounts: new Set(named.filter((n) => !n.accountTail).map((n) => n.loan.id)).size,
  };
}

/** The subsidy book of one loan: its lines in batches that stand, oldest first. */
export const linesOfLoan = (db: Reader, loanId: number) =>
  db
    .select({ line: subsidyLine, batch: subsidyBatch })
    .from(subsidyLine)
    .innerJoin(subsidyBatch, eq(subsidyBatch.id, subsidyLine.batchId))
    .where(and(eq(subsidyLine.loanId, loanId), ne(subsidyBatch.state, "replaced")))
    .orderBy(asc(subsidyBatch.closedOn), asc(subsidyLine.quarter))
    .all();
