import type Database from "better-sqlite3";
import type { Role } from "~/platform/access/capabilities";

/** How a page is visited: by whom (null: signed out), and where its records come from. */
export interface Visit {
  as: Role | null;
  /** The address; the path itself when it has no parameter. */
  at?: string;
  /** What the server answers; 200 unless told. */
  status?: number;
}

/** Imports that were begun for the visit. */
export interface Drafts {
  matched: number;
  unmatched: number;
  people: number;
  households: number;
}

/** Asks the demo for the number of a record; it has one of everything. */
export const demoIds =
  (db: Database.Database) =>
  (sql: string): number => {
    const found = db.prepare(sql).pluck().get();
    if (typeof found !== "number") throw new Error(`the demo data has nothing for: ${sql}`);
    return found;
  };
