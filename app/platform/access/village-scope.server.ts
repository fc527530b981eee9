import { or, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { VillageScope } from "./actor";

/** Condition that keeps a query inside the actor's villages; undefined when all are theirs. */
export function withinVillages(column: SQLiteColumn | SQL, scope: VillageScope): SQL | undefined {
  if (scope === "all") return undefined;
  if (scope.length === 0) return sql`0`;
  return sql`${column} in ${[...scope]}`;
}

/** What is inside the villages, or meets another condition: everything when all villages are theirs, where `or` would keep the other condition alone. */
export const insideOr = (inside: SQL | undefined, also: SQL): SQL | undefined => inside && or(inside, also);
