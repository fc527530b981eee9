import { and, gte, lt, type SQL } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** `column LIKE 'abc%'` that uses an index: from abc up to abd (MEASURES: LIKE does not). */
export const startsWith = (column: SQLiteColumn, prefix: string): SQL =>
  and(
    gte(column, prefix),
    lt(column, `${prefix.slice(0, -1)}${String.fromCharCode(prefix.charCodeAt(prefix.length - 1) + 1)}`),
  )!;
