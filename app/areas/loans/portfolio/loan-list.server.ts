import type { Reader } from "db/client.server";
import { grantedLoan, loanBank } from "db/schema";
import { and, asc, desc, eq, gte, inArray, lt, lte, ne, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { ageOf } from "../engine/arrears";
import { loanInScope } from "../money/loan-record.server";
import { positions } from "../money/positions.server";
import { runningLoans } from "../money/running-loans.server";
import { type LoanStanding, standings } from "../money/standings.server";
import { type RowOfLoan, rowOfPosition } from "./loan-rows";
import type { LoanFilter, LoanView, Stage } from "./loan-view";

export const loansAPage = 50;

const inStage = (stage: LoanFilter["stage"]): SQL | undefined => {
  switch (stage) {
    case undefined:
      return ne(grantedLoan.state, "undone");
    case "compensated":
      return inArray(grantedLoan.state, ["compensated", "recovered", "written-off"]);
    case "overdue":
      return eq(grantedLoan.state, "running");
    case "extended":
      return and(
        eq(grantedLoan.state, "running"),
        sql`exists (select 1 from loan_event e where e.loan_id = ${grantedLoan.id} and e.kind = 'extended')`,
      );
    default:
      return eq(grantedLoan.state, stage);
  }
};

function matchesTerm(term: string): SQL | undefined {
  const part = `%${term.replace(/[\\%_]/g, "\\$&")}%`;
  return or(
    sql`${grantedLoan.noteNumber} like ${part} escape '\\'`,
    sql`${grantedLoan.contractNumber} like ${part} escape '\\'`,
    sql`${grantedLoan.personId} in (select p.id from person p where p.name like ${part} escape '\\' or p.pinyin like ${part} escape '\\')`,
  );
}

export const loanConditions = (f: LoanFilter): SQL | undefined =>
  and(
    inStage(f.age ? "overdue" : f.stage),
    f.term ? matchesTerm(f.term) : undefined,
    f.villageId ? eq(grantedLoan.villageId, f.villageId) : undefined,
    f.bankId ? eq(grantedLoan.bankId, f.bankId) : undefined,
    f.officer ? eq(grantedLoan.enteredByName, f.officer) : undefined,
    f.year ? sql`substr(${grantedLoan.disbursedOn}, 1, 4) = ${String(f.year)}` : undefined,
    f.from ? gte(grantedLoan.disbursedOn, f.from) : undefined,
    f.to ? lte(grantedLoan.disbursedOn, f.to) : undefined,
    f.group
      ? f.group === "none"
        ? sql`${grantedLoan.groupCode} is null`
        : eq(grantedLoan.groupCode, f.group)
      : undefined,
    f.kind ? eq(grantedLoan.kind, f.kind) : undefined,
  );

const late = (p: Pick<LoanStanding, "overdueFen" | "arrears">, f: LoanFilter) =>
  p.overdueFen > 0 &&
  (f.age === undefined ||
    p.arrears.some((row) => (f.age === "30+" ? row.daysLate > 30 : ageOf(row.daysLate) === f.age)));

/** All loans of a filter as they stand on a day, the newest first: for a file. */
export function loansOfFilter(db: Reader, scope: VillageScope, filter: LoanFilter, asOf: Day) {
  const found = positions(db, scope, asOf, loanConditions(filter));
  return (filter.stage === "overdue" || filter.age ? found.filter((p) => late(p, filter)) : found).sort(
    (a, b) => b.loan.id - a.loan.id,
  );
}

/** Loans of a filter, the newest first, a page at a time; those overdue are found by their dues. */
export function listLoans(db: Reader, scope: VillageScope, view: LoanView, today: Day) {
  const { filter, after } = view;
  const where = loanConditions(filter);
  if (filter.stage === "overdue" || filter.age) {
    const all = runningLoans(db, scope, today, where)
      .filter((p) => late(p, filter))
      .sort((a, b) => b.daysLate - a.daysLate || a.id - b.id);
    const start = after === null ? 0 : all.findIndex((p) => p.id === after) + 1;
    const rows: RowOfLoan[] = all.slice(start, start + loansAPage);
    return { rows, count: all.length, more: start + loansAPage < all.length };
  }
  const scoped = and(loanInScope(scope), where);
  const ids = db
    .select({ id: grantedLoan.id })
    .from(grantedLoan)
    .where(and(scoped, after === null ? undefined : lt(grantedLoan.id, after)))
    .orderBy(desc(grantedLoan.id))
    .limit(loansAPage + 1)
    .all()
    .map((r) => r.id);
  const shown = ids.slice(0, loansAPage);
  const rows = shown.length === 0 ? [] : positions(db, scope, today, inArray(grantedLoan.id, shown));
  const count = db.select({ n: sql<number>`count(*)` }).from(grantedLoan).where(scoped).get()?.n ?? 0;
  return {
    rows: rows.map(rowOfPosition).sort((a, b) => b.id - a.id),
    count,
    more: ids.length > loansAPage,
  };
}

/** How many loans stand in each stage; overdue ones are counted by their dues. */
export function stageCounts(db: Reader, scope: VillageScope, today: Day): Record<Stage, number> {
  const running = standings(db, scope, today);
  const states = db
    .select({ state: grantedLoan.state, n: sql<number>`count(*)` })
    .from(grantedLoan)
    .where(loanInScope(scope))
    .groupBy(grantedLoan.state)
    .all();
  const of = (...names: string[]) =>
    states.filter((s) => names.includes(s.state)).reduce((sum, s) => sum + s.n, 0);
  return {
    all: of("running", "settled", "compensated", "recovered", "written-off"),
    running: of("running"),
    overdue: running.filter((p) => p.overdueFen > 0).length,
    extended: running.filter((p) => p.extended).length,
    settled: of("settled"),
    compensated: of("compensated", "recovered", "written-off"),
  };
}

export const banksOf = (db: Reader) =>
  db
    .select({ id: loanBank.id, name: loanBank.name, nameEn: loanBank.nameEn })
    .from(loanBank)
    .orderBy(asc(loanBank.id))
    .all();

export const officersOf = (db: Reader, scope: VillageScope): string[] =>
  db
    .selectDistinct({ name: grantedLoan.enteredByName })
    .from(grantedLoan)
    .where(loanInScope(scope))
    .all()
    .map((r) => r.name);

export const yearsOfLoans = (db: Reader, scope: VillageScope): number[] =>
  db
    .selectDistinct({ year: sql<string>`substr(${grantedLoan.disbursedOn}, 1, 4)` })
    .from(grantedLoan)
    .where(loanInScope(scope))
    .all()
    .map((r) => Number(r.year))
    .sort((a, b) => b - a);
