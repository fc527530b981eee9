import type { Db } from "db/client.server";
import { villageShop } from "db/schema";
import { and, gt, isNull, lte, or, sql } from "drizzle-orm";
import { custodyByMonth, thingsOfVillage } from "~/areas/donations/index.server";
import { tripsOfVillageOn } from "~/areas/study-trips/index.server";
import { wasInVillage, whyClosed } from "~/areas/villages/index.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { addDays, addMonths, type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { figureText, monthText } from "./figure-words";
import { figuresByVillage, noFigures, seriesOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { chartMonthsOf, kinds, rowsHref, salesMonths } from "./overview.server";
import { everything, type Period } from "./period";
import { targetsOf } from "./set-targets.server";
import { shareOf, targetYears } from "./target";
import { reportsText } from "./text";
import type { SupportFacts } from "./ui/support-sheets";
import { figuresThen, until } from "./village-then.server";

/** Targets of a year with what is reached of them, by the end of it or by a day within it. */
export function progressOf(
  db: Db,
  villageId: number,
  year: number,
  language: Language,
  on: Day | null = null,
) {
  const from = `${year}-01-01`;
  const period: Period =
    on === null ? { key: String(year), from, to: `${year}-12-31` } : { key: "own", from, to: on };
  const done = figuresByVillage(db, [villageId], period).get(villageId) ?? noFigures();
  return targetsOf(db, villageId, year).map((t) => ({
    key: t.measure,
    done: done[t.measure],
    target: t.value,
    share: shareOf(done[t.measure], t.value),
    doneText: figureText(t.measure, done[t.measure], language),
    targetText: figureText(t.measure, t.value, language),
    to: rowsHref(t.measure, villageId, period),
  }));
}

/** Shops of a village that are open on a day, and who works in them. */
export const openShops = (db: Db, villageId: number, on: Day = todayOn()) =>
  db
    .select({ open: sql<number>`count(*)`, jobs: sql<number>`coalesce(sum(${villageShop.jobs}), 0)` })
    .from(villageShop)
    .where(
      and(
        wasInVillage("shop", { record: villageShop.id, now: villageShop.villageId, on }, villageId),
        lte(villageShop.openedOn, on),
        or(isNull(villageShop.closedOn), gt(villageShop.closedOn, on)),
      ),
    )
    .get() ?? { open: 0, jobs: 0 };

/** The twelfth of the sales that each year of the chart is to bring, where a target is set; fen, rounded half up. */
function salesGoals(db: Db, villageId: number, months: readonly string[]) {
  const years = [...new Set(months.map((m) => Number(m.slice(0, 4))))];
  return years.flatMap((year) => {
    const target = targetsOf(db, villageId, year).find((t) => t.measure === "sales");
    return target
      ? [{ year, from: `${year}-01`, to: `${year}-12`, value: Math.floor((target.value + 6) / 12) }]
      : [];
  });
}

/**
 * What a village was given over time, beside each other, and what came of it, up to a day; null for who may not see it.
 */
export function supportOfVillage(
  db: Db,
  person: SignedIn,
  villageId: number,
  language: Language,
  on: Day = todayOn(),
): SupportFacts | null {
  if (!can(person, "report.view", villageId)) return null;
  const t = translator(reportsText, language);
  const past = on < todayOn();
  const period = past ? until(on) : everything;
  const months = chartMonthsOf(db, period);
  const sold = salesMonths(db, [villageId], months);
  const series = (key: (typeof kinds)[number] | "sales", of = months) =>
    seriesOf(db, [villageId], key, of, period);
  const sales = series("sales", sold);
  const last = sales.at(-1);
  const goals = salesGoals(db, villageId, sold);
  const year = Number(on.slice(0, 4));
  const things = thingsOfVillage(db, person, villageId, on, language);
  const foot = (month: string, value: number) =>
    t(past ? "village.chartFootThen" : "village.chartFoot", {
      month: monthText(month, language),
      sales: yuanFigure(value),
      ...openShops(db, villageId, on),
    });
  return {
    villageId,
    year,
    asOf: past
      ? {
          day: longDay(on, language),
          figures: figuresThen(db, villageId, on, things?.pieces ?? null, language),
        }
      : null,
    // What stands in the village on the day, by the month it came: things that went on leave no month below nothing.
    four: {
      charts: kinds.map((key) => ({
        key,
        months: things && key === "equipment" ? custodyByMonth(db, villageId, on, months) : series(key),
      })),
    },
    funnel: { villageId, to: past ? on : null, counts: funnelOf(db, [villageId], period.to) },
    sales,
    // How many there were at the end of each month: one that closed is none of the months after.
    shops: sold.map((month) => {
      const end = addDays(addMonths(`${month}-01`, 1), -1);
      return { month, value: openShops(db, villageId, end < on ? end : on).open };
    }),
    salesGoals: goals,
    salesFoot: last
      ? [
          foot(last.month, last.value),
          ...goals.map((g) => t("village.goalFoot", { year: g.year, sum: yuanFigure(g.value) })),
        ].join(language === "zh" ? "" : " ")
      : "",
    trips: tripsOfVillageOn(db, person, villageId, on, language),
    things: things && {
      ...things,
      rows: things.rows.map((r) => ({
        ...r,
        since: r.sinceOn && longDay(r.sinceOn, language),
        counted: r.countedOn && longDay(r.countedOn, language),
      })),
    },
    targets: progressOf(db, villageId, year, language, past ? on : null),
    may: {
      set:
        can(person, "target.set", villageId) &&
        whyClosed(db, villageId) === null &&
        targetYears(Number(todayOn().slice(0, 4))).includes(year),
      print: can(person, "village.print", villageId),
    },
  };
}
