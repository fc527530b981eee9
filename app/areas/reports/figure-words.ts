import type { MeasureKey } from "db/summary/measures";
import { longDay } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import type { Period } from "./period";
import { reportsText } from "./text";

type T = Translate<typeof reportsText.zh>;

export const isMoney = (key: MeasureKey): boolean => key === "loanMoney" || key === "sales";

/**
 * 1,106 or 41,872.13: money to the fen, nothing rounded. Of things that come and go more may go than come: said in words,
 * as a count is never less than nothing.
 */
export function figureText(key: MeasureKey, value: number, language: Language): string {
  if (isMoney(key)) return yuanFigure(value);
  const count = Math.abs(value).toLocaleString("en-US");
  return value < 0 ? translator(reportsText, language)("overview.fewer", { count }) : count;
}

export const icons: Record<MeasureKey, string> = {
  people: "users",
  households: "door-open",
  tripExpected: "bus",
  tripPeople: "bus",
  classes: "graduation-cap",
  trained: "graduation-cap",
  certificates: "award",
  loans: "hand-coins",
  loanMoney: "hand-coins",
  equipment: "monitor",
  computers: "monitor",
  fitness: "package",
  shops: "store",
  sales: "chart-column",
};

/** 2026年11月 / 11/2026 */
export const monthText = (month: string, language: Language): string =>
  translator(reportsText, language)("period.month", {
    year: month.slice(0, 4),
    month: Number(month.slice(5)),
  });

/** A period in words: 2026年第 4 季度, 2026年3月5日到2026年5月10日. */
export function periodText(p: Period, language: Language): string {
  const t: T = translator(reportsText, language);
  if (p.key === "own") {
    const from = p.from && longDay(p.from, language);
    const to = p.to && longDay(p.to, language);
    if (from && to) return t("period.range", { from, to });
    if (from) return t("period.since", { from });
    return to ? t("period.until", { to }) : t("period.all");
  }
  if (p.key === "all") return t("period.all");
  if (p.key.includes("Q")) return t("period.quarter", { year: p.key.slice(0, 4), quarter: p.key.slice(5) });
  return p.key.length === 4 ? t("period.year", { year: p.key }) : monthText(p.key, language);
}
