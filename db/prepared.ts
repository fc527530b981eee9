import { getTableColumns, type Placeholder, sql } from "drizzle-orm";
import type { SQLiteTable } from "drizzle-orm/sqlite-core";

/**
 * Statements compiled once for each connection or transaction: an import writes thousands of rows by the same few, and
 * building one costs more than running it (MEASURES).
 */
export function prepared<On extends object, Statements>(
  make: (on: On) => Statements,
): (on: On) => Statements {
  const known = new WeakMap<On, Statements>();
  return (on) => {
    let statements = known.get(on);
    if (!statements) {
      statements = make(on);
      known.set(on, statements);
    }
    return statements;
  };
}

/** A row of placeholders for an insert that is compiled once; the columns left out take their defaults. */
export const placeholders = <T extends SQLiteTable>(
  table: T,
  leftOut: readonly (keyof T["$inferInsert"])[] = [],
) =>
  Object.fromEntries(
    Object.keys(getTableColumns(table))
      .filter((key) => !leftOut.includes(key as keyof T["$inferInsert"]))
      .map((key) => [key, sql.placeholder(key)]),
  ) as Record<keyof T["$inferInsert"], Placeholder>;
