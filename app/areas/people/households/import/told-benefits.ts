import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { bareWord } from "../../import/known-words";
import { householdsText } from "../../text/households";
import {
  type BenefitKind,
  benefitKinds,
  type PensionResult,
  type PensionStatus,
  pensionFindings,
  pensionStatuses,
} from "../household";
import {
  benefitWords,
  noWord,
  ownRecords,
  pensionWords,
  resultWords,
  unsureWord,
  yesWord,
} from "./words-of-benefits";
import { disabilityWords } from "./words-of-life";

/** A policy as one row of a file tells of it; null: not told. */
export interface ToldBenefit {
  kind: BenefitKind;
  name: string | null;
  level: string | null;
  /** The number on the card, whole. */
  documentNo: string | null;
  monthlyFen: Fen | null;
  fromOn: Day | null;
}

/** How somebody stands in the residents' pension, and what a check found if there was one. */
export interface ToldPension {
  status: PensionStatus;
  result: PensionResult | null;
  checkedOn: Day | null;
}

const labelled = <T extends string>(
  values: readonly T[],
  zh: Readonly<Record<T, string>>,
  en: Readonly<Record<T, string>>,
  text: string,
): T | undefined => values.find((v) => zh[v] === text || en[v].toLowerCase() === text.toLowerCase());

const classWord = /^(?:低保)?([ABCabc一二三四123])\s*[类级档等]$|^(?:class)?([ABC])$/i;
const wholeWord = /^(整户保|单人保|全额保障|差额保障|重点保障|一般保障|按户保|按人保)$/;

/** 是, A类, 低保 B 类, 单人保 → enjoyed, with its class; 否 → not enjoyed; null: a word nobody knows. */
export function minimumLivingOf(text: string): { enjoys: boolean; level: string | null } | null {
  const word = text.replace(/\s/g, "");
  if (noWord.test(word)) return { enjoys: false, level: null };
  const bare = word.replace(/(低保)?(户|对象|家庭)$/, "").replace(/低保$/, "");
  if (yesWord.test(word) || bare === "" || benefitWords.get(bareWord(word)) === "minimum-living")
    return { enjoys: true, level: null };
  const found = bare.match(classWord);
  if (found) return { enjoys: true, level: `${(found[1] ?? found[2] ?? "").toUpperCase()}类` };
  return wholeWord.test(bare) ? { enjoys: true, level: bare } : null;
}

const gradeWord = /^(?:grade)?([一二三四1-4])级?$/i;
const englishKinds: Readonly<Record<string, string>> = {
  limb: "肢体",
  sight: "视力",
  hearing: "听力",
  speech: "言语",
  intellect: "智力",
  mind: "精神",
  several: "多重",
};
const digits: Readonly<Record<string, string>> = { "1": "一", "2": "二", "3": "三", "4": "四" };

/**
 * Kind and grade of a disability as two cells tell them, put together as the product writes it: 肢体二级.
 * @returns note null: nothing known but that there is one; "none": there is none; null: words nobody knows
 */
export function disabilityOf(kind: string, grade: string): { note: string | null } | "none" | null {
  const [said, second] = [kind.replace(/\s/g, ""), grade.replace(/\s/g, "")];
  const first = englishKinds[said.toLowerCase()] ?? said;
  if ([first, second].every((word) => word === "" || noWord.test(word))) return "none";
  const whole = disabilityWords(first);
  const graded = second.match(gradeWord)?.[1];
  const known =
    (first === "" || whole !== null || yesWord.test(first)) &&
    (second === "" || noWord.test(second) || gradeWord.test(second));
  if (!known) return null;
  const note = (whole?.kind ?? "") + (graded ? `${digits[graded] ?? graded}级` : (whole?.grade ?? ""));
  return { note: note || null };
}

/** 低保、高龄津贴、光伏收益 → kinds we know, and others by their name; words that are no policy are told. */
export function policiesOf(text: string): {
  told: { kind: BenefitKind; name: string | null }[];
  unknown: string[];
  own: string[];
} {
  const { zh, en } = householdsText;
  const words = text
    .split(/[、，,；;/／+\n]/)
    .map((word) => word.trim())
    .filter((word) => word !== "" && !noWord.test(word));
  const said: { told: { kind: BenefitKind; name: string | null }[]; unknown: string[]; own: string[] } = {
    told: [],
    unknown: [],
    own: [],
  };
  for (const word of words) {
    const kind = labelled(benefitKinds, zh.benefit, en.benefit, word) ?? benefitWords.get(bareWord(word));
    if (ownRecords.test(word)) said.own.push(word);
    else if (kind && kind !== "other") {
      if (!said.told.some((b) => b.kind === kind)) said.told.push({ kind, name: null });
    } else if (kind === "other" || unsureWord.test(word) || word.length > 40 || !/\p{L}{2}/u.test(word))
      said.unknown.push(word);
    else if (!said.told.some((b) => b.name === word)) said.told.push({ kind: "other", name: word });
  }
  return said;
}

export const pensionStatusOf = (text: string): PensionStatus | null =>
  labelled(pensionStatuses, householdsText.zh.status, householdsText.en.status, text) ??
  pensionWords.get(bareWord(text)) ??
  null;

export const pensionResultOf = (text: string): PensionResult | null =>
  labelled(pensionFindings, householdsText.zh.result, householdsText.en.result, text) ??
  resultWords.get(bareWord(text)) ??
  null;
