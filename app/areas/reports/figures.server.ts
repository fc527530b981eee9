import { connectionOf, type Reader } from "db/client.server";
import { village } from "db/schema";
import { type Measure, type MeasureKey, measureKeys, measureOf } from "db/summary/measures";
import { turnsSql } from "db/summary/summary-sql";
import { min } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { everything, type Period, splitMonths } from "./period";

export type Figures = Record<MeasureKey, number>;
const none = Object.fromEntries(measureKeys.map((k) => [k, 0])) as Figures;
export const noFigures = (): Figures => ({ ...none });

/** `AND column IN (…)` for a scope; ids are numbers. */
export const inVillages = (column: string, scope: VillageScope): string =>
  scope === "all" ? "" : ` AND ${column} IN (${scope.map(Number).join(", ")})`;

/**
 * Condition on the day of a measure; what stands at the end of a period has no beginning, and is told of as long as it
 * counts.
 */
export function daysOf(m: Measure, from: Day | null, to: Day | null): { sql: string; values: Day[] } {
  const first = m.stands ? null : from;
  const still = m.until ? ` AND (${m.until} IS NULL${to ? ` OR ${m.until} > ?` : ""})` : "";
  return {
    sql: `${first ? ` AND ${m.day} >= ?` : ""}${to ? ` AND ${m.day} <= ?` : ""}${still}`,
    values: [...(first ? [first] : []), ...(to ? [to] : []), ...(m.until && to ? [to] : [])],
  };
}

/** From the beginning on, what stands and what happened are counted over the same months: one pass. */
function spansOf(period: Period): readonly (readonly [readonly MeasureKey[], Period])[] {
  if (period.from === null) return [[measureKeys, period]];
  const stands = (key: MeasureKey) => measureOf(key).stands === true;
  return [
    [measureKeys.filter(stands), { ...period, from: null }],
    [measureKeys.filter((k) => !stands(k)), period],
  ];
}

/** Figures of a period, as `group` parts them: whole months from the summary, days at the edges from the rows. */
function* figuresOf(
  db: Reader,
  scope: VillageScope,
  period: Period,
  group: "village" | "all",
): Generator<readonly [villageId: number, key: MeasureKey, value: number]> {
  const sqlite = connectionOf(db);
  const village = (column: string) => (group === "village" ? column : "0");
  const kept = group === "all" && scope === "all" ? "programme_month_summary" : "village_month_summary";
  for (const [keys, span] of spansOf(period)) {
    const { months, edges } = splitMonths(span);
    if (months)
      yield* sqlite
        .prepare(
          `SELECT ${village("village_id")}, measure, sum(value) FROM ${kept}
           WHERE measure IN (${keys.map(() => "?").join(", ")})${months.from ? " AND month >= ?" : ""}${months.to ? " AND month <= ?" : ""}${inVillages("village_id", scope)}
           GROUP BY 1, 2`,
        )
        .raw()
        .all(...keys, ...(months.from ? [months.from] : []), ...(months.to ? [months.to] : [])) as [
        number,
        MeasureKey,
        number,
      ][];
    for (const key of keys)
      for (const edge of edges) {
        const m = measureOf(key);
        yield* sqlite
          .prepare(
            `SELECT ${village("village_id")}, '${key}', sum(value) FROM (${turnsSql(m)}) WHERE day BETWEEN ? AND ?${inVillages("village_id", scope)} GROUP BY 1`,
          )
          .raw()
          .all(edge.from, edge.to) as [number, MeasureKey, number][];
      }
  }
}

/** The figures of each village in a period. Villages with nothing at all are missing. */
export function figuresByVillage(db: Reader, scope: VillageScope, period: Period): Map<number, Figures> {
  const found = new Map<number, Figures>();
  for (const [villageId, key, value] of figuresOf(db, scope, period, "village")) {
    let figures = found.get(villageId);
    if (!figures) {
      figures = noFigures();
      found.set(villageId, figures);
    }
    figures[key] += value;
  }
  return found;
}

/** The figures of all villages in scope together, in a period. */
export function totalsOf(db: Reader, scope: VillageScope, period: Period): Figures {
  const total = noFigures();
  for (const [, key, value] of figuresOf(db, scope, period, "all")) total[key] += value;
  return total;
}

/** All villages together. */
export function sumOf(figures: Iterable<Figures>): Figures {
  const sum = noFigures();
  for (const f of figures) for (const k of measureKeys) sum[k] += f[k];
  return sum;
}

/**
 * One figure month by month, of a village or of all in scope; a month without rows is 0. A month that `within` cuts
 * holds the days inside of it only.
 */
export function seriesOf(
  db: Reader,
  scope: VillageScope,
  key: MeasureKey,
  months: readonly string[],
  within: Period = everything,
): { month: string; value: number }[] {
  const sqlite = connectionOf(db);
  const kept = scope === "all" ? "programme_month_summary" : "village_month_summary";
  const rows = sqlite
    .prepare(
      `SELECT month, sum(value) FROM ${kept} WHERE measure = ? AND month BETWEEN ? AND ?${inVillages("village_id", scope)} GROUP BY 1`,
    )
    .raw()
    .all(key, months[0] ?? "", months.at(-1) ?? "") as [string, number][];
  const values = new Map(rows);
  const m = measureOf(key);
  for (const edge of splitMonths(within).edges) {
    const month = edge.from.slice(0, 7);
    if (!months.includes(month)) continue;
    const cut = sqlite
      .prepare(
        `SELECT coalesce(sum(value), 0) FROM (${turnsSql(m)}) WHERE day BETWEEN ? AND ?${inVillages("village_id", scope)}`,
      )
      .pluck()
      .get(edge.from, edge.to);
    values.set(month, Number(cut));
  }
  return months.map((month) => ({ month, value: values.get(month) ?? 0 }));
}

/** The first month that any figure but the register's has. */
export function firstMonth(db: Reader): string | null {
  const first = connectionOf(db)
    .prepare(
      "SELECT month FROM programme_month_summary WHERE measure = ? AND value <> 0 ORDER BY month LIMIT 1",
    )
    .pluck();
  const found = measureKeys
    .filter((key) => key !== "people" && key !== "households")
    .flatMap((key) => (first.get(key) as string | undefined) ?? []);
  return found.sort()[0] ?? null;
}

/**
 * The month from which the programme reports: that in which its first village joined, or of what was first on record when
 * that came later. Loans of years before are in the sums; they make no issue of a briefing.
 */
export function programmeBegan(db: Reader): string | null {
  const first = firstMonth(db);
  if (first === null) return null;
  const joined = db
    .select({ on: min(village.joinedOn) })
    .from(village)
    .get()
    ?.on?.slice(0, 7);
  return joined && joined > first ? joined : first;
}
