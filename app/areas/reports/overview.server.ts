import type { Db } from "db/client.server";
import { type MeasureKey, measureKeys } from "db/summary/measures";
import { villagesInScope } from "~/areas/villages/index.server";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { figureText, icons, monthText, periodText } from "./figure-words";
import { type Figures, figuresByVillage, firstMonth, noFigures, seriesOf, sumOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { monthsUpTo, type Period, periodChoices, periodParts, type ReadPeriod } from "./period";
import { reportsText } from "./text";
import type { OverviewFacts, ShownFigure } from "./ui/overview-page";

/** Months that charts look back at most. */
const mostMonths = 24;

/** Months of the charts of a period: none from before the programme had anything to count. */
export function chartMonthsOf(db: Db, period: Period): string[] {
  const first = firstMonth(db) ?? "";
  const months = monthsUpTo(period, todayOn(), mostMonths);
  const from = months.findIndex((m) => m >= first);
  return months.slice(Math.min(Math.max(0, from), Math.max(0, months.length - 6)));
}

/** Sales of a month are written after it is over: until then the month is no fall to nothing. */
export function salesMonths(db: Db, scope: VillageScope, months: readonly string[]): string[] {
  const last = months.at(-1);
  const open = last === todayOn().slice(0, 7) && months.length > 1;
  return open && seriesOf(db, scope, "sales", [last])[0]?.value === 0 ? months.slice(0, -1) : [...months];
}
/** Kinds of support that charts set beside each other, in the order in which people meet them. */
export const kinds = [
  "tripPeople",
  "trained",
  "certificates",
  "loans",
  "equipment",
  "shops",
] as const satisfies readonly MeasureKey[];
const kpiKeys = ["tripPeople", "trained", "certificates", "loans", "computers", "shops"] as const;

export const rowsHref = (key: MeasureKey, villageId: number | null, period: Period): string => {
  const query = new URLSearchParams(periodParts(period));
  if (villageId !== null) query.set("village", String(villageId));
  const text = query.toString();
  return `/overview/rows/${key}${text ? `?${text}` : ""}`;
};

export const shown = (
  key: MeasureKey,
  value: number,
  villageId: number | null,
  period: Period,
): ShownFigure => ({
  key,
  text: figureText(key, value),
  zero: value === 0,
  to: rowsHref(key, villageId, period),
});

/** Villages in scope with their figures: those that left the programme only while they count for something. */
export function countedVillages(db: Db, scope: VillageScope, period: Period) {
  const figures = figuresByVillage(db, scope, period);
  const today = todayOn();
  const empty = (f: Figures) => measureKeys.every((k) => f[k] === 0);
  return villagesInScope(db, scope)
    .map((village) => ({ village, figures: figures.get(village.id) ?? noFigures() }))
    .filter(({ village, figures: f }) => village.leftOn === null || village.leftOn >= today || !empty(f));
}

export const choicesFor = (db: Db) => {
  const first = firstMonth(db);
  return periodChoices(first ? `${first}-01` : todayOn(), todayOn());
};

/** Everything the overview shows. */
export function overviewFacts(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  read: ReadPeriod,
  language: Language,
): Omit<OverviewFacts, "compareWrong"> {
  const t = translator(reportsText, language);
  const { period } = read;
  const villages = countedVillages(db, scope, period);
  const totals = sumOf(villages.map((v) => v.figures));
  const months = chartMonthsOf(db, period);
  const sold = salesMonths(db, scope, months);
  const last = sold.at(-1) ?? "";
  const query = new URLSearchParams(periodParts(period)).toString();
  return {
    title: t("overview.title"),
    periodText: periodText(period, language),
    period: {
      chosen: period.key === "own" || Object.keys(read.wrong).length > 0 ? "own" : period.key,
      typed: read.typed,
      wrong: read.wrong,
      choices: choicesFor(db),
    },
    kept: periodParts(period),
    query: query ? `?${query}` : "",
    kpis: kpiKeys.map((key) => ({
      ...shown(key, totals[key], null, period),
      icon: icons[key],
      note: key === "shops" ? t("overview.sold", { sales: yuanText(totals.sales, language) }) : null,
    })),
    columns: measureKeys,
    villages: villages.map(({ village, figures }) => {
      const spark = seriesOf(db, [village.id], "sales", sold, period).map((m) => m.value);
      return {
        id: village.id,
        name: placeName(village.name, language),
        town: placeName(village.townName, language),
        figures: measureKeys.map((key) => shown(key, figures[key], village.id, period)),
        spark,
        sparkLabel: `${monthText(last, language)} ${yuanText(spark.at(-1) ?? 0, language)}`,
      };
    }),
    totals: measureKeys.map((key) => shown(key, totals[key], null, period)),
    sales: seriesOf(db, scope, "sales", sold, period),
    four: { charts: kinds.map((key) => ({ key, months: seriesOf(db, scope, key, months, period) })) },
    funnel: { villageId: null, to: null, counts: funnelOf(db, scope) },
    may: { export: can(person, "report.export"), check: can(person, "summary.check") },
  };
}
