import { connectionOf, type Reader } from "db/client.server";
import { grantedLoan, village } from "db/schema";
import { and, asc, eq, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import type { ArrearsRow } from "../engine/arrears";
import type { WorkingDay } from "../engine/schedule";
import { notLate, type OpenRow, openRowsOf } from "./dues-ahead";
import { type KeptByLoan, keptByRevision } from "./kept-by-revision.server";
import { eventsByLoan, type LoanRow, loanColumns, loanInScope, workingDays } from "./loan-record.server";
import { positionOf, runningOnly } from "./positions.server";

/** What lists ask of a running loan: what is late on a day, and what is to be paid by the thirtieth day from it. */
export interface LoanStanding {
  loanId: number;
  overdueFen: Fen;
  daysLate: number;
  /** The oldest day that is late. */
  lateSince: Day | null;
  arrears: readonly ArrearsRow[];
  /** Not paid and not late: what is in the bank's grace, and what falls due. */
  due: readonly OpenRow[];
  /** The same and what is late: every row is in `due` or in `arrears`. */
  open: readonly OpenRow[];
  /** Maturity, or the end of the extension. */
  endsOn: Day;
  extended: boolean;
  /** Whether it was ever late for longer than the bank's grace, and no letter of the bank vouches for it. */
  everLate: boolean;
}

const keptOn = keptByRevision<LoanStanding>();

/** Loans that are read and worked out at one go. */
const part = 500;

/**
 * The running loans of a scope by village, each as it stands on a day. To work one out takes its whole plan and all its
 * payments, so that what was worked out is kept by the loan's revision.
 */
export function standings(db: Reader, scope: VillageScope, today: Day): LoanStanding[] {
  const running = db
    .select({ id: grantedLoan.id, revision: grantedLoan.revision })
    .from(grantedLoan)
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(and(loanInScope(scope), runningOnly()))
    .orderBy(asc(village.workGroup), asc(village.code), asc(grantedLoan.id))
    .all();
  const found = standingsOf(db, running, today);
  return running.flatMap((l) => found.get(l.id)?.value ?? []);
}

/** How these loans stand on a day, whatever their state; those undone have no standing. */
export function standingsOf(
  db: Reader,
  of: readonly { id: number; revision: number }[],
  today: Day,
): KeptByLoan<LoanStanding> {
  const loans = keptOn(db, today);
  const stale = of.filter((l) => loans.get(l.id)?.revision !== l.revision).map((l) => l.id);
  if (stale.length > 0) {
    const works = workingDays(db);
    for (let k = 0; k < stale.length; k += part) workOut(db, stale.slice(k, k + part), today, works, loans);
  }
  return loans;
}

function workOut(
  db: Reader,
  ids: readonly number[],
  today: Day,
  works: WorkingDay,
  into: KeptByLoan<LoanStanding>,
): void {
  const events = eventsByLoan(db, ids);
  const rows: LoanRow[] = db
    .select(loanColumns)
    .from(grantedLoan)
    .where(inArray(grantedLoan.id, [...ids]))
    .all();
  for (const loan of rows) {
    const position = positionOf(loan, events.get(loan.id) ?? [], today, works);
    if (!position) continue;
    const { overdueFen, daysLate, arrears, life, endsOn } = position;
    const open = openRowsOf(position.rows, today, loan.graceDays);
    into.set(loan.id, {
      revision: loan.revision,
      value: {
        loanId: loan.id,
        overdueFen,
        daysLate,
        lateSince: arrears[0]?.dueOn ?? null,
        arrears,
        due: notLate(open, today),
        open,
        endsOn,
        extended: life.extension !== null,
        everLate: life.overdue.some((span) => !span.restored),
      },
    });
  }
}

/** The first visitor of a day need not wait: works out some of the loans at a time, in between the requests. */
export async function warmStandings(db: Reader, today: Day): Promise<void> {
  const ids = db.select({ id: grantedLoan.id }).from(grantedLoan).where(runningOnly()).all();
  for (let k = 0; k < ids.length; k += 50) {
    // The server may stop meanwhile.
    if (!connectionOf(db).open) return;
    const loans = keptOn(db, today);
    const fresh = ids.slice(k, k + 50).filter((l) => !loans.has(l.id));
    if (fresh.length === 0) continue;
    workOut(
      db,
      fresh.map((l) => l.id),
      today,
      workingDays(db),
      loans,
    );
    await new Promise((next) => setTimeout(next, 20));
  }
}
