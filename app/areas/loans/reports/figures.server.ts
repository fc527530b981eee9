import { connectionOf, type Reader } from "db/client.server";
import { grantedLoan, loanJob, subsidyLine, village } from "db/schema";
import { and, eq, inArray, isNotNull, lte, ne, sql } from "drizzle-orm";
import { formerVillages } from "~/areas/villages/index.server";
import { inScope, type VillageScope } from "~/platform/access/actor";
import { insideOr } from "~/platform/access/village-scope.server";
import { addDays, type Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { reasonOn } from "../engine/loan-life";
import type { WorkingDay } from "../engine/schedule";
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

/**
 * One loan as the figures see it at the end of a period: what happened to it, and how it stands, in one village. A loan
 * whose borrower moved while it ran is one fact in each of their villages.
 */
export interface Fact {
  loanId: number;
  noteNumber: string;
  personId: number;
  villageId: number;
  village: string;
  groupCode: string | null;
  kind: string;
  disbursedOn: Day;
  /** Whether it was paid out in this village. */
  begun: boolean;
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
  /** The day its last fen of principal and interest came; null while something is owed. */
  settledOn: Day | null;
  balanceFen: Fen;
  overdueFen: Fen;
  enjoys: boolean;
  /** Days in this village, and everything that happened anywhere: for what is worked out day by day. */
  here: { from: Day; to: Day };
  all: Fact["events"];
}

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
    for (const loan of db.select(loanColumns).from(grantedLoan).where(inArray(grantedLoan.id, ids)).all())
      kept.set(loan.id, {
        revision: loan.revision,
        value: workOut(loan, eventsUntil(events.get(loan.id) ?? [], asOf), asOf, isWorkingDay),
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

function workOut(loan: LoanRow, until: readonly EventRow[], asOf: Day, isWorkingDay: WorkingDay): Worked {
  const book = bookOf(loan, until);
  const standing = standingOf(book);
  const position = positionOf({ ...loan, state: standing.state }, until, asOf, isWorkingDay);
  const running = standing.state === "running";
  return {
    events: standingEvents(book).map(({ id, kind, on, principalFen, interestFen, penaltyFen }) => ({
      id,
      kind,
      on,
      principalFen,
      interestFen,
      penaltyFen,
    })),
    running,
    settledOn: standing.state === "settled" ? standing.settledOn : null,
    balanceFen: running ? standing.balanceFen : 0,
    overdueFen: running ? (position?.overdueFen ?? 0) : 0,
    enjoys:
      running &&
      standing.balanceFen > 0 &&
      position !== null &&
      reasonOn(position.life, subsidyTermsOf(loan), asOf) === null,
  };
}

/** The last day that the figures of a period know: its own, or today when that is earlier. */
export const factsDay = (period: Period, today: Day): Day => (period.to < today ? period.to : today);

/** Every loan of a scope as it stood on the last day of a period, or today when that is earlier. */
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
    return stays ? inEachVillage(fact, stays, asOf).filter((f) => inScope(scope, f.villageId)) : [fact];
  });
}

const firstDay: Day = "0000-01-01";
const lastDay: Day = "9999-12-31";

/** What happened in each village where the loan has been, and how it stands in the one of that day. */
function inEachVillage(
  whole: Fact,
  former: readonly { villageId: number; village: string; toOn: Day }[],
  asOf: Day,
): Fact[] {
  const stays = [...former, { villageId: whole.villageId, village: whole.village, toOn: lastDay }];
  return stays.map(({ villageId, village, toOn }, k) => {
    const from = k === 0 ? firstDay : addDays(stays[k - 1]!.toOn, 1);
    const here = (on: Day) => on >= from && on <= toOn;
    const stands = here(asOf);
    return {
      ...whole,
      villageId,
      village,
      begun: here(whole.disbursedOn),
      jobs: here(whole.disbursedOn) ? whole.jobs : 0,
      events: whole.events.filter((e) => here(e.on)),
      paid: whole.paid.filter((p) => here(p.on)),
      running: stands && whole.running,
      balanceFen: stands ? whole.balanceFen : 0,
      overdueFen: stands ? whole.overdueFen : 0,
      enjoys: stands && whole.enjoys,
      here: { from, to: toOn },
    };
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

const noFlow = (): Flow & { people: Set<number> } => ({
  loans: 0,
  amountFen: 0,
  persons: 0,
  repaidFen: 0,
  extended: 0,
  compensatedFen: 0,
  recoveredFen: 0,
  subsidyFen: 0,
  jobs: 0,
  people: new Set(),
});

/**
 * What happened by part of time in one going over the facts: `partOf` names the part of a day; undefined where it lies in
 * none.
 */
export function flowsBy<K>(facts: readonly Fact[], partOf: (on: Day) => K | undefined): Map<K, Flow> {
  const parts = new Map<K, ReturnType<typeof noFlow>>();
  const at = (on: Day) => {
    const key = partOf(on);
    if (key === undefined) return undefined;
    const known = parts.get(key) ?? noFlow();
    parts.set(key, known);
    return known;
  };
  for (const f of facts) {
    const begun = f.begun ? at(f.disbursedOn) : undefined;
    if (begun) {
      begun.loans += 1;
      begun.amountFen += f.principalFen;
      begun.jobs += f.jobs;
      begun.people.add(f.personId);
    }
    for (const e of f.events) {
      const flow = at(e.on);
      if (!flow) continue;
      const whole = e.principalFen + e.interestFen + e.penaltyFen;
      if (e.kind === "repaid") flow.repaidFen += e.principalFen;
      else if (e.kind === "extended") flow.extended += 1;
      else if (e.kind === "compensated") flow.compensatedFen += whole;
      else if (e.kind === "recovered") flow.recoveredFen += whole;
    }
    for (const p of f.paid) {
      const flow = at(p.on);
      if (flow) flow.subsidyFen += p.fen;
    }
  }
  return new Map([...parts].map(([key, { people, ...flow }]) => [key, { ...flow, persons: people.size }]));
}

export const emptyFlow = (): Flow => {
  const { people: _, ...flow } = noFlow();
  return flow;
};

export const flowOf = (facts: readonly Fact[], from: Day, to: Day): Flow =>
  flowsBy(facts, (on) => (on >= from && on <= to ? true : undefined)).get(true) ?? emptyFlow();

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
  for (const f of facts) {
    const members = parts.get(keyOf(f));
    if (members) members.push(f);
    else parts.set(keyOf(f), [f]);
  }
  return [...parts].map(([key, members]) => ({
    key,
    village: members[0]!.village,
    ...figuresOf(members, period),
  }));
}
