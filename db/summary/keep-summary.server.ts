import type Database from "better-sqlite3";
import { type Measure, measures } from "./measures";
import { liveSql, tablesRead, totalTriggers, triggersOf } from "./summary-sql";

const names = (db: Database.Database, type: "table" | "trigger"): string[] =>
  db.prepare("SELECT name FROM sqlite_master WHERE type = ?").pluck().all(type) as string[];

/** Measures whose tables this database has. */
function kept(db: Database.Database): Measure[] {
  const there = new Set(names(db, "table"));
  if (!there.has("village_month_summary")) return [];
  return measures.filter((m) => tablesRead(m).every((t) => there.has(t)));
}

/** A migration that builds a table anew must not meet triggers that name it. */
export function dropSummaryTriggers(db: Database.Database): void {
  for (const name of names(db, "trigger")) if (name.startsWith("summary_")) db.exec(`DROP TRIGGER ${name}`);
}

/**
 * Puts the triggers of the summary in place when they are not those of this version, and counts everything anew then.
 * What is in place already costs one look at the schema.
 */
export function keepSummary(db: Database.Database): void {
  const wanted = kept(db);
  const sums = names(db, "table").includes("programme_month_summary") ? totalTriggers : [];
  const texts = [...wanted.flatMap(triggersOf), ...sums];
  const present = db
    .prepare("SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'summary\\_%' ESCAPE '\\'")
    .pluck()
    .all() as string[];
  if (texts.length === present.length && texts.every((t) => present.includes(t))) return;
  db.transaction(() => {
    dropSummaryTriggers(db);
    for (const text of texts) db.exec(text);
    countAnew(db);
  })();
}

/** Throws the summary away and counts the live rows. */
export function countAnew(db: Database.Database): void {
  if (!names(db, "table").includes("village_month_summary")) return;
  db.exec("DELETE FROM village_month_summary");
  // What the triggers left of the sums is 0, unless a sum was wrong.
  if (names(db, "table").includes("programme_month_summary")) db.exec("DELETE FROM programme_month_summary");
  for (const m of kept(db))
    db.exec(
      `INSERT INTO village_month_summary (village_id, month, measure, value) SELECT village_id, month, '${m.key}', value FROM (${liveSql(m)})`,
    );
}

export interface SummaryDifference {
  measure: string;
  villageId: number;
  month: string;
  stored: number;
  live: number;
}

/** Every cell of the summary against the live rows, and the sums of all villages (villageId 0) against the cells; what differs, and how many cells were compared. */
export function compareSummary(db: Database.Database): { cells: number; differences: SummaryDifference[] } {
  const differences: SummaryDifference[] = [];
  let cells = 0;
  for (const m of kept(db)) {
    const rows = db
      .prepare(
        `SELECT village_id AS villageId, month, sum(stored) AS stored, sum(live) AS live FROM (
          SELECT village_id, month, value AS stored, 0 AS live FROM village_month_summary WHERE measure = ?
          UNION ALL SELECT village_id, month, 0, value FROM (${liveSql(m)})
        ) GROUP BY 1, 2`,
      )
      .all(m.key) as Omit<SummaryDifference, "measure">[];
    cells += rows.length;
    differences.push(...rows.filter((r) => r.stored !== r.live).map((r) => ({ measure: m.key, ...r })));
  }
  const sums = db
    .prepare(
      `SELECT measure, 0 AS villageId, month, sum(stored) AS stored, sum(live) AS live FROM (
        SELECT measure, month, value AS stored, 0 AS live FROM programme_month_summary
        UNION ALL SELECT measure, month, 0, value FROM village_month_summary
      ) GROUP BY 1, 3 HAVING sum(stored) <> sum(live)`,
    )
    .all() as SummaryDifference[];
  return { cells, differences: [...differences, ...sums] };
}
