import { addMonths, ageOn, type Day } from "~/platform/dates";

/** Words and figures of a household (DOMAIN §4). Codes are shown only as words of the texts. Pure. */
export const housings = ["storey", "brick", "brick-wood", "earth", "none", "other"] as const;
export type Housing = (typeof housings)[number];

export const waters = ["tap", "well", "other"] as const;
export type Water = (typeof waters)[number];

export const incomeSources = [
  "farming",
  "livestock",
  "wages",
  "business",
  "online-shop",
  "property",
  "transfer",
  "other",
] as const;
export type IncomeSource = (typeof incomeSources)[number];

export const healths = ["healthy", "chronic", "serious", "disabled"] as const;
export type Health = (typeof healths)[number];

export const works = [
  "farming",
  "migrant",
  "local-job",
  "own-business",
  "school",
  "retired",
  "home",
  "none",
] as const;
export type Work = (typeof works)[number];

export const benefitKinds = [
  "minimum-living",
  "extreme-poverty",
  "out-of-poverty",
  "disability",
  "disability-card",
  "veteran",
  "elderly",
  "child",
  "medical",
  "housing",
  "other",
] as const;
export type BenefitKind = (typeof benefitKinds)[number];

/** Wishes for work and business first (DOMAIN §4 就业创业意愿), then difficulties. */
export const needKinds = [
  "training",
  "loan",
  "online-shop",
  "job",
  "schooling",
  "medical",
  "minimum-living",
  "housing",
  "other",
] as const;
export type NeedKind = (typeof needKinds)[number];

/** Needs that tell of somebody's health or poverty: only for who may read sensitive facts. */
export const sensitiveNeeds: readonly string[] = ["medical", "minimum-living"];

/** Needs that a list may be asked for: whoever sees the list may know them. "any" is any of these. */
export const listedNeeds = [
  "any",
  "training",
  "loan",
  "online-shop",
  "job",
  "schooling",
  "housing",
  "other",
] as const;
export type ListedNeed = (typeof listedNeeds)[number];

export type WhyNotNeed = "needs.future" | "needs.wordsMissing" | "needs.open";

/** Whether a need may be entered: the same one stands once for the same holder; a difficulty is told in words. */
export function whyNotNeed(
  standing: readonly { kind: string; words: string | null; closedOn: Day | null }[],
  entry: { kind: NeedKind; words: string | null; toldOn: Day },
  today: Day,
): WhyNotNeed | null {
  if (entry.toldOn > today) return "needs.future";
  if (entry.kind === "other" && !entry.words) return "needs.wordsMissing";
  const open = standing.some((n) => n.closedOn === null && n.kind === entry.kind && n.words === entry.words);
  return open ? "needs.open" : null;
}

/** 居民养老保险: how somebody stands in it. */
export const pensionStatuses = ["none", "insured", "receiving", "suspended", "ended"] as const;
export type PensionStatus = (typeof pensionStatuses)[number];

/** Residents join from this age, in years. */
export const insuredFrom = 16;

/** What a check found. */
export const pensionResults = ["passed", "doubt", "unmet", "deceased"] as const;
/** "told": a file says how somebody stands, and nobody has checked it. */
export const pensionFindings = [...pensionResults, "told"] as const;
export type PensionResult = (typeof pensionFindings)[number];

/** What the policies of a place say of pensions on a day (areas/policies, product `residents`); null: nothing written. */
export interface PensionRules {
  /** Years. */
  receivingAge: number | null;
  /** Months between two checks of somebody who receives. */
  checkMonths: number | null;
  /** Months after which what stayed open is looked at again. */
  againMonths: number | null;
}

/**
 * The day of the next check: who receives proves every so many months that they still may; what stayed open is looked
 * at again sooner; who pays is seen as seldom as who receives, at the latest when they reach the age.
 * @returns null when there is nothing more to check, or no rule says when
 */
export function nextPensionCheck(
  check: { status: PensionStatus; result: PensionResult; checkedOn: Day },
  birthOn: Day,
  rules: PensionRules,
): Day | null {
  if (check.result === "deceased" || check.status === "ended") return null;
  const after = (months: number | null) => (months === null ? null : addMonths(check.checkedOn, months));
  if (check.result !== "passed" || check.status === "suspended") return after(rules.againMonths);
  const next = after(rules.checkMonths);
  if (check.status === "receiving" || rules.receivingAge === null) return next;
  const ofAge = addMonths(birthOn, rules.receivingAge * 12);
  return ofAge > check.checkedOn && (next === null || ofAge < next) ? ofAge : next;
}

export type WhyNotCheck =
  | "check.future"
  | "check.beforeBirth"
  | "check.tooYoung"
  | "check.dueBefore"
  | "check.deadStatus"
  | "check.dead";

/** Whether a check can be as it is entered: of the dead none is made, and what found a death ends the insurance. */
export function whyNotCheck(
  check: { status: PensionStatus; result: PensionResult; checkedOn: Day; nextDueOn: Day | null },
  { birthOn, diedOn }: { birthOn: Day; diedOn: Day | null },
  today: Day,
  rules: PensionRules,
): WhyNotCheck | null {
  if (check.checkedOn > today) return "check.future";
  if (check.checkedOn < birthOn) return "check.beforeBirth";
  const dead = check.result === "deceased";
  if (diedOn !== null && check.checkedOn > diedOn && !dead) return "check.dead";
  if (dead && (check.status === "insured" || check.status === "receiving")) return "check.deadStatus";
  const tooYoung = rules.receivingAge !== null && ageOn(birthOn, check.checkedOn) < rules.receivingAge;
  if (check.status === "receiving" && tooYoung) return "check.tooYoung";
  return check.nextDueOn !== null && check.nextDueOn <= check.checkedOn ? "check.dueBefore" : null;
}

export type WhyNotBenefit =
  | "benefits.future"
  | "benefits.endBefore"
  | "benefits.nameMissing"
  | "benefits.open"
  | "benefits.overlaps";

type Enjoyed = { kind: string; name: string | null; fromOn: Day; toOn: Day | null };

/** Whether two entries say of the same days that the same policy was enjoyed. */
export const sameBenefitTwice = (a: Enjoyed, b: Enjoyed): boolean =>
  a.kind === b.kind &&
  a.name === b.name &&
  (a.toOn === null || a.toOn >= b.fromOn) &&
  (b.toOn === null || b.toOn >= a.fromOn);

/** Whether a policy may be entered: one of a kind stands at a time for the same holder, today and on any past day. */
export function whyNotBenefit(
  standing: readonly Enjoyed[],
  entry: Enjoyed & { kind: BenefitKind },
  today: Day,
): WhyNotBenefit | null {
  if (entry.kind === "other" && !entry.name) return "benefits.nameMissing";
  if (entry.fromOn > today) return "benefits.future";
  if (entry.toOn !== null && entry.toOn < entry.fromOn) return "benefits.endBefore";
  const twice = standing.filter((b) => sameBenefitTwice(b, entry));
  if (twice.length === 0) return null;
  return entry.toOn === null && twice.some((b) => b.toOn === null) ? "benefits.open" : "benefits.overlaps";
}

/** Hundredths of a mu as people write mu: 850 → "8.5". Exact. */
export function muFigure(li: number): string {
  const whole = Math.trunc(li / 100);
  const rest = String(li % 100)
    .padStart(2, "0")
    .replace(/0+$/, "");
  return rest ? `${whole}.${rest}` : String(whole);
}

/** "8.5", "８．５亩", "8亩5分" → 850; null when it is no area of at most two decimals. */
export function readMu(text: string): number | null {
  const plain = text
    .replace(/[０-９．]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[\s亩]/g, "");
  const parts = text.normalize("NFKC").match(/^\s*(\d{1,6})\s*亩\s*(?:(\d)\s*分)?\s*(?:(\d)\s*厘)?\s*$/);
  if (parts) return Number(parts[1]) * 100 + Number(parts[2] ?? 0) * 10 + Number(parts[3] ?? 0);
  const found = plain.match(/^(\d{1,6})(?:\.(\d{1,2}))?$/);
  return found ? Number(found[1]) * 100 + Number((found[2] ?? "").padEnd(2, "0")) : null;
}

/** What a house number sorts by: 3号 before 12号 before 12-1号. */
export const houseOrder = (houseNumber: string | null): string =>
  (houseNumber ?? "").replace(/\d+/g, (digits) => digits.padStart(6, "0"));
