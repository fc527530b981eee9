import { ageOn, type Day } from "~/platform/dates";
import { head, oddAge, type Relation } from "./relation";

/** Relations of men, and of women; who is 其他亲属 or 非亲属 may be either. Pure. */
export const ofMen: readonly Relation[] = [
  ...(["11", "20", "27", "28", "41", "43", "51", "53", "55"] as const),
  ...(["61", "63", "71", "73", "93", "95"] as const),
];
export const ofWomen: readonly Relation[] = [
  ...(["12", "30", "37", "38", "42", "44", "52", "54", "56"] as const),
  ...(["62", "64", "72", "74", "75", "77", "94", "96"] as const),
];

/** A husband or father-in-law of the wife's side says something of the head, too. */
const headIs: Readonly<Record<string, Sex>> = {
  "11": "female",
  "12": "male",
  "53": "female",
  "54": "female",
  "55": "male",
  "56": "male",
};

/** A head has these only by a marriage of their own, or of their child. */
const byMarriage: readonly string[] = [
  "11",
  "12",
  "27",
  "37",
  "28",
  "38",
  "53",
  "54",
  "55",
  "56",
] satisfies Relation[];
/** Younger than this, nobody is married (民法典 1047 says 20 and 22; some marry by custom before). */
const marries = 18;

/** Younger than this, nobody works or signs for a household (民法典 18): asked, since an orphan may be the head. */
const ofAge = 16;

type Sex = "male" | "female";
interface Somebody {
  sex: Sex;
  birthOn: Day;
}

/** Why a relation is asked about: their sex, the head's sex, their ages, or a child as head. */
export type Doubt = Sex | "head" | "younger" | "older" | "close" | "minor" | "unwed";

/** Whether the word is one for the other sex. */
export const contradictsSex = (relation: string, sex: Sex): boolean =>
  ((sex === "male" ? ofWomen : ofMen) as readonly string[]).includes(relation);

/** What speaks against somebody's being that to the head, or the head, from a day on; null: nothing. */
export function doubtOf(relation: string, who: Somebody, first: Somebody | null, on: Day): Doubt | null {
  if (relation === head) return ageOn(who.birthOn, on) < ofAge ? "minor" : null;
  if (contradictsSex(relation, who.sex)) return who.sex;
  if (!first) return null;
  if ((headIs[relation] ?? first.sex) !== first.sex) return "head";
  const odd = oddAge(relation, who.birthOn, first.birthOn);
  if (odd) return odd.why;
  return byMarriage.includes(relation) && ageOn(first.birthOn, on) < marries ? "unwed" : null;
}
