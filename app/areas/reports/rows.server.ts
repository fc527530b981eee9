import { connectionOf, type Reader } from "db/client.server";
import { type MeasureKey, measureOf } from "db/summary/measures";
import { rowsOf } from "db/summary/summary-sql";
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

/** How many rows stand behind a figure, and what they add up to. */
export function sumOfRows(
  db: Reader,
  scope: VillageScope,
  asked: RowsAsked,
): { rows: number; value: number } {
  const m = measureOf(asked.key);
  const days = daysOf(m, asked.from, asked.to);
  return connectionOf(db)
    .prepare(
      `SELECT count(*) AS rows, coalesce(sum(${m.value}), 0) AS value ${rowsOf(m)}${days.sql}${inVillages(m.village, within(scope, asked.villageId))}`,
    )
    .get(...days.values) as { rows: number; value: number };
}

/** The rows behind a figure, the latest first. `skip` of them stand on the pages before. */
export function rowsBehind(
  db: Reader,
  scope: VillageScope,
  asked: RowsAsked,
  page: { skip: number; limit: number },
): FigureRow[] {
  const m = measureOf(asked.key);
  const days = daysOf(m, asked.from, asked.to);
  const person = m.person ?? "NULL";
  return connectionOf(db)
    .prepare(
      `SELECT q.*, p.name AS personName FROM (
        SELECT r.rowid AS id, ${m.village} AS villageId, ${m.day} AS "on", ${m.value} AS value, ${person} AS personId, ${m.name} AS name, ${m.record} AS record
        ${rowsOf(m)}${days.sql}${inVillages(m.village, within(scope, asked.villageId))}
        ORDER BY 3 DESC, 1 DESC LIMIT ? OFFSET ?
      ) q LEFT JOIN person p ON p.id = q.personId ORDER BY q."on" DESC, q.id DESC`,
    )
    .all(...days.values, page.limit, page.skip) as FigureRow[];
}
