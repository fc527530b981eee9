/** What two records of households have in common, and for how many points. Pure. */
export const householdAgreements = [
  "registry-same",
  "head-same",
  "head-name",
  "house-same",
  "members-most",
  "members-some",
  "village-same",
] as const;
export type HouseholdAgreement = (typeof householdAgreements)[number];

/**
 * Points of each agreement. A house number alone is a divided family, a head's name alone is a namesake: neither
 * reaches the threshold by itself.
 */
export const householdPoints: Readonly<Record<HouseholdAgreement, number>> = {
  "registry-same": 60,
  "head-same": 55,
  "head-name": 30,
  "house-same": 30,
  "members-most": 45,
  "members-some": 25,
  "village-same": 5,
};
export const householdThreshold = 60;

export interface HouseholdReason {
  agreement: HouseholdAgreement;
  points: number;
}

export interface SomeoneOfHousehold {
  name: string;
  pinyin: string;
  birthOn: string;
}

export interface ComparableHousehold {
  villageId: number;
  registryNo: string | null;
  houseNumber: string | null;
  head: SomeoneOfHousehold | null;
  /** Everybody else. */
  others: readonly SomeoneOfHousehold[];
}

const same = (a: string | null, b: string | null): boolean => a !== null && a !== "" && a === b;

const sounds = (a: SomeoneOfHousehold, b: SomeoneOfHousehold): boolean =>
  a.name === b.name || a.pinyin.split(" ").some((reading) => b.pinyin.split(" ").includes(reading));

/** The same birth day and the same name, by its signs or its sound. */
const alike = (a: SomeoneOfHousehold, b: SomeoneOfHousehold): boolean =>
  a.birthOn === b.birthOn && sounds(a, b);

/** @returns 0–100, and what the points are for */
export function householdScore(
  a: ComparableHousehold,
  b: ComparableHousehold,
): { score: number; reasons: HouseholdReason[] } {
  const found: HouseholdAgreement[] = [];
  const here = a.villageId === b.villageId;
  if (here && same(a.registryNo, b.registryNo)) found.push("registry-same");
  if (a.head && b.head && alike(a.head, b.head)) found.push("head-same");
  else if (a.head && b.head && here && a.head.name === b.head.name) found.push("head-name");
  if (here && same(a.houseNumber, b.houseNumber)) found.push("house-same");
  const matched = a.others.filter((x) => b.others.some((y) => alike(x, y))).length;
  const fewer = Math.min(a.others.length, b.others.length);
  if (matched > 0) found.push(matched * 2 > fewer ? "members-most" : "members-some");
  if (here && found.length > 0) found.push("village-same");
  const reasons = found.map((agreement) => ({ agreement, points: householdPoints[agreement] }));
  return {
    score: Math.min(
      100,
      reasons.reduce((sum, r) => sum + r.points, 0),
    ),
    reasons,
  };
}
