import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanBank, person, village } from "db/schema";
import { and, desc, eq, inArray, like, lt, or, type SQL, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { type ListFilter, type ListSort, statesOf } from "./list-view";

/** A term is looked for in name, pinyin, business; DK-2026-0003 is a number. */
function matchesTerm(term: string): SQL | undefined {
  const number = term.match(/^DK[-\s]?(\d{4})[-\s]?(\d{1,5})$/i);
  if (number)
    return and(eq(loanApplication.year, Number(number[1])), eq(loanApplication.number, Number(number[2])));
  const plain = term.replace(/[\\%_]/g, "\\$&");
  const has = (column: SQL) => sql`${column} like ${`%${plain}%`} escape '\\'`;
  const letters = plain.toLowerCase().replace(/\s/g, "");
  return or(
    has(sql`${person.name}`),
    has(sql`coalesce(${person.formerNames}, '')`),
    has(sql`coalesce(${loanApplication.businessName}, '')`),
    /^[a-z]+$/.test(letters)
      ? or(like(person.pinyin, `${letters}%`), like(person.initials, `${letters}%`))
      : undefined,
  );
}

/** A filter with the rows that wait for somebody, where it asks for them. */
export type FoundFilter = ListFilter & { waitingIds?: readonly number[] };

function conditions(scope: VillageScope, f: FoundFilter, today: Day): SQL | undefined {
  return and(
    withinVillages(loanApplication.villageId, scope),
    f.stage ? inArray(loanApplication.state, [...statesOf[f.stage]]) : undefined,
    f.state ? eq(loanApplication.state, f.state) : undefined,
    f.villageId ? eq(loanApplication.villageId, f.villageId) : undefined,
    f.bankId ? eq(loanApplication.bankId, f.bankId) : undefined,
    f.officer ? eq(loanApplication.enteredByName, f.officer) : undefined,
    f.kind ? eq(loanApplication.kind, f.kind) : undefined,
    f.year ? eq(loanApplication.year, f.year) : undefined,
    f.late ? lt(loanApplication.dueOn, today) : undefined,
    f.mine ? (f.waitingIds?.length ? inArray(loanApplication.id, [...f.waitingIds]) : sql`0`) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

const listed = (db: Reader) =>
  db
    .select({
      application: loanApplication,
      person: { id: person.id, name: person.name, phone: person.phone },
      village,
      bank: loanBank.name,
      bankEn: loanBank.nameEn,
      loanId: sql<
        number | null
      >`(select l.id from ${grantedLoan} l where l.application_id = ${loanApplication.id} and l.state <> 'undone' limit 1)`,
    })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .leftJoin(loanBank, eq(loanBank.id, loanApplication.bankId));
export type ListedApplication = Awaited<ReturnType<typeof listed>>[number];

/** A step without a limit comes after those that have one. */
const due = sql`coalesce(${loanApplication.dueOn}, '9999-12-31')`;
const amount = sql`coalesce(${loanApplication.amountFen}, 0)`;
const orders: Record<ListSort, RowOrder<ListedApplication>> = {
  applied: { by: sql`${loanApplication.appliedOn}`, down: false, of: (r) => r.application.appliedOn },
  "-applied": { by: sql`${loanApplication.appliedOn}`, down: true, of: (r) => r.application.appliedOn },
  due: { by: due, down: false, of: (r) => r.application.dueOn ?? "9999-12-31" },
  "-due": { by: due, down: true, of: (r) => r.application.dueOn ?? "9999-12-31" },
  amount: { by: amount, down: false, of: (r) => r.application.amountFen ?? 0, numeric: true },
  "-amount": { by: amount, down: true, of: (r) => r.application.amountFen ?? 0, numeric: true },
};

/** One page of applications, by keyset in both directions. */
export function listApplications(
  db: Reader,
  scope: VillageScope,
  filter: FoundFilter,
  sort: ListSort,
  cursor: Cursor | null,
  size: number,
  today = todayOn(),
): KeysetPage<ListedApplication> {
  return readKeysetPage(
    orders[sort],
    { id: loanApplication.id, idOf: (r) => r.application.id },
    cursor,
    size,
    (edge) =>
      listed(db)
        .where(and(conditions(scope, filter, today), edge.where))
        .orderBy(...edge.orderBy)
        .limit(edge.limit)
        .all(),
  );
}

export const countApplications = (
  db: Reader,
  scope: VillageScope,
  filter: FoundFilter,
  today = todayOn(),
): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .where(conditions(scope, filter, today))
    .get()?.n ?? 0;

/** All applications of a filter, newest first: for an export, the board and the search. */
export const allApplications = (
  db: Reader,
  scope: VillageScope,
  filter: FoundFilter,
  limit = 100_000,
  today = todayOn(),
): ListedApplication[] =>
  listed(db)
    .where(conditions(scope, filter, today))
    .orderBy(desc(loanApplication.appliedOn), desc(loanApplication.id))
    .limit(limit)
    .all();

/** Years and officers that there are, for the choices of the filter. */
export function choicesOf(db: Reader, scope: VillageScope): { years: number[]; officers: string[] } {
  const rows = db
    .selectDistinct({ year: loanApplication.year, officer: loanApplication.enteredByName })
    .from(loanApplication)
    .where(withinVillages(loanApplication.villageId, scope))
    .all();
  return {
    years: [...new Set(rows.map((r) => r.year))].sort((a, b) => b - a),
    officers: [...new Set(rows.map((r) => r.officer))].sort(),
  };
}
