import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import type { Tone } from "~/ui/badge";
import type { PolicyInForce, PolicyValueRow } from "../policy";
import { type PolicyKey, policyKeys } from "../policy-key";
import { policyText } from "../text";

type T = Translate<typeof policyText.zh>;

const tones: Record<string, { tone: Tone; icon?: string }> = {
  official: { tone: "ok" },
  mirror: { tone: "info", icon: "link" },
  proxy: { tone: "warn" },
  none: { tone: "warn" },
};

/** How sure we are of a value, as its badge. */
export const confidenceBadge = (t: T, confidence: string) => ({
  ...(tones[confidence] ?? { tone: "mute" as const }),
  label: t(`confidences.${confidence as "official"}`),
});

const percentOf = (bp: string): string => String(Number(bp) / 100);

/** Rate in millionths as a percentage with at least two places: 3.45%, 3.6125%. */
export const rateWords = (ppm: number): string => {
  const places = String(ppm % 10_000)
    .padStart(4, "0")
    .replace(/0{1,2}$/, "");
  return `${Math.floor(ppm / 10_000)}.${places}%`;
};

const times: readonly PolicyKey[] = ["repeatMost", "firmRepeatMost"];
const counts: Partial<Record<PolicyKey, "most" | "over" | "atLeast">> = {
  partnersMost: "most",
  firmLargeOver: "over",
  topJobs: "atLeast",
  jobsAgain: "atLeast",
};

/** A value of a version in words. `reference` names what points are added to. */
export function valueWords(
  t: T,
  key: PolicyKey,
  value: string,
  language: Language,
  reference = "LPR",
): string {
  const n = Number(value);
  switch (policyKeys[key]) {
    case "money": {
      const amount = bigYuanText(n, language);
      return key === "smallLoanCap" || key === "waiverCap" ? t("value.upTo", { amount }) : amount;
    }
    case "percent":
      return t(key === "partnersShare" ? "value.partnersShare" : "value.percent", {
        percent: percentOf(value),
      });
    case "points":
      if (key === "minusPoints") return t("value.minus", { points: n });
      return t(reference === "BASE" ? "value.capBASE" : "value.capLPR", { points: n });
    case "count":
      return times.includes(key)
        ? t("value.times", { count: n })
        : t(`value.${counts[key] ?? "people"}`, { count: n });
    case "months":
      return n % 12 === 0 && key !== "pensionCheckMonths"
        ? t("value.years", { count: n / 12 })
        : t("value.months", { count: n });
    case "years":
      if (key === "receivingAge") return t("value.yearsOld", { count: n });
      if (key === "overAge") return t("value.yearsBelow", { count: n });
      return t("value.years", { count: n });
    case "workdays":
      return t("value.workdays", { count: n });
    case "rule":
      return t(`value.rule.${value as "FULL"}`);
    case "reference":
      return t(`value.reference.${value as "LPR"}`);
    case "age":
      return t(`value.age.${value as "statutory"}`);
    case "choice":
      return t(key === "exclusive" ? "value.exclusive" : "value.choice.yes");
    case "counting":
      return t(`value.counting.${value as "yes"}`);
  }
}

/** Unit behind the field of a value; undefined where the value is a word. */
export function unitWords(t: T, key: PolicyKey): string | undefined {
  const kind = policyKeys[key];
  if (times.includes(key)) return t("unit.times");
  if (key === "receivingAge" || key === "overAge") return t("unit.yearsOld");
  return kind === "rule" || kind === "reference" || kind === "age" || kind === "choice" || kind === "counting"
    ? undefined
    : t(`unit.${kind}`);
}

/** Who pays by a rule, in a few words: 财政贴 50%. */
export const subsidyRuleWords = (
  s: { rule: string; minusBp: number; shareBp: number },
  language: Language,
): string =>
  translator(policyText, language)(`value.ruleShort.${s.rule as "FULL"}`, {
    points: s.minusBp,
    percent: s.shareBp / 100,
  });

interface Valued {
  values: readonly Pick<PolicyValueRow, "key" | "value">[];
}

const said = (v: Valued, key: PolicyKey): string | undefined => v.values.find((r) => r.key === key)?.value;

/** Who pays, in a few words for a bar: 财政贴 50%. */
export function ruleWords(t: T, v: Valued): string | null {
  const rule = said(v, "personRule");
  return rule
    ? t(`value.ruleShort.${rule as "FULL"}`, {
        points: said(v, "minusPoints") ?? "",
        percent: percentOf(said(v, "statePays") ?? "0"),
      })
    : null;
}

/** What a version about residents says, in a few words: 60 岁起领取，每 12 个月核实. */
export function residentWords(t: T, v: Valued): string {
  const [age, months] = [said(v, "receivingAge"), said(v, "pensionCheckMonths")];
  if (age && months) return t("policies.residentsValue", { age, months });
  if (age) return t("policies.residentsAge", { age });
  return months ? t("policies.residentsMonths", { months }) : t("policies.noCaps");
}

/** The ceilings of a version in a few words. */
export function capWords(t: T, v: Valued, language: Language): string {
  const amount = (value: string | undefined) => (value ? bigYuanText(Number(value), language) : null);
  const [person, firm] = [amount(said(v, "personCap")), amount(said(v, "firmCap"))];
  if (person && firm) return t("policies.capsValue", { person, firm });
  if (person) return t("policies.capPerson", { person });
  return firm ? t("policies.capFirm", { firm }) : t("policies.noCaps");
}

/** The person's ceiling alone: 30 万元. */
export const personCapWords = (v: Valued, language: Language): string | null => {
  const cap = said(v, "personCap");
  return cap ? bigYuanText(Number(cap), language) : null;
};

/** Limits whose change reaches a loan that is under way: amount, term, rate, ratio, who pays. */
const limitKeys: readonly PolicyKey[] = [
  "personCap",
  "partnersShare",
  "partnersMost",
  "partnersCap",
  "firmCap",
  "topJobs",
  "personTopCap",
  "firmTopCap",
  "firmRatio",
  "firmRatioLarge",
  "firmLargeOver",
  "personTerm",
  "firmTerm",
  "reference",
  "rateCap",
  "personRule",
  "firmRule",
  "minusPoints",
  "statePays",
  "subsidisedYears",
  "repeatMost",
  "firmRepeatMost",
  "waiverCap",
];

/** What of the limits changed from one policy to the next, old → new: 个人最高额 30 万元 → 20 万元. */
export function changesWords(
  before: Pick<PolicyInForce, "values">,
  after: Pick<PolicyInForce, "values">,
  language: Language,
): string {
  const t = translator(policyText, language);
  const words = (p: Pick<PolicyInForce, "values">, key: PolicyKey) => {
    const value = p.values[key]?.value;
    return value === undefined
      ? t("version.notSaid")
      : valueWords(t, key, value, language, p.values.reference?.value ?? "LPR");
  };
  const changed = limitKeys.filter((key) => before.values[key]?.value !== after.values[key]?.value);
  const parts = changed.map((key) => `${t(`key.${key}`)} ${words(before, key)} → ${words(after, key)}`);
  return parts.join(language === "zh" ? "；" : "; ") || t("version.noneChanged");
}
