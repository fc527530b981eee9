import { connectionOf, type Reader } from "db/client.server";
import { calendarEdits } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";

/** What was worked out of each loan, with the revision of the loan that it was worked out of. */
export type KeptByLoan<T> = Map<number, { revision: number; value: T }>;

/** Days whose figures are kept at a time: today, and the ends of the periods that somebody is looking at. */
const daysKept = 6;

/**
 * A place to keep what is worked out of loans as they stand on a day. It is kept until the calendar changes, or the loan
 * itself: whatever happens to a loan raises its `revision` in the same transaction.
 */
export function keptByRevision<T>(): (db: Reader, asOf: Day) => KeptByLoan<T> {
  const known = new WeakMap<object, Map<string, KeptByLoan<T>>>();
  return (db, asOf) => {
    const connection = connectionOf(db);
    const days = known.get(connection) ?? new Map<string, KeptByLoan<T>>();
    known.set(connection, days);
    const of = JSON.stringify([asOf, [...calendarEdits(db).values()]]);
    const kept = days.get(of) ?? new Map();
    // The one asked for last stands last, so that the one nobody asks for goes first.
    days.delete(of);
    days.set(of, kept);
    for (const old of [...days.keys()].slice(0, Math.max(0, days.size - daysKept))) days.delete(old);
    return kept;
  };
}
