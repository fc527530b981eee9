import { connectionOf, type Reader } from "db/client.server";
import { division, village } from "db/schema";
import { type MeasureKey, measureKeys, measureOf } from "db/summary/measures";
import { turnsSql } from "db/summary/summary-sql";
import { and, asc, desc, eq, inArray, type SQL, sql } from "drizzle-orm";
import { matchesVillage, type Village, villagesThen } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Language } from "~/platform/i18n/text";
import { oneOf, wholeNumber } from "~/platform/list-address";
import { placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { type Period, splitMonths } from "./period";

/** Villages of one page of the overview. */
export const villagesOnPage = 50;

/** Which villages the table shows, in which order: by code, or by a figure, the most (or with `least` the fewest) first. */
export interface OverviewView {
  term?: string;
  sort: MeasureKey | null;
  least: boolean;
  page: number;
}

export function readOverviewView(params: URLSearchParams): OverviewView {
  const sort = params.get("sort") ?? "";
  return {
    term: params.get("q")?.trim().slice(0, 40) || undefined,
    sort: oneOf(measureKeys, sort.replace(/^-/, "")) ?? null,
    least: sort.startsWith("-"),
    page: wholeNumber(params.get("page"), 1_000_000) ?? 0,
  };
}

/** What an address says of a view; the first page has no number. */
export const viewParts = (v: OverviewView): [string, string][] => [
  ...(v.term ? [["q", v.term] as [string, string]] : []),
  ...(v.sort ? [["sort", v.least ? `-${v.sort}` : v.sort] as [string, string]] : []),
  ...(v.page > 0 ? [["page", String(v.page)] as [string, string]] : []),
];

/** Months of the summary that a measure counts in a period, as SQL; days at the edges do not matter here. */
function monthsOf(period: Period, stands: boolean): SQL {
  const from = period.from && !stands ? sql` and s.month >= ${period.from.slice(0, 7)}` : sql``;
  const to = period.to ? sql` and s.month <= ${period.to.slice(0, 7)}` : sql``;
  return sql`${from}${to}`;
}

/** Villages that left the programme are shown only while they count for something in the period. */
const counts = (period: Period): SQL => {
  const standing = measureKeys.filter((k) => measureOf(k).stands);
  const of = sql`select 1 from village_month_summary s where s.village_id = ${village.id}`;
  // Who came and went is nobody that stands there.
  const stands = sql`exists (${of} and s.measure in ${standing}${monthsOf(period, true)} group by s.measure having sum(s.value) <> 0)`;
  const any = sql`exists (${of} and s.value <> 0 and s.measure not in ${standing}${monthsOf(period, false)})`;
  return sql`(${village.leftOn} is null or ${village.leftOn} >= ${todayOn()} or ${stands} or ${any})`;
};

const shownOf = (scope: VillageScope, period: Period, term?: string): SQL | undefined =>
  and(withinVillages(village.id, scope), counts(period), term ? matchesVillage(readTerm(term)) : undefined);

/** How many villages an overview has; with a term, how many of them it means. */
export const countShown = (db: Reader, scope: VillageScope, period: Period, term?: string): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(village)
    .innerJoin(division, eq(division.id, village.divisionId))
    .where(shownOf(scope, period, term))
    .get()?.n ?? 0;

/** Value of a figure by village in a period: whole months from the summary, days at the edges from the rows. */
function valuesBy(key: MeasureKey, period: Period): SQL {
  const m = measureOf(key);
  const { months, edges } = splitMonths(m.stands ? { ...period, from: null } : period);
  const whole = months
    ? sql`select s.village_id, s.value from village_month_summary s where s.measure = ${key}${months.from ? sql` and s.month >= ${months.from}` : sql``}${months.to ? sql` and s.month <= ${months.to}` : sql``}`
    : sql`select 0 as village_id, 0 as value where false`;
  const cut = edges.map(
    (e) =>
      sql` union all select village_id, value from (${sql.raw(turnsSql(m))}) where day between ${e.from} and ${e.to}`,
  );
  return sql`(select village_id, sum(value) as value from (${whole}${sql.join(cut, sql``)}) group by 1) f`;
}

/** One page of villages, in the order of a view. */
export function pageOfVillages(
  db: Reader,
  scope: VillageScope,
  period: Period,
  view: OverviewView,
): Village[] {
  const base = db
    .select({ village })
    .from(village)
    .innerJoin(division, eq(division.id, village.divisionId))
    .$dynamic();
  const value = sql`coalesce(f.value, 0)`;
  const asked =
    view.sort === null
      ? base.where(shownOf(scope, period, view.term)).orderBy(asc(village.code))
      : base
          .leftJoin(valuesBy(view.sort, period), sql`f.village_id = ${village.id}`)
          .where(shownOf(scope, period, view.term))
          .orderBy(view.least ? asc(value) : desc(value), asc(village.code));
  const rows = asked
    .limit(villagesOnPage)
    .offset(view.page * villagesOnPage)
    .all();
  return villagesThen(
    db,
    rows.map((r) => r.village),
    period.to,
  );
}

/** One figure month by month of each of some villages: one question for all of them. */
export function seriesByVillage(
  db: Reader,
  ids: readonly number[],
  key: MeasureKey,
  months: readonly string[],
): Map<number, number[]> {
  const found = new Map(ids.map((id) => [id, months.map(() => 0)]));
  if (ids.length === 0) return found;
  const at = new Map(months.map((m, i) => [m, i]));
  const rows = connectionOf(db)
    .prepare(
      `SELECT village_id, month, value FROM village_month_summary WHERE measure = ? AND month BETWEEN ? AND ? AND village_id IN (${ids.map(Number).join(", ")})`,
    )
    .raw()
    .all(key, months[0] ?? "", months.at(-1) ?? "") as [number, string, number][];
  for (const [id, month, value] of rows) {
    const series = found.get(id);
    const i = at.get(month);
    if (series && i !== undefined) series[i] = value;
  }
  return found;
}

/** Names of some villages, with their towns, as they were at the end of a period; null for one that goes on. */
export function namesOf(
  db: Reader,
  ids: readonly number[],
  language: Language,
  on: Day | null,
): Map<number, string> {
  const villages = db
    .select()
    .from(village)
    .where(inArray(village.id, [...new Set(ids)]))
    .all();
  return new Map(villagesThen(db, villages, on).map((v) => [v.id, placeLabel(v, language)]));
}
