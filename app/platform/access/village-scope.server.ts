import { inArray, type SQL, sql } from "drizzle-orm";
import type { SQLiteColumn } from "drizzle-orm/sqlite-core";
import type { VillageScope } from "./actor";

/** Condition that keeps a query inside the actor's villages; undefined when all are theirs. */
export function withinVillages(column: SQLiteColumn, scope: VillageScope): SQL | undefined {
  if (scope === "all") return undefined;
  if (scope.length === 0) return sql`0`;
  return inArray(column, [...scope]);
}
