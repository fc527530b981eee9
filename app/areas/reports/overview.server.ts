import type { Db } from "db/client.server";
import { type MeasureKey, measureKeys } from "db/summary/measures";
import { computersNow } from "~/areas/donations/index.server";
import { peopleOut } from "~/areas/study-trips/index.server";
import { villagesInScope, villagesThen } from "~/areas/villages/index.server";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import type { LateThing } from "~/platform/home/late-thing";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { addressOf } from "~/platform/list-address";
import { yuanFigure, yuanText } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { askFacts } from "./ask.server";
import { figureText, icons, monthText, periodText } from "./figure-words";
import { type Figures, figuresByVillage, firstMonth, noFigures, seriesOf, totalsOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { lateByVillage, lateHref, lateThings } from "./late.server";
import {
  countShown,
  type OverviewView,
  pageOfVillages,
  seriesByVillage,
  viewParts,
  villagesOnPage,
} from "./overview-villages.server";
import {
  calendarPeriod,
  monthsUpTo,
  ownDays,
  type Period,
  periodChoices,
  periodParts,
  type ReadPeriod,
} from "./period";
import { reportsText } from "./text";
import type { OverviewFacts } from "./ui/overview-page";
import type { LinkedFigure, ShownFigure } from "./ui/village-table";

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
  language: Language,
): ShownFigure => ({
  key,
  value,
  text: figureText(key, value, language),
  zero: value === 0,
  to: rowsHref(key, villageId, period),
});

/** Villages in scope, named as at the end of the period, with their figures: those that left the programme only while they count for something. */
export function countedVillages(db: Db, scope: VillageScope, period: Period) {
  const figures = figuresByVillage(db, scope, period);
  const today = todayOn();
  const empty = (f: Figures) => measureKeys.every((k) => f[k] === 0);
  return villagesThen(db, villagesInScope(db, scope), period.to)
    .map((village) => ({ village, figures: figures.get(village.id) ?? noFigures() }))
    .filter(({ village, figures: f }) => village.leftOn === null || village.leftOn >= today || !empty(f));
}

export const choicesFor = (db: Db) => {
  const first = firstMonth(db);
  return periodChoices(first ? `${first}-01` : todayOn(), todayOn());
};

/** What the bar of the period shows. */
export const periodBarOf = (db: Db, read: ReadPeriod) => ({
  chosen: ownDays(read) ? "own" : read.period.key,
  typed: read.typed,
  wrong: read.wrong,
  unused: read.unused,
  today: todayOn(),
  choices: choicesFor(db),
});

const overviewHref = (period: Period, view: OverviewView): string =>
  addressOf("/overview", [...periodParts(period), ...viewParts(view)]);

/** A figure with its rows, or without where it is nothing. */
const linked = (text: string, value: number, to: string): LinkedFigure => ({
  text,
  to: value === 0 ? null : to,
});

/** Sales of the last month of the charts, of one village or of all. */
function lastSales(month: string | undefined, fen: number, villageId: number | null): LinkedFigure {
  const period = month ? calendarPeriod(month) : null;
  return period
    ? linked(yuanFigure(fen), fen, rowsHref("sales", villageId, period))
    : { text: "0", to: null };
}

/** The last month with sales in the charts of a period, and what each of some villages sold in it, in fen. */
export function lastSalesOf(
  db: Db,
  scope: VillageScope,
  period: Period,
  ids: readonly number[],
): { month: string | null; sold: ReadonlyMap<number, number> } {
  const month = salesMonths(db, scope, chartMonthsOf(db, period)).at(-1) ?? null;
  const series = month ? seriesByVillage(db, ids, "sales", [month]) : new Map<number, number[]>();
  return { month, sold: new Map([...series].map(([id, [fen]]) => [id, fen ?? 0])) };
}

/** Whether a period is over: what is overdue is of today whatever the period, and says so then. */
export const isPast = (period: Period): boolean => period.to !== null && period.to < todayOn();

/** The table of villages: one page of them, in an order, with the ways to the others. */
function villageTable(
  db: Db,
  scope: VillageScope,
  period: Period,
  asked: OverviewView,
  months: readonly string[],
  language: Language,
  late: readonly LateThing[],
) {
  const lateOf = lateByVillage(late);
  const month = months.at(-1);
  const all = countShown(db, scope, period);
  const found = asked.term ? countShown(db, scope, period, asked.term) : all;
  const last = Math.max(0, Math.ceil(found / villagesOnPage) - 1);
  const view = { ...asked, page: Math.min(asked.page, last) };
  const villages = pageOfVillages(db, scope, period, view);
  const ids = villages.map((v) => v.id);
  const figures = figuresByVillage(db, ids, period);
  const sparks = seriesByVillage(db, ids, "sales", months);
  const lastMonth = monthText(months.at(-1) ?? "", language);
  const page = (to: number) => overviewHref(period, { ...view, page: to });
  return {
    all,
    found,
    term: view.term ?? "",
    first: view.page * villagesOnPage,
    previous: view.page > 0 ? page(view.page - 1) : undefined,
    next: view.page < last ? page(view.page + 1) : undefined,
    byCode: overviewHref(period, { ...view, sort: null, least: false, page: 0 }),
    /** The order stays when something is looked for. */
    kept: [...periodParts(period), ...viewParts({ ...view, term: undefined, page: 0 })],
    columns: measureKeys.map((key) => {
      const sorted = view.sort === key;
      return {
        key,
        sorted: sorted ? (view.least ? ("ascending" as const) : ("descending" as const)) : undefined,
        to: overviewHref(period, { ...view, sort: key, least: sorted && !view.least, page: 0 }),
      };
    }),
    villages: villages.map((v) => {
      const spark = sparks.get(v.id) ?? [];
      const own = figures.get(v.id) ?? noFigures();
      return {
        id: v.id,
        name: placeName(v.name, language),
        town: placeName(v.townName, language),
        figures: measureKeys.map((key) => shown(key, own[key], v.id, period, language)),
        spark,
        sparkLabel: `${lastMonth} ${yuanText(spark.at(-1) ?? 0, language)}`,
        last: lastSales(month, spark.at(-1) ?? 0, v.id),
        late: linked(String(lateOf.get(v.id) ?? 0), lateOf.get(v.id) ?? 0, lateHref(v.id)),
      };
    }),
    lateToday: isPast(period),
    net: period.from !== null,
    lastMonth: month
      ? translator(reportsText, language)("overview.monthShort", { month: Number(month.slice(5)) })
      : null,
    lastTotal: lastSales(month, seriesOf(db, scope, "sales", month ? [month] : [])[0]?.value ?? 0, null),
    lateTotal: linked(String(late.length), late.length, lateHref(null)),
  };
}

/** Expected are those of trips that are over: who is out on one is told apart, or more came than were expected. */
function cameWords(totals: Figures, out: number, t: Translate<typeof reportsText.zh>): string | null {
  const [planned, count] = [totals.tripExpected, totals.tripPeople - out];
  if (planned === 0) return out > 0 ? t("overview.outOnly", { count: out }) : null;
  return t(out > 0 ? "overview.cameOut" : "overview.came", { planned, count, out });
}

/** A second line under each great figure: what it is made of, or how it stands today. */
function kpiNotes(
  db: Db,
  scope: VillageScope,
  period: Period,
  totals: Figures,
  language: Language,
): Record<(typeof kpiKeys)[number], string | null> {
  const t = translator(reportsText, language);
  const today = todayOn();
  const toNow = !isPast(period);
  const thisMonth = seriesOf(db, scope, "certificates", [today.slice(0, 7)])[0]?.value ?? 0;
  const computers = toNow ? computersNow(db, scope) : null;
  return {
    tripPeople: cameWords(totals, peopleOut(db, scope, period), t),
    trained: totals.classes > 0 ? t("overview.classes", { count: totals.classes }) : null,
    certificates: toNow ? t("overview.lastMonth", { count: thisMonth }) : null,
    loans: totals.loans > 0 ? t("overview.lent", { sum: yuanText(totals.loanMoney, language) }) : null,
    computers:
      computers && computers.held > 0
        ? t("overview.inUse", { use: computers.held - computers.repair, repair: computers.repair })
        : null,
    shops: t("overview.sold", { sales: yuanText(totals.sales, language) }),
  };
}

/** Everything the overview shows: totals and charts of all villages, and one page of the table. */
export function overviewFacts(
  db: Db,
  person: SignedIn,
  scope: VillageScope,
  read: ReadPeriod,
  view: OverviewView,
  language: Language,
): Omit<OverviewFacts, "compareWrong" | "shows" | "map" | "mapKept"> {
  const t = translator(reportsText, language);
  const { period } = read;
  const late = lateThings(db, person, scope, language);
  const totals = totalsOf(db, scope, period);
  const months = chartMonthsOf(db, period);
  const sold = salesMonths(db, scope, months);
  const notes = kpiNotes(db, scope, period, totals, language);
  return {
    title: t("overview.title"),
    periodText: periodText(period, language),
    period: periodBarOf(db, read),
    query: addressOf("", periodParts(period)),
    kpis: kpiKeys.map((key) => ({
      ...shown(key, totals[key], null, period, language),
      icon: icons[key],
      note: notes[key],
    })),
    kept: periodParts(period),
    table: villageTable(db, scope, period, view, sold, language, late),
    totals: measureKeys.map((key) => shown(key, totals[key], null, period, language)),
    sales: seriesOf(db, scope, "sales", sold, period),
    ask: askFacts(db, person, scope, late, language),
    four: { charts: kinds.map((key) => ({ key, months: seriesOf(db, scope, key, months, period) })) },
    funnel: { villageId: null, to: null, counts: funnelOf(db, scope) },
    may: { export: can(person, "report.export"), check: can(person, "summary.check") },
  };
}
