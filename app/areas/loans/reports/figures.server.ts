import type { Reader } from "db/client.server";
import { grantedLoan, loanJob, subsidyLine, village } from "db/schema";
import { and, eq, inArray, isNotNull, lte, ne, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { reasonOn } from "../engine/loan-life";
import { standingEvents } from "../money/loan-book";
import {
  bookOf,
  eventsByLoan,
  loanColumns,
  loanInScope,
  subsidyTermsOf,
  workingDays,
} from "../money/loan-record.server";
import { standingOf } from "../money/loan-standing";
import { positionOf } from "../money/positions.server";
import { eventsUntil } from "../money/statement.server";
import type { Period } from "./period";

/** What happened in a time: loans and person-times are the same rows counted, persons are counted once (DOMAIN §7). */
export interface Flow {
  loans: number;
  amountFen: Fen;
  persons: number;
  repaidFen: Fen;
  extended: number;
  compensatedFen: Fen;
  recoveredFen: Fen;
  subsidyFen: Fen;
  jobs: number;
}

/** What is there on the last day, whenever it began (在享). */
export interface StandingFigures {
  loans: number;
  persons: number;
  balanceFen: Fen;
  overdueLoans: number;
  overdueFen: Fen;
  /** Persons whose loan is subsidised on that day. */
  enjoying: number;
}

export interface Figures {
  flow: Flow;
  total: Flow;
  standing: StandingFigures;
}

/** One loan as the figures see it at the end of a period. */
export interface Fact {
  loanId: number;
  noteNumber: string;
  personId: number;
  villageId: number;
  village: string;
  groupCode: string | null;
  kind: string;
  disbursedOn: Day;
  principalFen: Fen;
  jobs: number;
  events: readonly {
    id: number;
    kind: string;
    on: Day;
    principalFen: Fen;
    interestFen: Fen;
    penaltyFen: Fen;
  }[];
  paid: readonly { on: Day; fen: Fen }[];
  running: boolean;
  balanceFen: Fen;
  overdueFen: Fen;
  enjoys: boolean;
}

/** Every loan of a scope as it stood on the last day of a period, or today when that is earlier. */
export function loanFactsAt(db: Reader, scope: VillageScope, period: Period, today: Day): Fact[] {
  const asOf = period.to < today ? period.to : today;
  const loans = db
    .select({ loan: loanColumns, village: village.name })
    .from(grantedLoan)
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(and(loanInScope(scope), lte(grantedLoan.disbursedOn, asOf), ne(grantedLoan.state, "undone")))
    .all();
  const ids = loans.map((l) => l.loan.id);
  const events = eventsByLoan(db, ids);
  const isWorkingDay = workingDays(db);
  const paid = new Map<number, { on: Day; fen: Fen }[]>();
  for (const line of db.select().from(subsidyLine).where(isNotNull(subsidyLine.paidOn)).all())
    if (line.paidOn)
      paid.set(line.loanId, [...(paid.get(line.loanId) ?? []), { on: line.paidOn, fen: line.paidFen ?? 0 }]);
  const applications = loans.map((l) => l.loan.applicationId);
  const jobs = new Map<number, number>();
  for (let k = 0; k < applications.length; k += 500)
    for (const row of db
      .select({ id: loanJob.applicationId, n: sql<number>`count(*)` })
      .from(loanJob)
      .where(inArray(loanJob.applicationId, applications.slice(k, k + 500)))
      .groupBy(loanJob.applicationId)
      .all())
      jobs.set(row.id, row.n);
  return loans.map(({ loan, village: name }) => {
    const until = eventsUntil(events.get(loan.id) ?? [], asOf);
    const book = bookOf(loan, until);
    const standing = standingOf(book);
    const position = positionOf({ ...loan, state: standing.state }, until, asOf, isWorkingDay);
    const running = standing.state === "running";
    return {
      loanId: loan.id,
      noteNumber: loan.noteNumber,
      personId: loan.personId,
      villageId: loan.villageId,
      village: name,
      groupCode: loan.groupCode,
      kind: loan.kind,
      disbursedOn: loan.disbursedOn,
      principalFen: loan.principalFen,
      jobs: jobs.get(loan.applicationId) ?? 0,
      events: standingEvents(book),
      paid: paid.get(loan.id) ?? [],
      running,
      balanceFen: running ? standing.balanceFen : 0,
      overdueFen: running ? (position?.overdueFen ?? 0) : 0,
      enjoys:
        running &&
        standing.balanceFen > 0 &&
        position !== null &&
        reasonOn(position.life, subsidyTermsOf(loan), asOf) === null,
    };
  });
}

export function flowOf(facts: readonly Fact[], from: Day, to: Day): Flow {
  const within = (on: Day) => on >= from && on <= to;
  const begun = facts.filter((f) => within(f.disbursedOn));
  const events = facts.flatMap((f) => f.events).filter((e) => within(e.on));
  const sum = (kind: string, of: (e: (typeof events)[number]) => Fen) =>
    events.filter((e) => e.kind === kind).reduce((total, e) => total + of(e), 0);
  const whole = (e: (typeof events)[number]) => e.principalFen + e.interestFen + e.penaltyFen;
  return {
    loans: begun.length,
    amountFen: begun.reduce((total, f) => total + f.principalFen, 0),
    persons: new Set(begun.map((f) => f.personId)).size,
    repaidFen: sum("repaid", (e) => e.principalFen),
    extended: events.filter((e) => e.kind === "extended").length,
    compensatedFen: sum("compensated", whole),
    recoveredFen: sum("recovered", whole),
    subsidyFen: facts
      .flatMap((f) => f.paid)
      .filter((p) => within(p.on))
      .reduce((total, p) => total + p.fen, 0),
    jobs: begun.reduce((total, f) => total + f.jobs, 0),
  };
}

/** The three measures kept apart: 当期 of the period, 累计 from the beginning to its end, 在享 on its last day. */
export function figuresOf(facts: readonly Fact[], period: Pick<Period, "from" | "to">): Figures {
  const running = facts.filter((f) => f.running);
  const late = running.filter((f) => f.overdueFen > 0);
  return {
    flow: flowOf(facts, period.from, period.to),
    total: flowOf(facts, "0000-01-01", period.to),
    standing: {
      loans: running.length,
      persons: new Set(running.map((f) => f.personId)).size,
      balanceFen: running.reduce((total, f) => total + f.balanceFen, 0),
      overdueLoans: late.length,
      overdueFen: late.reduce((total, f) => total + f.overdueFen, 0),
      enjoying: new Set(running.filter((f) => f.enjoys).map((f) => f.personId)).size,
    },
  };
}

export const reportDimensions = ["village", "group", "kind"] as const;
export type ReportDimension = (typeof reportDimensions)[number];

/** The same figures by village, by the one primary group, by kind of borrower: each loan stands in one row. */
export function figuresBy(facts: readonly Fact[], by: ReportDimension, period: Pick<Period, "from" | "to">) {
  const keyOf = (f: Fact): string =>
    by === "village" ? String(f.villageId) : by === "group" ? (f.groupCode ?? "none") : f.kind;
  const parts = new Map<string, Fact[]>();
  for (const f of facts) parts.set(keyOf(f), [...(parts.get(keyOf(f)) ?? []), f]);
  return [...parts].map(([key, members]) => ({
    key,
    village: members[0]!.village,
    ...figuresOf(members, period),
  }));
}
