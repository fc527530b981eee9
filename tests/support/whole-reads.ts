import type { Db } from "db/client.server";

/**
 * Statements of a piece of work that read a table from end to end, as SQLite plans them: what grows with everybody. It
 * tells the same on a busy machine as on an idle one, which a clock does not.
 */
export function wholeReads(db: Db, table: string, work: () => void): string[] {
  const client = db.$client;
  const { prepare } = client;
  const asked = new Set<string>();
  const noted = (sql: string) => {
    if (/^\s*(select|with|insert|update|delete)\b/i.test(sql)) asked.add(sql);
    return prepare.call(client, sql);
  };
  client.prepare = noted as typeof prepare;
  try {
    work();
  } finally {
    client.prepare = prepare;
  }
  // A plan without statistics is the same whatever the values are.
  // A plan without statistics is the same whatever the values are.
  const planOf = (sql: string) =>
    client.prepare(`EXPLAIN QUERY PLAN ${sql}`).all(...Array(sql.split("?").length - 1).fill(null)) as {
      detail: string;
    }[];
  // An index of few rows may be read whole: it is there for that.
  const isPartial = client.prepare("SELECT 1 FROM sqlite_master WHERE name = ? AND sql LIKE '% WHERE %'");
  const wholeTable = (detail: string) => {
    const index = / INDEX (\w+)/.exec(detail)?.[1];
    return new RegExp(`^SCAN ${table}\\b`).test(detail) && !(index && isPartial.get(index));
  };
  return [...asked].flatMap((sql) =>
    planOf(sql).flatMap(({ detail }) => (wholeTable(detail) ? [`${detail}: ${sql}`] : [])),
  );
}
