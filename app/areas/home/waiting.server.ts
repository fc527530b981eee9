import type { Db } from "db/client.server";
import type { SignedIn } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { writeStamp } from "~/platform/write-stamp.server";
import { homeSources } from "./home-sources.server";

interface Counted {
  stamp: string;
  counts: Record<string, number>;
}
const known = new WeakMap<Db, Map<string, Counted>>();

/**
 * Things that wait for a person, by item of the menu. Every page shows them, so they are counted again only after
 * something was written.
 */
export function waitingCounts(db: Db, person: SignedIn): Record<string, number> {
  const people = known.get(db) ?? new Map<string, Counted>();
  known.set(db, people);
  const key = JSON.stringify([person.userId, person.grants]);
  const stamp = `${writeStamp(db)} ${todayOn()}`;
  const before = people.get(key);
  if (before?.stamp === stamp) return before.counts;
  const counts = Object.fromEntries(
    homeSources.flatMap((source): [string, number][] => {
      const n = source.waiting(db, person);
      return n > 0 ? [[source.menu, n]] : [];
    }),
  );
  if (people.size > 500) people.clear();
  people.set(key, { stamp, counts });
  return counts;
}
