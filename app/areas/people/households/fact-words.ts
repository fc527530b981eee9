import { type Language, translator } from "~/platform/i18n/text";
import { householdsText } from "../text/households";

type Words = Readonly<Record<string, string>>;

/** Which group of words a fact of the log has. */
const groups: Readonly<Record<string, keyof typeof householdsText.zh>> = {
  relation: "relation",
  housing: "housing",
  water: "water",
  leaveReason: "way",
  formerHead: "way",
  pensionStatus: "status",
  pensionResult: "result",
  hidden: "hidden",
  health: "health",
  work: "work",
};

/** A code that the log keeps of a household, in words; undefined when it is no such fact. */
export function householdFact(key: string, code: string, language: Language): string | undefined {
  const group = groups[key];
  if (!group) return undefined;
  const words = householdsText[language][group] as Words;
  return Object.hasOwn(words, code) ? words[code] : undefined;
}

/** 张守田户; of a household that nobody lives in, by its number. */
export const householdTitle = (
  head: string | null,
  houseNumber: string | null,
  language: Language,
): string => {
  const t = translator(householdsText, language);
  return head === null
    ? t("household.ofNobody", { number: houseNumber ?? "" }).trim()
    : t("household.of", { name: head });
};

/** A house number for a reader: 12号 is "no. 12" in English; a number with its street is a name and stays. */
export const doorText = (houseNumber: string | null, language: Language): string | null =>
  language === "zh" ? houseNumber : (houseNumber?.replace(/^(\d[\d-]*)\s*号$/, "no. $1") ?? null);
