import { connectionOf, type Reader } from "db/client.server";
import { grantedLoan, loanJob, subsidyLine, village } from "db/schema";
import { and, eq, inArray, isNotNull, lte, ne, sql } from "drizzle-orm";
import { formerStandings, formerVillages } from "~/areas/villages/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { insideOr } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { reasonOn } from "../engine/loan-life";
import type { WorkingDay } from "../engine/schedule";
import { guarantorParts } from "../money/guarantor-parts.server";
import { keptByRevision } from "../money/kept-by-revision.server";
import { standingEvents } from "../money/loan-book";
import {
  bookOf,
  type EventRow,
  eventsByLoan,
  type LoanRow,
  loanColumns,
  loanInScope,
  subsidyTermsOf,
  workingDays,
} from "../money/loan-record.server";
import { standingOf } from "../money/loan-standing";
import { positionOf } from "../money/positions.server";
import { eventsUntil } from "../money/statement.server";
import { type Fact, firstDay, inEachVillage, lastDay } from "./fact";
import type { Period } from "./period";

/** What takes a loan's whole book to know: kept for the day until something happens to the loan. */
type Worked = Pick<Fact, "events" | "running" | "settledOn" | "balanceFen" | "overdueFen" | "enjoys">;
const keptOn = keptByRevision<Worked>();

/** Loans that are read and worked out at one go. */
const part = 500;

function workedAt(db: Reader, of: readonly { id: number; revision: number }[], asOf: Day) {
  const kept = keptOn(db, asOf);
  const stale = of.filter((l) => kept.get(l.id)?.revision !== l.revision).map((l) => l.id);
  const isWorkingDay = workingDays(db);
  for (let k = 0; k < stale.length; k += part) {
    const ids = stale.slice(k, k + part);
    const events = eventsByLoan(db, ids);
    const parts = guarantorParts(db, ids);
    for (const loan of db.select(loanColumns).from(grantedLoan).where(inArray(grantedLoan.id, ids)).all())
      kept.set(loan.id, {
        revision: loan.revision,
        value: workOut(loan, events.get(loan.id) ?? [], parts, asOf, isWorkingDay),
      });
  }
  return kept;
}

/** The figures of the year until today, worked out some loans at a time in between the requests. */
export async function warmFigures(db: Reader, today: Day): Promise<void> {
  const loans = db
    .select({ id: grantedLoan.id, revision: grantedLoan.revision })
    .from(grantedLoan)
    .where(ne(grantedLoan.state, "undone"))
    .all();
  for (let k = 0; k < loans.length; k += 50) {
    // The server may stop meanwhile.
    if (!connectionOf(db).open) return;
    workedAt(db, loans.slice(k, k + 50), today);
    await new Promise((next) => setTimeout(next, 20));
  }
}

function workOut(
  loan: LoanRow,
  all: readonly EventRow[],
  parts: ReadonlyMap<number, Fen>,
  asOf: Day,
  isWorkingDay: WorkingDay,
): Worked {
  const until = eventsUntil(all, asOf);
  const book = bookOf(loan, until);
  const standing = standingOf(book);
  const position = positionOf({ ...loan, state: standing.state }, until, asOf, isWorkingDay);
  const running = standing.state === "running";
  const overdueFen = running ? (position?.overdueFen ?? 0) : 0;
  return {
    events: [
      ...standingEvents(book).filter((e) => e.kind !== "extended"),
      ...extensionsAgreed(loan, all, asOf),
    ]
      .sort((a, b) => (a.on === b.on ? a.id - b.id : a.on < b.on ? -1 : 1))
      .map(({ id, kind, on, principalFen, interestFen, penaltyFen }) => ({
        id,
        kind,
        on,
        principalFen,
        interestFen,
        penaltyFen,
        guarantorFen: parts.get(id) ?? 0,
      })),
    running,
    settledOn: standing.state === "settled" ? standing.settledOn : null,
    balanceFen: running ? standing.balanceFen : 0,
    overdueFen,
    enjoys:
      running &&
      standing.balanceFen > 0 &&
      // What is late on the day itself bears no subsidy on it; days of delay are kept up to the day before.
      overdueFen === 0 &&
      position !== null &&
      reasonOn(position.life, subsidyTermsOf(loan), asOf) === null,
  };
}

/** An extension happens on the day it is agreed, however much later its first day is. */
const extensionsAgreed = (loan: LoanRow, all: readonly EventRow[], asOf: Day) =>
  standingEvents(bookOf(loan, all))
    .filter((e) => e.kind === "extended" && e.recordedOn <= asOf)
    .map((e) => ({ ...e, on: e.recordedOn }));

/** The last day that the figures of a period know: its own, or today when that is earlier. */
export const factsDay = (period: Period, today: Day): Day => (period.to < today ? period.to : today);

/** Every loan of a scope as it stood on the last day of a period, or today when that is earlier, its village named as then. */
export function loanFactsAt(db: Reader, scope: VillageScope, period: Period, today: Day): Fact[] {
  const asOf = factsDay(period, today);
  const moved = formerVillages(db, "loan");
  const loans = db
    .select({
      id: grantedLoan.id,
      revision: grantedLoan.revision,
      applicationId: grantedLoan.applicationId,
      noteNumber: grantedLoan.noteNumber,
      personId: grantedLoan.personId,
      villageId: grantedLoan.villageId,
      village: village.name,
      groupCode: grantedLoan.groupCode,
      kind: grantedLoan.kind,
      disbursedOn: grantedLoan.disbursedOn,
      principalFen: grantedLoan.principalFen,
    })
    .from(grantedLoan)
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(
      and(
        // A loan of another village may have been one of these before.
        moved.size > 0
          ? insideOr(loanInScope(scope), inArray(grantedLoan.id, [...moved.keys()]))
          : loanInScope(scope),
        lte(grantedLoan.disbursedOn, asOf),
        ne(grantedLoan.state, "undone"),
      ),
    )
    .all();
  const worked = workedAt(db, loans, asOf);
  const paid = paidByLoan(db);
  const jobs = jobsByApplication(db);
  const then = formerStandings(db, asOf);
  const named = (f: Fact): Fact => ({ ...f, village: then.get(f.villageId)?.name ?? f.village });
  return loans.flatMap(({ id, revision: _, applicationId, ...loan }) => {
    const known = worked.get(id)?.value;
    if (!known) return [];
    const fact: Fact = {
      ...loan,
      ...known,
      loanId: id,
      jobs: jobs.get(applicationId) ?? 0,
      paid: paid.get(id) ?? [],
      begun: true,
      here: { from: firstDay, to: lastDay },
      all: known.events,
    };
    const stays = moved.get(id);
    const facts = stays
      ? inEachVillage(fact, stays, asOf).filter((f) => inScope(scope, f.villageId))
      : [fact];
    return then.size > 0 ? facts.map(named) : facts;
  });
}

/** Subsidy that was paid, by loan and day. */
function paidByLoan(db: Reader): Map<number, { on: Day; fen: Fen }[]> {
  const paid = new Map<number, { on: Day; fen: Fen }[]>();
  for (const line of db
    .select({ loanId: subsidyLine.loanId, on: subsidyLine.paidOn, fen: subsidyLine.paidFen })
    .from(subsidyLine)
    .where(isNotNull(subsidyLine.paidOn))
    .all()) {
    if (line.on === null) continue;
    const row = { on: line.on, fen: line.fen ?? 0 };
    const before = paid.get(line.loanId);
    if (before) before.push(row);
    else paid.set(line.loanId, [row]);
  }
  return paid;
}

const jobsByApplication = (db: Reader): Map<number, number> =>
  new Map(
    db
      .select({ id: loanJob.applicationId, n: sql<number>`count(*)` })
      .from(loanJob)
      .groupBy(loanJob.applicationId)
      .all()
      .map((row) => [row.id, row.n]),
  );
