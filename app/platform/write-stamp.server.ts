import { connectionOf, type Reader } from "db/client.server";

/** Rows that this process wrote and that change nothing anybody counts. */
const uncounted = new WeakMap<object, number>();

const written = (db: Reader): number =>
  connectionOf(db).prepare("select total_changes()").pluck().get() as number;

/** Changes with every write of this process or another one: what was counted before it has to be counted again. */
export function writeStamp(db: Reader): string {
  const connection = connectionOf(db);
  const others = connection.pragma("data_version", { simple: true });
  return `${written(db) - (uncounted.get(connection) ?? 0)} ${others}`;
}

/** A write that leaves `writeStamp` as it is: a line in the log that no page counts. */
export function leavingStamp(db: Reader, write: () => void): void {
  const before = written(db);
  write();
  const connection = connectionOf(db);
  uncounted.set(connection, (uncounted.get(connection) ?? 0) + written(db) - before);
}
