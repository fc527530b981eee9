import { addDays, type Day } from "~/platform/dates";

export const courses = ["gyb", "syb", "iyb", "online-business", "livestream"] as const;
export type Course = (typeof courses)[number];

interface Dated {
  region: string;
  fromOn: Day;
  toOn: Day | null;
}

/** The rule of the narrowest region that holds on a day: 371725 before 3717 before 37. */
export function ruleInForce<R extends Dated>(rules: readonly R[], region: string, on: Day): R | undefined {
  return rules
    .filter((r) => region.startsWith(r.region) && r.fromOn <= on && (r.toOn === null || r.toOn >= on))
    .sort((a, b) => b.region.length - a.region.length)[0];
}

/** Why a new version cannot stand beside the others of its course and region: overlaps and gaps are refused. */
export function whyNotVersion(
  existing: readonly Dated[],
  added: Dated,
): "courseRule.overlap" | "courseRule.gap" | "courseRule.backwards" | null {
  if (added.toOn !== null && added.toOn < added.fromOn) return "courseRule.backwards";
  const same = existing
    .filter((r) => r.region === added.region)
    .sort((a, b) => a.fromOn.localeCompare(b.fromOn));
  const end = (r: Dated) => r.toOn ?? "9999-12-31";
  if (same.some((r) => r.fromOn <= end(added) && added.fromOn <= end(r))) return "courseRule.overlap";
  const before = same.filter((r) => end(r) < added.fromOn).at(-1);
  if (before && addDays(end(before), 1) !== added.fromOn) return "courseRule.gap";
  return null;
}

/** The open version of a region that a new one ends: it began before and has no last day yet. */
export const versionAfter = <R extends Dated>(
  existing: readonly R[],
  region: string,
  fromOn: Day,
): R | undefined => existing.find((r) => r.region === region && r.toOn === null && r.fromOn < fromOn);
