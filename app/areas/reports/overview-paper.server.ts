import type { Db } from "db/client.server";
import { measureKeys } from "db/summary/measures";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { figureText, isMoney, monthText, periodText } from "./figure-words";
import { seriesOf, sumOf } from "./figures.server";
import { lateByVillage, lateThings } from "./late.server";
import { type MapView, usualMap } from "./map/map-view";
import { overviewMap } from "./map/overview-map.server";
import { paperMap } from "./map/paper-map";
import { chartMonthsOf, countedVillages, isPast, kinds, lastSalesOf, salesMonths } from "./overview.server";
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

/** A long heading on two lines: before its unit, or in the middle. */
const paperHead = (words: string): string =>
  words.includes("（")
    ? words.replace("（", "\n（")
    : words.length > 3
      ? `${words.slice(0, 2)}\n${words.slice(2)}`
      : words;

/** The overview on lying A4: the table with the sales, the kinds of support by month, the map. */
export function overviewPaper(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  period: Period,
  by: { origin: string; now: number; map?: MapView | null },
): OverviewPaper {
  const map = by.map ?? usualMap;
  const villages = countedVillages(db, scope, period);
  const total = sumOf(villages.map((v) => v.figures));
  const all = chartMonthsOf(db, period);
  const months = salesMonths(db, scope, all);
  const words = periodText(period, "zh");
  const late = lateThings(db, person, scope, "zh");
  const lateOf = lateByVillage(late);
  const { month, sold } = lastSalesOf(
    db,
    scope,
    period,
    villages.map((v) => v.village.id),
  );
  const cells = [
    ...villages.map((v) => [
      v.village.townName,
      v.village.name,
      ...measureKeys.map((k) => figureText(k, v.figures[k], "zh")),
      ...(month ? [yuanFigure(sold.get(v.village.id) ?? 0)] : []),
      String(lateOf.get(v.village.id) ?? 0),
    ]),
  ];
  const totals = [
    t("overview.total"),
    "",
    ...measureKeys.map((k) => figureText(k, total[k], "zh")),
    ...(month ? [yuanFigure([...sold.values()].reduce((sum, fen) => sum + fen, 0))] : []),
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
      { head: "乡镇", w: 24 },
      { head: "村", w: 24 },
      ...measureKeys.map((k) => ({
        head: paperHead(t(`figure.${k}.short`)),
        w: isMoney(k) ? 30 : 16,
      })),
      ...(month
        ? [{ head: paperHead(t("overview.lastSales", { month: monthText(month, "zh") })), w: 27 }]
        : []),
      { head: paperHead(t(isPast(period) ? "late.columnToday" : "late.column")), w: 16 },
    ],
    rows: cells,
    totals,
    notes: [t("overview.note"), t("overview.own"), ...(period.from === null ? [] : [t("overview.net")])],
    chart: {
      title: t("overview.chart"),
      months: seriesOf(db, scope, "sales", months, period),
    },
    kinds: {
      title: t("village.years"),
      charts: kinds.map((key) => {
        const series = seriesOf(db, scope, key, all, period);
        const count = series.reduce((sum, m) => sum + m.value, 0);
        return {
          title: `${t(`figure.${key}.label`)}　${figureText(key, count, "zh")} ${t(`figure.${key}.unit`)}`,
          months: series,
        };
      }),
      note: t("village.spanFoot"),
    },
    map: paperMap(overviewMap(db, person, scope, period, map, "zh"), t),
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: `登录核对 ${by.origin}/overview`,
      printed: `打印 ${todayOn(by.now)} ${clockOf(by.now)}　经办 ${person.name}`,
    },
  };
}
