import { type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";

/** `column LIKE '%part%'` with the part as it was typed: a percent sign or underscore in it is itself. */
export const contains = (column: SQLiteColumn | SQL, part: string): SQL =>
  sql`${column} like ${`%${part.replace(/[\\%_]/g, "\\$&")}%`} escape '\\'`;
