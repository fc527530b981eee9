import type { Day } from "~/platform/dates";

/**
 * How much two records look like one person: points for what agrees, weights that an administrator may tune
 * (the ones here are the start). Pure.
 */
export const agreements = [
  "name-same",
  "name-sounds",
  "name-close",
  "birth-same",
  "birth-close",
  "phone-same",
  "phone-close",
  "village-same",
] as const;
export type Agreement = (typeof agreements)[number];

export type DuplicateRules = Readonly<Record<Agreement, number>> & {
  /** From this many points on a pair goes to the work list. */
  readonly threshold: number;
};

export const usualRules: DuplicateRules = {
  "name-same": 34,
  "name-sounds": 22,
  "name-close": 12,
  "birth-same": 38,
  "birth-close": 24,
  "phone-same": 36,
  "phone-close": 24,
  "village-same": 12,
  threshold: 70,
};

/** What the comparison needs to know of a person. */
export interface Comparable {
  name: string;
  /** Readings joined by a space. */
  pinyin: string;
  birthOn: Day;
  sex: string;
  phone: string | null;
  villageId: number;
}

export interface Reason {
  agreement: Agreement;
  points: number;
}

/** Substitutions between two texts of one length, or 99 when the lengths differ. Counts characters, not UTF-16 units. */
function substitutions(a: string, b: string): number {
  const x = [...a];
  const y = [...b];
  if (x.length !== y.length) return 99;
  return x.filter((c, i) => c !== y[i]).length;
}

/** True when b is a with two neighbours exchanged (1988 → 1898). */
function swapped(a: string, b: string): boolean {
  if (a.length !== b.length) return false;
  const at = [...a].findIndex((c, i) => c !== b[i]);
  return (
    at >= 0 && a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2) && a !== b
  );
}

/** True when one name is the other with one character left out (王小丽, 王丽). */
function lacksOne(a: string, b: string): boolean {
  const [short, long] = [[...a], [...b]].sort((x, y) => x.length - y.length) as [string[], string[]];
  if (short.length < 2 || long.length !== short.length + 1) return false;
  return long.some((_, at) => long.toSpliced(at, 1).join("") === short.join(""));
}

const monthDaySwapped = (a: Day, b: Day) =>
  a.slice(0, 4) === b.slice(0, 4) && a.slice(5, 7) === b.slice(8) && a.slice(8) === b.slice(5, 7);

const closeDigits = (a: string, b: string) => substitutions(a, b) === 1 || swapped(a, b);

const soundsAlike = (a: string, b: string) => {
  const readings = new Set(a.split(" ").filter(Boolean));
  return b.split(" ").some((r) => readings.has(r));
};

function nameAgreement(a: Comparable, b: Comparable): Agreement | null {
  if (a.name === b.name) return "name-same";
  if (soundsAlike(a.pinyin, b.pinyin)) return "name-sounds";
  const close = ([...a.name].length > 1 && substitutions(a.name, b.name) === 1) || lacksOne(a.name, b.name);
  return close ? "name-close" : null;
}

function birthAgreement(a: Comparable, b: Comparable): Agreement | null {
  if (a.birthOn === b.birthOn) return "birth-same";
  return closeDigits(a.birthOn, b.birthOn) || monthDaySwapped(a.birthOn, b.birthOn) ? "birth-close" : null;
}

function phoneAgreement(a: Comparable, b: Comparable): Agreement | null {
  if (!a.phone || !b.phone) return null;
  if (a.phone === b.phone) return "phone-same";
  return closeDigits(a.phone, b.phone) ? "phone-close" : null;
}

/**
 * @returns points 0–100 and what they are for; the sum is the score unless it passes 100. Two people whose names have
 * nothing in common score 0, whatever else they share: a family has one village and often one phone.
 */
export function duplicateScore(
  a: Comparable,
  b: Comparable,
  rules: DuplicateRules = usualRules,
): { score: number; reasons: Reason[] } {
  const name = nameAgreement(a, b);
  if (!name) return { score: 0, reasons: [] };
  const [birth, phone] = [birthAgreement(a, b), phoneAgreement(a, b)];
  const found = [name, birth, phone, a.villageId === b.villageId ? ("village-same" as const) : null].filter(
    (x) => x !== null,
  );
  const reasons = found.map((agreement) => ({ agreement, points: rules[agreement] }));
  const sum = reasons.reduce((total, r) => total + r.points, 0);
  // A man and a woman are two people, however much agrees, unless everything does but the digit that says so.
  const sexIsASlip = name === "name-same" || (name === "name-sounds" && birth !== null && phone !== null);
  const unlike = a.sex !== b.sex && !sexIsASlip;
  return { score: unlike ? 0 : Math.min(100, sum), reasons };
}
