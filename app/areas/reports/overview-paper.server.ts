import type { Db } from "db/client.server";
import { measureKeys } from "db/summary/measures";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { paperCode } from "~/platform/pdf/check-code.server";
import { figureText, isMoney, periodText } from "./figure-words";
import { seriesOf, sumOf } from "./figures.server";
import { lateByVillage, lateThings } from "./late.server";
import { chartMonthsOf, countedVillages, isPast, salesMonths } from "./overview.server";
import type { OverviewPaper } from "./pdf/draw-overview";
import type { Period } from "./period";
import { reportsText } from "./text";

// Papers of the office are Chinese whatever the language of the page.
const t = translator(reportsText, "zh");

const plain = (day: string) => day.replaceAll("-", "");

/** What tells papers of one day apart: -2026Q4, -20260302-20260519, -Q20260302 (起), -Z20260519 (止); nothing for all. */
function periodMark(p: Period): string {
  if (p.key !== "own") return p.key === "all" ? "" : `-${plain(p.key)}`;
  if (p.from && p.to) return `-${plain(p.from)}-${plain(p.to)}`;
  return p.from ? `-Q${plain(p.from)}` : p.to ? `-Z${plain(p.to)}` : "";
}

/** The overview on one lying A4, or more where there are many villages. */
export function overviewPaper(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  period: Period,
  by: { origin: string; now: number },
): OverviewPaper {
  const villages = countedVillages(db, scope, period);
  const total = sumOf(villages.map((v) => v.figures));
  const months = salesMonths(db, scope, chartMonthsOf(db, period));
  const words = periodText(period, "zh");
  const late = lateThings(db, person, scope, "zh");
  const lateOf = lateByVillage(late);
  const cells = [
    ...villages.map((v) => [
      v.village.townName,
      v.village.name,
      ...measureKeys.map((k) => figureText(k, v.figures[k])),
      String(lateOf.get(v.village.id) ?? 0),
    ]),
  ];
  const totals = [
    t("overview.total"),
    "",
    ...measureKeys.map((k) => figureText(k, total[k])),
    String(late.length),
  ];
  const code = paperCode("overview", { words, cells, totals });
  const number = `ZL-${plain(todayOn(by.now))}${periodMark(period)}`;
  return {
    title: "帮扶总览",
    number,
    code,
    printedAt: by.now,
    line: [words, `${villages.length} 个村`, `打印日期 ${todayOn(by.now)}`],
    columns: [
      { head: "乡镇", w: 26 },
      { head: "村", w: 26 },
      ...measureKeys.map((k) => ({
        head: t(`figure.${k}.short`).replace("（", "\n（"),
        w: isMoney(k) ? 30 : 18,
      })),
      { head: t(isPast(period) ? "late.columnToday" : "late.column"), w: 18 },
    ],
    rows: cells,
    totals,
    note: t("overview.note"),
    chart: {
      title: t("overview.chart"),
      months: seriesOf(db, scope, "sales", months, period),
    },
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: `登录核对 ${by.origin}/overview`,
      printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${person.name}`,
    },
  };
}
