import { addDays, type Day } from "~/platform/dates";

/** What a village is called and where it belongs: what a change of divisions (区划调整) may change. */
export interface VillageStanding {
  name: string;
  townName: string;
  countyName: string;
  code: string;
}

/** A standing that ended, with its last day. */
export interface PastStanding extends VillageStanding {
  untilOn: Day;
}

export type StandingChange = "renamed" | "moved" | "recoded";

/** What differs between a standing and the one that followed, in the order in which it is said. */
export const changesBetween = (before: VillageStanding, after: VillageStanding): StandingChange[] => [
  ...(before.name !== after.name ? (["renamed"] as const) : []),
  ...(before.townName !== after.townName || before.countyName !== after.countyName
    ? (["moved"] as const)
    : []),
  ...(before.code !== after.code ? (["recoded"] as const) : []),
];

/** The standing on a day: the earliest past one that reaches it, else the present one. Every day has exactly one. */
export function standingOn<P extends PastStanding, N extends VillageStanding>(
  past: readonly P[],
  present: N,
  on: Day,
): P | N {
  const reaching = past.filter((p) => p.untilOn >= on);
  return reaching.reduce<P | null>((a, b) => (a && a.untilOn <= b.untilOn ? a : b), null) ?? present;
}

export type WhyNotChanged = "standing.future" | "standing.beforeLast" | "standing.sameDay" | "standing.same";

/**
 * Whether a village can be another from a day on. Changes are entered when they hold, one after the other: a change
 * before the last one would rewrite reports that were made under it.
 */
export function whyNotChanged(
  past: readonly PastStanding[],
  present: VillageStanding,
  next: VillageStanding,
  fromOn: Day,
  today: Day,
): WhyNotChanged | null {
  if (changesBetween(present, next).length === 0) return "standing.same";
  if (fromOn > today) return "standing.future";
  if (past.some((p) => p.untilOn >= fromOn)) return "standing.beforeLast";
  if (past.some((p) => p.untilOn === addDays(fromOn, -1))) return "standing.sameDay";
  return null;
}
