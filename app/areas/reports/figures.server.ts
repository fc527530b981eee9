import { connectionOf, type Reader } from "db/client.server";
import { type Measure, type MeasureKey, measureKeys, measureOf } from "db/summary/measures";
import { rowsOf } from "db/summary/summary-sql";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { type Period, splitMonths } from "./period";

export type Figures = Record<MeasureKey, number>;
export const noFigures = (): Figures => Object.fromEntries(measureKeys.map((k) => [k, 0])) as Figures;

/** `AND column IN (…)` for a scope; ids are numbers. */
export const inVillages = (column: string, scope: VillageScope): string =>
  scope === "all" ? "" : ` AND ${column} IN (${scope.map(Number).join(", ")})`;

/** Condition on the day of a measure; what stands at the end of a period has no beginning. */
export function daysOf(m: Measure, from: Day | null, to: Day | null): { sql: string; values: Day[] } {
  const first = m.stands ? null : from;
  return {
    sql: `${first ? ` AND ${m.day} >= ?` : ""}${to ? ` AND ${m.day} <= ?` : ""}`,
    values: [...(first ? [first] : []), ...(to ? [to] : [])],
  };
}

/**
 * The figures of each village in a period: whole months from the summary, days at the edges from the rows. Villages
 * with nothing at all are missing.
 */
export function figuresByVillage(db: Reader, scope: VillageScope, period: Period): Map<number, Figures> {
  const sqlite = connectionOf(db);
  const found = new Map<number, Figures>();
  const add = (villageId: number, key: MeasureKey, value: number) => {
    const figures = found.get(villageId) ?? noFigures();
    figures[key] += value;
    found.set(villageId, figures);
  };
  const standing = measureKeys.filter((k) => measureOf(k).stands);
  const flowing = measureKeys.filter((k) => !measureOf(k).stands);
  for (const [keys, span] of [
    [standing, { ...period, from: null }],
    [flowing, period],
  ] as const) {
    const { months, edges } = splitMonths(span);
    if (months) {
      const rows = sqlite
        .prepare(
          `SELECT village_id AS villageId, measure, sum(value) AS value FROM village_month_summary
           WHERE measure IN (${keys.map(() => "?").join(", ")})${months.from ? " AND month >= ?" : ""}${months.to ? " AND month <= ?" : ""}${inVillages("village_id", scope)}
           GROUP BY 1, 2`,
        )
        .all(...keys, ...(months.from ? [months.from] : []), ...(months.to ? [months.to] : [])) as {
        villageId: number;
        measure: MeasureKey;
        value: number;
      }[];
      for (const r of rows) add(r.villageId, r.measure, r.value);
    }
    for (const key of keys)
      for (const edge of edges)
        for (const r of liveByVillage(db, measureOf(key), scope, edge)) add(r.villageId, key, r.value);
  }
  return found;
}

function liveByVillage(db: Reader, m: Measure, scope: VillageScope, edge: { from: Day; to: Day }) {
  return connectionOf(db)
    .prepare(
      `SELECT ${m.village} AS villageId, sum(${m.value}) AS value ${rowsOf(m)} AND ${m.day} BETWEEN ? AND ?${inVillages(m.village, scope)} GROUP BY 1`,
    )
    .all(edge.from, edge.to) as { villageId: number; value: number }[];
}

/** All villages together. */
export function sumOf(figures: Iterable<Figures>): Figures {
  const sum = noFigures();
  for (const f of figures) for (const k of measureKeys) sum[k] += f[k];
  return sum;
}

/** One figure month by month, of a village or of all in scope; a month without rows is 0. */
export function seriesOf(
  db: Reader,
  scope: VillageScope,
  key: MeasureKey,
  months: readonly string[],
): { month: string; value: number }[] {
  const rows = connectionOf(db)
    .prepare(
      `SELECT month, sum(value) AS value FROM village_month_summary WHERE measure = ? AND month BETWEEN ? AND ?${inVillages("village_id", scope)} GROUP BY 1`,
    )
    .all(key, months[0] ?? "", months.at(-1) ?? "") as { month: string; value: number }[];
  const values = new Map(rows.map((r) => [r.month, r.value]));
  return months.map((month) => ({ month, value: values.get(month) ?? 0 }));
}

/** The first month that any figure but the register's has. */
export const firstMonth = (db: Reader): string | null =>
  connectionOf(db)
    .prepare(
      "SELECT min(month) FROM village_month_summary WHERE value <> 0 AND measure NOT IN ('people', 'households')",
    )
    .pluck()
    .get() as string | null;
