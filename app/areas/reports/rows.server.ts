import { connectionOf, type Reader } from "db/client.server";
import { type MeasureKey, measureOf } from "db/summary/measures";
import { rowsOf, turnsOf } from "db/summary/summary-sql";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { daysOf, inVillages } from "./figures.server";

export interface FigureRow {
  id: number;
  villageId: number;
  on: Day;
  value: number;
  personId: number | null;
  personName: string | null;
  name: string | null;
  record: number;
}

export interface RowsAsked {
  key: MeasureKey;
  villageId: number | null;
  from: Day | null;
  to: Day | null;
}

const within = (scope: VillageScope, villageId: number | null): VillageScope =>
  villageId === null ? scope : scope === "all" || scope.includes(villageId) ? [villageId] : [];

/**
 * SELECT of the rows behind a figure, and the days it asks for. What comes and goes is told within a period as it is
 * counted there: one row for what came, another, taken away, for what went. From the beginning on it is what still stands.
 */
function behind(scope: VillageScope, { key, villageId, from, to }: RowsAsked): { sql: string; days: Day[] } {
  const m = measureOf(key);
  const comesAndGoes = m.until !== undefined && !m.stands && from !== null;
  const parts = comesAndGoes ? turnsOf(m) : [{ day: m.day, value: m.value, where: "true" }];
  const days = daysOf(comesAndGoes ? { ...m, until: undefined } : m, from, to);
  const sql = parts.map(
    (part) =>
      `SELECT r.rowid AS id, ${m.village} AS villageId, ${part.day} AS "on", ${part.value} AS value, ${m.person ?? "NULL"} AS personId, ${m.name} AS name, ${m.record} AS record
      ${rowsOf(m)} AND ${part.where}${days.sql.replaceAll(m.day, part.day)}${inVillages(m.village, within(scope, villageId))}`,
  );
  return { sql: sql.join(" UNION ALL "), days: parts.flatMap(() => days.values) };
}

/** How many rows stand behind a figure, and what they add up to. */
export function sumOfRows(
  db: Reader,
  scope: VillageScope,
  asked: RowsAsked,
): { rows: number; value: number } {
  const { sql, days } = behind(scope, asked);
  return connectionOf(db)
    .prepare(`SELECT count(*) AS rows, coalesce(sum(value), 0) AS value FROM (${sql})`)
    .get(...days) as { rows: number; value: number };
}

/** The rows behind a figure, the latest first. `skip` of them stand on the pages before. */
export function rowsBehind(
  db: Reader,
  scope: VillageScope,
  asked: RowsAsked,
  page: { skip: number; limit: number },
): FigureRow[] {
  const { sql, days } = behind(scope, asked);
  return connectionOf(db)
    .prepare(
      `SELECT q.*, p.name AS personName FROM (
        SELECT * FROM (${sql}) ORDER BY "on" DESC, id DESC, value LIMIT ? OFFSET ?
      ) q LEFT JOIN person p ON p.id = q.personId ORDER BY q."on" DESC, q.id DESC, q.value`,
    )
    .all(...days, page.limit, page.skip) as FigureRow[];
}
