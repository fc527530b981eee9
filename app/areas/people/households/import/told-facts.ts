import { todayOn } from "~/platform/dates";
import { type Fen, mostFen, parseYuan } from "~/platform/money";
import { householdsText } from "../../text/households";
import { type Health, healths, type IncomeSource, incomeSources, type Work, works } from "../household";

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

type Words<T extends string> = readonly (readonly [RegExp, T])[];

const healthWords: Words<Health> = [
  [/^(身体)?(健康|良好|正常|一般|好|healthy)(或良好)?/i, "healthy"],
  [/^(患?有?)?(长期)?慢性病/, "chronic"],
  [/^(患?有?)?(大病|重病|重大疾病)/, "serious"],
  [/^残疾/, "disabled"],
];

const workWords: Words<Work> = [
  [/务农|种地|种植|农业/, "farming"],
  [/外出|外地|打工|外省/, "migrant"],
  [/本地|本镇|镇上|县城|县内|务工|上班|公益岗/, "local-job"],
  [/经营|个体|网店|开店|电商|自营|创业/, "own-business"],
  [/幼儿园|小学|初中|高中|中学|大学|在校|上学|学生|就读/, "school"],
  [/退休|养老/, "retired"],
  [/家务|料理/, "home"],
  [/无业|待业|没有工作|^无$|失业/, "none"],
];

const sourceWords: Words<IncomeSource> = [
  [/种植|种地|粮食|农业/, "farming"],
  [/养殖|畜牧/, "livestock"],
  [/工资|务工|打工/, "wages"],
  [/网店|电商/, "online-shop"],
  [/经营|生意|个体/, "business"],
  [/流转|房租|租金|分红|财产/, "property"],
  [/养老金|补贴|救助|低保|转移/, "transfer"],
  [/其他|^$|^合计$|^总收入$|^年收入$/, "other"],
];

const labelled = <T extends string>(
  values: readonly T[],
  zh: Readonly<Record<T, string>>,
  en: Readonly<Record<T, string>>,
  text: string,
): T | undefined => values.find((v) => zh[v] === text || en[v].toLowerCase() === text.toLowerCase());

const meant = <T extends string>(words: Words<T>, text: string): readonly [RegExp, T] | undefined =>
  words.find(([written]) => written.test(text));

/** 残疾 肢体二级 → disabled and the rest as its note; null when it is no state of health we know. */
export function healthOf(text: string): { health: Health; note: string | null } | null {
  const { zh, en } = householdsText;
  const own = labelled(healths, zh.health, en.health, text);
  if (own) return { health: own, note: null };
  const found = meant(healthWords, text);
  if (!found) return null;
  const note = text
    .replace(found[0], "")
    .replace(/^[\s，,、：:·（(]+|[）)\s]+$/g, "")
    .slice(0, 60);
  return { health: found[1], note: note || null };
}

/** 外出务工 → migrant; 镇中心小学 → school, and where it is; null when nobody knows what it is. */
export function workOf(text: string): { work: Work; place: string | null } | null {
  const { zh, en } = householdsText;
  const own = labelled(works, zh.work, en.work, text);
  if (own) return { work: own, place: null };
  // A word of ours first, then where: 本地务工 · 镇上 板材厂.
  const [first = "", ...rest] = text.split(/\s*[·：:]\s*/);
  const begins = labelled(works, zh.work, en.work, first);
  if (begins) return { work: begins, place: rest.join(" ").slice(0, 60) || null };
  const found = meant(workWords, text);
  return found ? { work: found[1], place: text.slice(0, 60) } : null;
}

/**
 * Reads "57440", "5.7万" or "种植 6700；务工工资 39960". A sum without a source is of none named.
 * @returns null when a part is no amount or its source is not known
 */
export function incomeOf(text: string): [IncomeSource, Fen][] | null {
  const { zh, en } = householdsText;
  const sums = new Map<IncomeSource, Fen>();
  const rest = text.replace(
    /([^\d¥￥]*)([¥￥]?\d[\d,]*(?:\.\d+)?\s*万?\s*(?:元|yuan)?)/g,
    (all, before, amount) => {
      const word = String(before).replace(/^[\s；;，,、。]+|[\s：:=]+$/g, "");
      const source = labelled(incomeSources, zh.source, en.source, word) ?? meant(sourceWords, word)?.[1];
      const read = parseYuan(String(amount));
      if (!source || !read.ok) return all;
      sums.set(source, Math.min(mostFen, (sums.get(source) ?? 0) + read.fen));
      return "";
    },
  );
  return sums.size > 0 && /^[\s；;，,、。]*$/.test(rest) ? [...sums].filter(([, fen]) => fen > 0) : null;
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
