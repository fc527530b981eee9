import type { Measure } from "./measures";

/** Alias → table of everything a measure reads. */
const tablesOf = (m: Measure): Record<string, string> => ({
  r: m.table,
  ...Object.fromEntries(Object.entries(m.joined ?? {}).map(([alias, j]) => [alias, j.table])),
});

const seen = (m: Measure): string =>
  m.seenIn
    ? `EXISTS (SELECT 1 FROM ${m.seenIn.table} seen WHERE seen.${m.seenIn.key} = r.id AND seen.${m.seenIn.when})`
    : "true";

/** FROM and WHERE of the rows that count. */
export function rowsOf(m: Measure): string {
  const joins = Object.entries(m.joined ?? {}).map(([alias, j]) => `JOIN ${j.table} ${alias} ON ${j.on}`);
  return `FROM ${m.table} r ${joins.join(" ")} WHERE (${m.where}) AND ${seen(m)}`;
}

/** A row counts from its day on, and is taken away again on the day from which it counts no more. */
export const turnsOf = (m: Measure): { day: string; value: string; where: string }[] => [
  { day: m.day, value: m.value, where: "true" },
  ...(m.until ? [{ day: m.until, value: `-(${m.value})`, where: `${m.until} IS NOT NULL` }] : []),
];

/** Village, day and value of everything that changes a figure: added up to a day, it is the figure of that day. */
export const turnsSql = (m: Measure): string =>
  turnsOf(m)
    .map(
      (turn) =>
        `SELECT ${m.village} AS village_id, ${turn.day} AS day, ${turn.value} AS value ${rowsOf(m)} AND ${turn.where}`,
    )
    .join(" UNION ALL ");

/** Village, month and value of every row, added up. */
export const liveSql = (m: Measure): string =>
  `SELECT village_id, substr(day, 1, 7) AS month, sum(value) AS value FROM (${turnsSql(m)}) GROUP BY 1, 2`;

const put = (select: string): string =>
  `INSERT INTO village_month_summary (village_id, month, measure, value) ${select}
  ON CONFLICT (village_id, measure, month) DO UPDATE SET value = value + excluded.value;`;

/**
 * Adds (or takes away) what counts through one row of one table, the row being NEW or OLD of a trigger. The other tables
 * are read as they are.
 */
function step(m: Measure, alias: string, row: "NEW" | "OLD", sign: 1 | -1): string {
  const others = Object.entries(tablesOf(m)).filter(([a]) => a !== alias);
  const from = others.length > 0 ? `FROM ${others.map(([a, table]) => `${table} ${a}`).join(", ")}` : "";
  const on = Object.values(m.joined ?? {}).map((j) => j.on);
  return turnsOf(m)
    .map((turn) => {
      const where = [...on, `(${m.where})`, seen(m), turn.where].join(" AND ");
      const sql = `SELECT ${m.village}, substr(${turn.day}, 1, 7), '${m.key}', ${sign} * sum(${turn.value}) ${from} WHERE ${where} GROUP BY 1, 2 HAVING count(*) > 0`;
      return put(sql.replace(new RegExp(`\\b${alias}\\.`, "g"), `${row}.`));
    })
    .join("\n");
}

/** Columns of an alias that the measure reads. */
function columnsOf(m: Measure, alias: string): string[] {
  const on = Object.values(m.joined ?? {}).map((j) => j.on);
  const text = [m.village, m.day, m.until ?? "", m.value, m.where, ...on].join(" ");
  const found = [...text.matchAll(new RegExp(`\\b${alias}\\.(\\w+)`, "g"))].map((x) => x[1] as string);
  return [...new Set(found)].sort();
}

const trigger = (name: string, when: string, body: readonly string[]): string =>
  `CREATE TRIGGER ${name} ${when} BEGIN\n${body.join("\n")}\nEND`;

function triggersOfTable(m: Measure, alias: string, table: string): string[] {
  const name = `summary_${m.key}_${table}`;
  const columns = columnsOf(m, alias);
  const changed = columns.map((c) => `OLD.${c} IS NOT NEW.${c}`).join(" OR ");
  const update = trigger(
    `${name}_changed`,
    `AFTER UPDATE OF ${columns.join(", ")} ON ${table} WHEN ${changed}`,
    [step(m, alias, "OLD", -1), step(m, alias, "NEW", 1)],
  );
  // A row of a joined table comes before what hangs on it and goes after it.
  if (alias !== "r") return [update];
  return [
    trigger(`${name}_added`, `AFTER INSERT ON ${table}`, [step(m, alias, "NEW", 1)]),
    update,
    trigger(`${name}_removed`, `AFTER DELETE ON ${table}`, [step(m, alias, "OLD", -1)]),
  ];
}

/** The first sight of a row makes it count, the last one that is taken back makes it not count. */
function triggersOfSight(m: Measure): string[] {
  if (!m.seenIn) return [];
  const { table, key, when } = m.seenIn;
  const rows = (row: "NEW" | "OLD") =>
    `(SELECT count(*) FROM ${table} x WHERE x.${key} = ${row}.${key} AND x.${when})`;
  const count = (row: "NEW" | "OLD", sign: 1 | -1) => {
    const from = Object.entries(tablesOf(m)).map(([a, t]) => `${t} ${a}`);
    const on = Object.values(m.joined ?? {}).map((j) => j.on);
    return put(
      `SELECT ${m.village}, substr(${m.day}, 1, 7), '${m.key}', ${sign} * sum(${m.value}) FROM ${from.join(", ")}
  WHERE ${[...on, `(${m.where})`, `r.id = ${row}.${key}`].join(" AND ")} GROUP BY 1, 2 HAVING count(*) > 0`,
    );
  };
  const name = `summary_${m.key}_${table}`;
  const column = when.split(" ")[0];
  const present = (row: "NEW" | "OLD") => `${row}.${when}`;
  return [
    trigger(`${name}_added`, `AFTER INSERT ON ${table} WHEN ${present("NEW")} AND ${rows("NEW")} = 1`, [
      count("NEW", 1),
    ]),
    trigger(`${name}_removed`, `AFTER DELETE ON ${table} WHEN ${present("OLD")} AND ${rows("OLD")} = 0`, [
      count("OLD", -1),
    ]),
    trigger(
      `${name}_gone`,
      `AFTER UPDATE OF ${column} ON ${table} WHEN ${present("OLD")} AND NOT ${present("NEW")} AND ${rows("OLD")} = 0`,
      [count("OLD", -1)],
    ),
    trigger(
      `${name}_come`,
      `AFTER UPDATE OF ${column} ON ${table} WHEN ${present("NEW")} AND NOT ${present("OLD")} AND ${rows("NEW")} = 1`,
      [count("NEW", 1)],
    ),
  ];
}

/** All triggers that keep a measure. */
export const triggersOf = (m: Measure): string[] => [
  ...Object.entries(tablesOf(m)).flatMap(([alias, table]) => triggersOfTable(m, alias, table)),
  ...triggersOfSight(m),
];

/** Every table a measure reads. */
export const tablesRead = (m: Measure): string[] => [
  ...Object.values(tablesOf(m)),
  ...(m.seenIn ? [m.seenIn.table] : []),
];

const addToAll = (value: string, row: "NEW" | "OLD") =>
  `INSERT INTO programme_month_summary (measure, month, value) VALUES (${row}.measure, ${row}.month, ${value})
  ON CONFLICT (measure, month) DO UPDATE SET value = value + excluded.value;`;

/** Sums of all villages follow the figures of each. */
export const totalTriggers: readonly string[] = [
  trigger("summary_all_added", "AFTER INSERT ON village_month_summary", [addToAll("NEW.value", "NEW")]),
  trigger(
    "summary_all_changed",
    "AFTER UPDATE OF value ON village_month_summary WHEN OLD.value IS NOT NEW.value",
    [addToAll("NEW.value - OLD.value", "NEW")],
  ),
  trigger("summary_all_removed", "AFTER DELETE ON village_month_summary", [addToAll("-OLD.value", "OLD")]),
];
