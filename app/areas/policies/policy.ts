import { addDays, type Day } from "~/platform/dates";
import { type Confidence, isPolicyKey, type PolicyKey, policyKeys } from "./policy-key";

/** The whole country, as a region. */
export const national = "0";
/** A place that the source does not name: its version holds nowhere and stands for comparison. */
export const placeUnknown = "99";

/** Whether a rule of a region holds in a place: 371725 lies in 3717, in 37 and in the country. */
export const covers = (region: string, place: string): boolean =>
  region === national || place.startsWith(region);

export interface PolicyValueRow {
  key: string;
  value: string;
  clause: string | null;
  source: string;
  confidence: Confidence;
}

export interface PolicyVersionRow {
  id: number;
  region: string;
  fromOn: Day;
  toOn: Day | null;
  document: string;
  values: readonly PolicyValueRow[];
}

/** A value in force, and the version that says it. */
export interface ValueInForce extends PolicyValueRow {
  versionId: number;
  region: string;
  document: string;
}

/** What holds in a place on a day: the narrowest version first, and what it does not say from the wider ones. */
export interface PolicyInForce {
  on: Day;
  place: string;
  /** The narrowest version: the one a loan is frozen under. */
  version: PolicyVersionRow;
  versions: readonly PolicyVersionRow[];
  values: Partial<Record<PolicyKey, ValueInForce>>;
}

const width = (region: string) => (region === national ? 0 : region.length);

const holdsOn = (v: { fromOn: Day; toOn: Day | null }, on: Day): boolean =>
  v.fromOn <= on && (v.toOn === null || on <= v.toOn);

/** The policy of a place on a day; null when none is in force there. */
export function policyOn(
  versions: readonly PolicyVersionRow[],
  place: string,
  on: Day,
): PolicyInForce | null {
  const chain = versions
    .filter((v) => covers(v.region, place) && holdsOn(v, on))
    .sort((a, b) => width(b.region) - width(a.region));
  const version = chain[0];
  if (!version) return null;
  const values: PolicyInForce["values"] = {};
  for (const v of chain)
    for (const row of v.values)
      if (isPolicyKey(row.key) && !values[row.key])
        values[row.key] = { ...row, versionId: v.id, region: v.region, document: v.document };
  return { on, place, version, versions: chain, values };
}

type NumberKey = {
  [K in PolicyKey]: (typeof policyKeys)[K] extends "rule" | "reference" | "age" | "choice" | "counting"
    ? never
    : K;
}[PolicyKey];

/** A value as a whole number in the unit of its key; null when no version says it. */
export function numberOf(policy: Pick<PolicyInForce, "values">, key: NumberKey): number | null {
  const row = policy.values[key];
  return row ? Number(row.value) : null;
}

export const wordOf = (policy: Pick<PolicyInForce, "values">, key: PolicyKey): string | null =>
  policy.values[key]?.value ?? null;

interface Dated {
  region: string;
  fromOn: Day;
  toOn: Day | null;
}

export interface WhyNotVersion {
  why: "policy.overlap" | "policy.gap" | "policy.backwards";
  /** First and last day without a rule, or with two. */
  from: Day;
  to: Day;
}

const end = (v: Dated): Day => v.toOn ?? "9999-12-31";

/**
 * Why a version cannot stand beside the others of its region: on each day from the first version on a region has
 * exactly one (DOMAIN §8.2). Before its first version a region follows the wider one.
 */
export function whyNotVersion(existing: readonly Dated[], added: Dated): WhyNotVersion | null {
  if (added.toOn !== null && added.toOn < added.fromOn)
    return { why: "policy.backwards", from: added.fromOn, to: added.toOn };
  const same = existing
    .filter((v) => v.region === added.region)
    .sort((a, b) => (a.fromOn < b.fromOn ? -1 : 1));
  const hit = same.find((v) => v.fromOn <= end(added) && added.fromOn <= end(v));
  if (hit)
    return {
      why: "policy.overlap",
      from: hit.fromOn > added.fromOn ? hit.fromOn : added.fromOn,
      to: end(hit) < end(added) ? end(hit) : end(added),
    };
  const before = same.filter((v) => end(v) < added.fromOn).at(-1);
  if (before && addDays(end(before), 1) < added.fromOn)
    return { why: "policy.gap", from: addDays(end(before), 1), to: addDays(added.fromOn, -1) };
  const after = same.find((v) => v.fromOn > end(added));
  if (after && addDays(end(added), 1) < after.fromOn)
    return { why: "policy.gap", from: addDays(end(added), 1), to: addDays(after.fromOn, -1) };
  return null;
}

/** What two sets of values say differently, in the order of the keys. */
export function differences(
  before: readonly PolicyValueRow[],
  after: readonly PolicyValueRow[],
): { key: PolicyKey; before: string | null; after: string | null }[] {
  const old = new Map(before.map((r) => [r.key, r.value]));
  const now = new Map(after.map((r) => [r.key, r.value]));
  return (Object.keys(policyKeys) as PolicyKey[])
    .map((key) => ({ key, before: old.get(key) ?? null, after: now.get(key) ?? null }))
    .filter((d) => d.before !== d.after);
}
