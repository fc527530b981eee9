import { existsSync } from "node:fs";
import Database from "better-sqlite3";
import { type BetterSQLite3Database, drizzle } from "drizzle-orm/better-sqlite3";
import { readMigrationFiles } from "drizzle-orm/migrator";
import { dropSummaryTriggers, keepSummary } from "./summary/keep-summary.server";

/** The whole database set-up: one file, one writer process, every acknowledged write survives a power cut. */
export type Db = BetterSQLite3Database & { $client: Database.Database };
/** Inside a transaction (synchronous: an async callback throws). */
export type Tx = Parameters<Parameters<Db["transaction"]>[0]>[0];
/** Where reads may happen: outside or inside a transaction. */
export type Reader = Db | Tx;

/** What drizzle knows of a connection. */
interface DrizzleClient {
  connection: Database.Database;
  prepare: (source: string) => Database.Statement;
  transaction: (work: () => unknown) => NativeTransaction;
}
type NativeTransaction = Pick<Database.Transaction, "deferred" | "immediate" | "exclusive">;
const sessionOf = (db: Reader) => (db as unknown as { session: { client: DrizzleClient } }).session;

/** The connection under a database or a transaction: one object for both, for what drizzle has no words for. */
export const connectionOf = (db: Reader): Database.Database => sessionOf(db).client.connection;

/**
 * Statements by their text, the last 1000: drizzle has every query compiled anew, an eighth of the time of a page.
 * Only drizzle gets them: it sets for each use how rows come back, and leaves none half read.
 */
function rememberingStatements(connection: Database.Database): DrizzleClient {
  const known = new Map<string, Database.Statement>();
  const prepare = (source: string): Database.Statement => {
    const kept = known.get(source);
    const statement = kept ?? connection.prepare(source);
    if (kept) known.delete(source);
    if (kept?.reader) kept.raw(false);
    if (known.size >= 1000) known.delete(known.keys().next().value as string);
    known.set(source, statement);
    return statement;
  };
  return { connection, prepare, transaction: (work) => beginsAsWriter(connection.transaction(work)) };
}

/**
 * Every transaction here writes in the end. One that begins as a reader is refused (SQLITE_BUSY_SNAPSHOT, without
 * waiting) when an import commits in its thread before the first write; one that begins as a writer waits its turn.
 */
const beginsAsWriter = (work: NativeTransaction): NativeTransaction => ({
  deferred: work.immediate,
  immediate: work.immediate,
  exclusive: work.exclusive,
});

export class NewerDatabaseError extends Error {
  override name = "NewerDatabaseError";
}

/** How long a write waits for another connection to end its own, in milliseconds. */
export const busyMs = 5000;

/** Opens `file` (or a serialised database) with the product's settings; does not migrate. */
export function openDatabase(file: string | Buffer): Db {
  const sqlite = new Database(file);
  sqlite.pragma("journal_mode = WAL");
  sqlite.pragma("synchronous = FULL");
  sqlite.pragma("foreign_keys = ON");
  sqlite.pragma(`busy_timeout = ${busyMs}`);
  sqlite.pragma("cache_size = -65536");
  sqlite.pragma("temp_store = MEMORY");
  const db = drizzle(sqlite);
  sessionOf(db).client = rememberingStatements(sqlite);
  return db;
}

/**
 * Brings the schema up to date, all pending steps in one transaction.
 * @throws NewerDatabaseError when the file was written by a later version of the product.
 */
export function migrateDatabase(db: Db, migrationsFolder: string): { applied: number; version: number } {
  const steps = readMigrationFiles({ migrationsFolder });
  const sqlite = db.$client;
  sqlite.exec(
    "CREATE TABLE IF NOT EXISTS schema_step (number INTEGER PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL)",
  );
  const done = schemaVersion(db);
  if (done > steps.length)
    throw new NewerDatabaseError(`database has step ${done}, this version knows ${steps.length}`);
  sqlite.transaction(() => {
    if (done < steps.length) dropSummaryTriggers(sqlite);
    for (const [index, step] of steps.entries()) {
      if (index < done) continue;
      for (const statement of step.sql) sqlite.exec(statement);
      sqlite.prepare("INSERT INTO schema_step VALUES (?, ?, ?)").run(index + 1, step.hash, Date.now());
    }
    keepSummary(sqlite);
  })();
  return { applied: steps.length - done, version: steps.length };
}

/** Number of the last migration step in the file; 0 for an empty one. */
export function schemaVersion(db: Db): number {
  const table = db.$client.prepare("SELECT 1 FROM sqlite_master WHERE name = 'schema_step'").get();
  if (!table) return 0;
  return db.$client.prepare("SELECT coalesce(max(number), 0) FROM schema_step").pluck().get() as number;
}

/** True when the file exists already (an empty folder gets the demo data, a used one keeps its own). */
export const databaseExists = (file: string): boolean => existsSync(file);

/** Checkpoints the write-ahead log and closes. */
export function closeDatabase(db: Db): void {
  if (!db.$client.open) return;
  db.$client.pragma("wal_checkpoint(TRUNCATE)");
  db.$client.close();
}
