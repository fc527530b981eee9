/** A change that the server has taken, kept in the phone: an older list that is opened without network lacks it. */
export interface Taken<T> {
  change: T;
  /** When the server answered, by its own clock; ms UTC. */
  at: number;
  /** The record it turned out to be about, where the answer said so. */
  record: number | null;
}

/** A kept page is shown for twelve hours (decision 023): nothing older is needed; milliseconds. */
const longest = 13 * 3_600_000;
/** `Date` of an answer is in whole seconds; milliseconds. */
const second = 1000;

/** What an answer says of the server's clock, ms UTC. */
export const serverClock = (answer: Response): number =>
  Date.parse(answer.headers.get("date") ?? "") || Date.now();

/** Adds what was just taken: of one key the later counts, and what is too old for any kept page goes. */
export function withTaken<T>(
  before: readonly Taken<T>[],
  more: readonly Taken<T>[],
  keyOf: (change: T) => string,
): Taken<T>[] {
  const now = Math.max(0, ...more.map((m) => m.at));
  const keys = new Set(more.map((m) => keyOf(m.change)));
  return [...before.filter((b) => !keys.has(keyOf(b.change)) && b.at > now - longest), ...more];
}

/** Those that a list, read at an instant of the server's clock, may not have yet. */
export const takenSince = <T>(taken: readonly Taken<T>[], readAt: number): Taken<T>[] =>
  taken.filter((t) => t.at + second > readAt);
