import { connectionOf, type Reader } from "db/client.server";
import { writeStamp } from "./write-stamp.server";

interface Answer {
  stamp: string;
  value: unknown;
}
const known = new WeakMap<object, Map<string, Answer>>();
const kept = 500;

/**
 * What `look` found under this key; it looks again only after something was written, by this process or another. The
 * key says all that the answer depends on besides the rows: scope, conditions, language, the day.
 */
export function untilWritten<T>(db: Reader, key: string, look: () => T): T {
  const connection = connectionOf(db);
  // What a transaction sees may never come to be.
  if (connection.inTransaction) return look();
  const answers = known.get(connection) ?? new Map<string, Answer>();
  known.set(connection, answers);
  const stamp = writeStamp(db);
  const before = answers.get(key);
  if (before?.stamp === stamp) return before.value as T;
  const value = look();
  if (answers.size >= kept) answers.clear();
  answers.set(key, { stamp, value });
  return value;
}
