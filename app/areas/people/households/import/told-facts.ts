import { todayOn } from "~/platform/dates";
import { type Fen, mostFen } from "~/platform/money";
import { takesBack, wordAndMore } from "../../import/known-words";
import { householdsText } from "../../text/households";
import { type Health, healths, type IncomeSource, incomeSources, type Work, works } from "../household";
import { type MoneyUnit, readMoney } from "./heading-facts";
import {
  aboutSchool,
  disabilityWords,
  healthWords,
  schoolName,
  schoolYear,
  sourceWords,
  workWords,
} from "./words-of-life";

/** What a row tells of health and of work or school. */
export interface ToldSituation {
  health: Health | null;
  healthNote: string | null;
  work: Work | null;
  place: string | null;
}

/** What a household earned in a year, source by source. */
export interface ToldIncome {
  year: number;
  sources: [IncomeSource, Fen][];
}

const labelled = <T extends string>(
  values: readonly T[],
  zh: Readonly<Record<T, string>>,
  en: Readonly<Record<T, string>>,
  text: string,
): T | undefined => values.find((v) => zh[v] === text || en[v].toLowerCase() === text.toLowerCase());

/** 残疾 肢体二级 → disabled and the rest as its note; null when it is no state of health we know. */
export function healthOf(text: string): { health: Health; note: string | null } | null {
  const { zh, en } = householdsText;
  const own = labelled(healths, zh.health, en.health, text);
  if (own) return { health: own, note: null };
  const { word, more } = wordAndMore(text);
  if (more !== null && takesBack(more)) return null;
  const health = labelled(healths, zh.health, en.health, word) ?? healthWords.get(word);
  if (health) return { health, note: more };
  const whole = disabilityWords(text);
  const found = whole?.clear ? { ...whole, more: null } : { ...disabilityWords(word), more };
  if (!found.clear) return null;
  const note = [found.kind, found.grade, found.more].filter(Boolean).join("");
  return { health: "disabled", note: note || null };
}

/** 外出务工 → migrant; 镇中心小学 → school, and where it is; null when nobody knows what it is. */
export function workOf(text: string): { work: Work; place: string | null } | null {
  const { zh, en } = householdsText;
  const own = labelled(works, zh.work, en.work, text);
  if (own) return { work: own, place: null };
  // A word of ours first, then where: 本地务工 · 镇上 板材厂.
  const { word, more } = wordAndMore(text);
  const begins = labelled(works, zh.work, en.work, word) ?? workWords.get(word);
  if (begins) return { work: begins, place: more !== null && takesBack(more) ? null : more };
  if (more !== null) return null;
  if (schoolYear.test(word)) return { work: "school", place: text.slice(0, 60) };
  return schoolName.test(word) && !aboutSchool.test(word)
    ? { work: "school", place: text.slice(0, 60) }
    : null;
}

/**
 * Reads "57440", "5.7万" or "种植 6700；务工工资 39960". A sum without a source is of none named.
 * @param unit of sums that name none
 * @returns null when a part is no amount or its source is not known
 */
export function incomeOf(text: string, unit: MoneyUnit = "yuan"): [IncomeSource, Fen][] | null {
  const { zh, en } = householdsText;
  const sums = new Map<IncomeSource, Fen>();
  const rest = text.replace(
    /([^\d¥￥]*)([¥￥]?\d[\d,]*(?:\.\d+)?\s*万?\s*(?:元|yuan)?(?:\s*[/／每]一?年)?)/g,
    (all, before, amount) => {
      const word = String(before).replace(/^[\s；;，,、。]+|[\s：:=]+$/g, "");
      const source = labelled(incomeSources, zh.source, en.source, word) ?? sourceOf(word);
      const read = readMoney(String(amount), unit);
      if (!source || !read.ok) return all;
      sums.set(source, Math.min(mostFen, (sums.get(source) ?? 0) + read.fen));
      return "";
    },
  );
  return sums.size > 0 && /^[\s；;，,、。]*$/.test(rest) ? [...sums].filter(([, fen]) => fen > 0) : null;
}

/** 工资性收入 → wages; several of one source stand side by side: 土地流转、房租、分红. */
function sourceOf(word: string): IncomeSource | undefined {
  if (word === "") return "other";
  const found = word.split(/[、，,和及]/).map((part) => sourceWords.get(part.replace(/收入$/, "")));
  return found.every((source) => source === found[0]) ? found[0] : undefined;
}

/** The year an income is of; the last whole one when none is written. Null: no year between 1990 and this one. */
export function incomeYearOf(text: string | null): number | null {
  const now = Number(todayOn().slice(0, 4));
  if (!text) return now - 1;
  const year = Number(text.match(/^(\d{4})(\.0)?年?度?$/)?.[1]);
  return year >= 1990 && year <= now ? year : null;
}

/** The situation as it is after the file: what was blank is filled, what differs changes only when somebody said so. */
export function situationAfter(
  last: ToldSituation | null,
  told: ToldSituation,
  replace: boolean,
): ToldSituation | null {
  const next: ToldSituation = { ...(last ?? { health: null, healthNote: null, work: null, place: null }) };
  if (told.health !== null && (next.health === null || (replace && told.health !== next.health))) {
    next.health = told.health;
    next.healthNote = told.healthNote;
  }
  if (told.work !== null && (next.work === null || (replace && told.work !== next.work))) {
    next.work = told.work;
    next.place = told.place;
  }
  if (next.health === told.health && told.healthNote !== null && (next.healthNote === null || replace))
    next.healthNote = told.healthNote;
  if (
    told.place !== null &&
    (next.place === null || replace) &&
    (told.work === null || next.work === told.work)
  )
    next.place = told.place;
  const changed = (["health", "healthNote", "work", "place"] as const).some(
    (key) => next[key] !== (last?.[key] ?? null),
  );
  return changed ? next : null;
}

/** Whether two incomes of a year say the same, whatever their order. */
export const sameIncome = (a: ToldIncome["sources"], b: ToldIncome["sources"]): boolean =>
  a.length === b.length && a.every(([source, fen]) => b.some(([s, f]) => s === source && f === fen));
