import type { Database } from "better-sqlite3";
import { connectionOf, type Reader } from "db/client.server";
import { prepared } from "db/prepared";

/** Rows that this process wrote and that change nothing anybody counts. */
const uncounted = new WeakMap<object, number>();

/** Every page asks several times. */
const statements = prepared((connection: Database) => ({
  ours: connection.prepare("select total_changes()").pluck(),
  others: connection.prepare("pragma data_version").pluck(),
}));

const written = (db: Reader): number => statements(connectionOf(db)).ours.get() as number;

/** Changes with every write of this process or another one: what was counted before it has to be counted again. */
export const writeStamp = (db: Reader): string =>
  `${written(db) - (uncounted.get(connectionOf(db)) ?? 0)} ${statements(connectionOf(db)).others.get()}`;

/** A write that leaves `writeStamp` as it is: a line in the log that no page counts. */
export function leavingStamp(db: Reader, write: () => void): void {
  const before = written(db);
  write();
  const connection = connectionOf(db);
  uncounted.set(connection, (uncounted.get(connection) ?? 0) + written(db) - before);
}
