import type { MeasureKey } from "db/summary/measures";
import { addMonths, type Day } from "~/platform/dates";

/** A month of a briefing, `2026-10`. */
export type Month = string;

export const monthFrom = (text: string | undefined): Month | null =>
  text && /^20\d{2}-(0[1-9]|1[0-2])$/.test(text) ? text : null;

export const nextMonth = (month: Month, by = 1): Month => addMonths(`${month}-01`, by).slice(0, 7);

/** Whether a month is over on a day: only then its figures can be frozen. */
export const isOver = (month: Month, today: Day): boolean => month < today.slice(0, 7);

/** The day a month was frozen, where that was later than the first of the next one: what was entered meanwhile is in it. */
export const frozenLate = (month: Month, frozenOn: Day): boolean => frozenOn > `${nextMonth(month)}-01`;

export const yearOf = (month: Month): string => month.slice(0, 4);

/**
 * Number of an issue within its year, one more each month: 2026年第 10 期. Counted from a briefing of the year that has its
 * number already; else January's is 1, and in the year the programme began (`first`) that of its first month. Null for a
 * month before the first issue.
 */
export function issueNumber(
  month: Month,
  first: Month,
  known: { month: Month; number: number } | undefined,
): number | null {
  if (month < first && !known) return null;
  const begins = yearOf(first) === yearOf(month) ? first : `${yearOf(month)}-01`;
  const from = known ?? { month: begins, number: 1 };
  const number = from.number + Number(month.slice(5)) - Number(from.month.slice(5));
  return number >= 1 ? number : null;
}

/** Figures of a briefing, in the order of its table. */
export const briefingKeys = [
  "tripPeople",
  "classes",
  "trained",
  "certificates",
  "loans",
  "loanMoney",
  "equipment",
  "computers",
  "fitness",
  "shops",
  "sales",
] as const satisfies readonly MeasureKey[];
export type BriefingKey = (typeof briefingKeys)[number];

export interface Counted {
  /** Within the month. */
  month: number;
  /** From the beginning to the end of the month. */
  total: number;
}

export interface Adjustment {
  /** Null: the months together that no briefing printed; they are in the totals only. */
  month: Month | null;
  key: BriefingKey;
  /** What was last printed, and what the rows say now. */
  before: number;
  after: number;
}

/** What a briefing knew when it was frozen; later corrections do not change it. */
export interface Snapshot {
  figures: Record<BriefingKey, Counted>;
  villages: { name: string; figures: Record<BriefingKey, Counted> }[];
  /** Sales of the months up to this one, in fen. */
  sales: { month: Month; value: number }[];
  adjustments: Adjustment[];
}

/** What was printed of each earlier month last: its own snapshot, or the adjustment of a later one. */
export function lastPrinted(
  earlier: readonly { month: Month; snapshot: Snapshot }[],
): Map<string, { month: Month; key: BriefingKey; value: number }> {
  const printed = new Map<string, { month: Month; key: BriefingKey; value: number }>();
  for (const { month, snapshot } of [...earlier].sort((a, b) => (a.month < b.month ? -1 : 1))) {
    for (const key of briefingKeys) {
      // A figure that came later was not printed then, and is no correction now.
      const then: Counted | undefined = snapshot.figures[key];
      if (then) printed.set(`${month} ${key}`, { month, key, value: then.month });
    }
    for (const a of snapshot.adjustments)
      if (a.month !== null)
        printed.set(`${a.month} ${a.key}`, { month: a.month, key: a.key, value: a.after });
  }
  return printed;
}

type Earlier = readonly { month: Month; snapshot: Snapshot }[];

/**
 * Corrections since they were printed, each told once: in the next briefing. Those of months that have a briefing stand by
 * their month; what else moved the last printed total is told as the sum of the months that have none.
 */
export function adjustmentsOf(
  earlier: Earlier,
  now: (month: Month, key: BriefingKey) => number,
  totalNow: (upTo: Month, key: BriefingKey) => number,
): Adjustment[] {
  const printed = [...lastPrinted(earlier).values()];
  const byMonth = printed.flatMap(({ month, key, value }): Adjustment[] => {
    const after = now(month, key);
    return after === value ? [] : [{ month, key, before: value, after }];
  });
  const last = earlier.reduce<Earlier[number] | null>((a, b) => (a && a.month > b.month ? a : b), null);
  if (!last) return byMonth;
  const others = briefingKeys.flatMap((key): Adjustment[] => {
    const total: Counted | undefined = last.snapshot.figures[key];
    if (!total) return [];
    const months = printed.filter((p) => p.key === key && p.month <= last.month);
    const before = total.total - months.reduce((sum, p) => sum + p.value, 0);
    const after = totalNow(last.month, key) - months.reduce((sum, p) => sum + now(p.month, key), 0);
    return before === after ? [] : [{ month: null, key, before, after }];
  });
  return [...byMonth, ...others];
}

/** The parts people write, in the order of the paper. */
export const briefingParts = ["headline", "support", "business", "practice", "next", "sentTo"] as const;
export type BriefingPart = (typeof briefingParts)[number];
export type BriefingWords = Record<BriefingPart, string>;

export const longestPart: Record<BriefingPart, number> = {
  headline: 60,
  support: 600,
  business: 600,
  practice: 800,
  next: 600,
  sentTo: 120,
};

/** Photos of one briefing. */
export const mostPhotos = 4;

/**
 * 【本月培训】 and the like in a text, with the figure in their place, set off from hanzi; what is no figure stays as it
 * was. Where more went than came, 净增 gives way to the 减少 of the figure.
 */
export const withFigures = (text: string, figures: ReadonlyMap<string, string>): string =>
  text.replace(
    /(净增|增加|新增)?(\p{Script=Han}?)【([^【】]{1,12})】/gu,
    (whole, grown: string | undefined, before: string, name: string) => {
      const figure = figures.get(name);
      if (figure === undefined) return whole;
      if (grown && !before && figure.startsWith("减少")) return figure;
      const led = `${grown ?? ""}${before}`;
      return `${led}${led && " "}${figure}`;
    },
  );

/** Names in brackets that stand for nothing. */
export const unknownFigures = (text: string, figures: ReadonlyMap<string, string>): string[] =>
  [...text.matchAll(/【([^【】]*)】/g)].map((m) => m[1] ?? "").filter((name) => !figures.has(name));
