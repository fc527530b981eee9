import type { Db } from "db/client.server";
import { type MeasureKey, measureKeys } from "db/summary/measures";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { clockOf, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { paperCode } from "~/platform/pdf/check-code.server";
import { personName, placeName } from "~/platform/search/place-name";
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
import { paperText } from "./text/paper";

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

/** English heads whose longest word needs more room than a number. */
const wide: Partial<Record<MeasureKey, number>> = {
  households: 22,
  tripExpected: 17,
  certificates: 23,
  equipment: 20,
};

/** The overview on lying A4: the table with the sales, the kinds of support by month, the map. */
export function overviewPaper(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  period: Period,
  by: { origin: string; now: number; map?: MapView | null; language: Language },
): OverviewPaper {
  const { language } = by;
  const t = translator(reportsText, language);
  const p = translator(paperText, language);
  const place = language === "zh" ? 24 : 27;
  const head = (words: string) => (language === "zh" ? paperHead(words) : words);
  const map = by.map ?? usualMap;
  const villages = countedVillages(db, scope, period);
  const total = sumOf(villages.map((v) => v.figures));
  const all = chartMonthsOf(db, period);
  const months = salesMonths(db, scope, all);
  const words = periodText(period, language);
  const late = lateThings(db, person, scope, language);
  const lateOf = lateByVillage(late);
  const { month, sold } = lastSalesOf(
    db,
    scope,
    period,
    villages.map((v) => v.village.id),
  );
  const cells = [
    ...villages.map((v) => [
      placeName(v.village.townName, language),
      placeName(v.village.name, language),
      ...measureKeys.map((k) => figureText(k, v.figures[k], language)),
      ...(month ? [yuanFigure(sold.get(v.village.id) ?? 0)] : []),
      String(lateOf.get(v.village.id) ?? 0),
    ]),
  ];
  const totals = [
    t("overview.total"),
    "",
    ...measureKeys.map((k) => figureText(k, total[k], language)),
    ...(month ? [yuanFigure([...sold.values()].reduce((sum, fen) => sum + fen, 0))] : []),
    String(late.length),
  ];
  const code = paperCode("overview", { words, cells, totals });
  const number = `ZL-${plain(todayOn(by.now))}${periodMark(period)}`;
  return {
    language,
    title: p("overview.title"),
    number,
    code,
    printedAt: by.now,
    line: [
      words,
      p("overview.villages", { count: villages.length }),
      p("overview.printed", { day: todayOn(by.now) }),
    ],
    columns: [
      { head: p("overview.town"), w: place },
      { head: p("overview.village"), w: place },
      ...measureKeys.map((k) => ({
        head: head(t(`figure.${k}.short`)),
        w: isMoney(k) ? 30 : language === "zh" ? 16 : (wide[k] ?? 15),
      })),
      ...(month
        ? [{ head: head(t("overview.lastSales", { month: monthText(month, language) })), w: 27 }]
        : []),
      { head: head(t(isPast(period) ? "late.columnToday" : "late.column")), w: 16 },
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
          title: p("overview.count", {
            figure: t(`figure.${key}.label`),
            count: figureText(key, count, language),
            unit: t(`figure.${key}.unit`, { count: Math.abs(count) }),
          }),
          months: series,
        };
      }),
      note: t("village.spanFoot"),
    },
    map: paperMap(overviewMap(db, person, scope, period, map, language), t),
    foot: {
      number: p("foot.number", { number, code }),
      check: p("foot.check", { at: `${by.origin}/overview` }),
      printed: p("foot.printed", {
        at: `${todayOn(by.now)} ${clockOf(by.now)}`,
        name: personName(person.name, language),
      }),
    },
  };
}
