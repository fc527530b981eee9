import type { LateThing } from "~/platform/home/late-thing";

/** Kinds of things that a leader asks about, those with money in them first. */
export const askKinds = [
  "loan",
  "missing",
  "step",
  "loan-visit",
  "stocktake",
  "task",
  "visit",
  "pension",
] as const;
export type AskKind = (typeof askKinds)[number];

/** What a thing is, by the words before the numbers of its key. */
export const kindOf = (thing: Pick<LateThing, "key">): AskKind | undefined =>
  askKinds.find((kind) => kind === thing.key.replace(/-\d.*$/, ""));

/** So many of one kind have a line of their own; more are one line that opens them. */
const alone = 1;

/** Things one by one, and those of which there are many as one line with its number; the longest of a kind first. */
export function askLines<T extends Pick<LateThing, "key" | "dueOn">>(
  things: readonly T[],
): { kind: AskKind; of: readonly [T, ...T[]] }[] {
  return askKinds.flatMap((kind) => {
    const of = things
      .filter((t) => kindOf(t) === kind)
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn) || a.key.localeCompare(b.key));
    const [first, ...others] = of;
    if (!first) return [];
    return of.length > alone
      ? [{ kind, of: [first, ...others] as [T, ...T[]] }]
      : of.map((t) => ({ kind, of: [t] as [T] }));
  });
}
