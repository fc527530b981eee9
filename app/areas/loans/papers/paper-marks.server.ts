import { blindIndex } from "~/platform/sealed.server";
import { drifting, type Fact } from "./stated-facts";

/** Facts by a keyed mark each: whether one is still as a paper says it is seen without reading what it was. */
export type Marks = Partial<Record<Fact, string>>;

export const marksOf = (says: Partial<Record<Fact, unknown>>): Marks =>
  Object.fromEntries(
    Object.entries(says).map(([fact, value]) => [
      fact,
      blindIndex(JSON.stringify(value), "loan.paper-fact").slice(0, 16),
    ]),
  );

/** What an issued paper was marked with, without what other loans and the day move on; none of an older one. */
export function marksOnPaper(paper: { says: string | null }): Marks {
  const marks: Marks = paper.says === null ? {} : JSON.parse(paper.says);
  return Object.fromEntries(Object.entries(marks).filter(([fact]) => !drifting.includes(fact as Fact)));
}

/** The facts of which two differ, of those that both know. */
export const differing = (before: Marks, now: Marks): Fact[] =>
  (Object.keys(before) as Fact[]).filter((fact) => now[fact] !== undefined && now[fact] !== before[fact]);
