import type { Db } from "db/client.server";
import { villageShop } from "db/schema";
import { and, eq, isNull, sql } from "drizzle-orm";
import { can, type SignedIn } from "~/platform/access/actor";
import { todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { figureText, monthText } from "./figure-words";
import { figuresByVillage, noFigures, seriesOf } from "./figures.server";
import { funnelOf } from "./funnel.server";
import { chartMonthsOf, fourKinds, rowsHref, salesMonths } from "./overview.server";
import { calendarPeriod, everything, type Period } from "./period";
import { targetsOf } from "./set-targets.server";
import { shareOf } from "./target";
import { reportsText } from "./text";
import type { SupportFacts } from "./ui/support-sheets";

/** Targets of a year with what is reached of them. */
export function progressOf(db: Db, villageId: number, year: number) {
  const period = calendarPeriod(String(year)) as Period;
  const done = figuresByVillage(db, [villageId], period).get(villageId) ?? noFigures();
  return targetsOf(db, villageId, year).map((t) => ({
    key: t.measure,
    done: done[t.measure],
    target: t.value,
    share: shareOf(done[t.measure], t.value),
    doneText: figureText(t.measure, done[t.measure]),
    targetText: figureText(t.measure, t.value),
    to: rowsHref(t.measure, villageId, period),
  }));
}

/** Shops of a village that are open, and who works in them. */
export const openShops = (db: Db, villageId: number) =>
  db
    .select({ open: sql<number>`count(*)`, jobs: sql<number>`coalesce(sum(${villageShop.jobs}), 0)` })
    .from(villageShop)
    .where(and(eq(villageShop.villageId, villageId), isNull(villageShop.closedOn)))
    .get() ?? { open: 0, jobs: 0 };

/** What a village was given over time, beside each other, and what came of it; null for who may not see it. */
export function supportOfVillage(
  db: Db,
  person: SignedIn,
  villageId: number,
  language: Language,
): SupportFacts | null {
  if (!can(person, "report.view", villageId)) return null;
  const t = translator(reportsText, language);
  const year = Number(todayOn().slice(0, 4));
  const months = chartMonthsOf(db, everything);
  const sold = salesMonths(db, [villageId], months);
  const sales = seriesOf(db, [villageId], "sales", sold);
  const last = sales.at(-1);
  const shops = openShops(db, villageId);
  return {
    villageId,
    year,
    four: { charts: fourKinds.map((key) => ({ key, months: seriesOf(db, [villageId], key, months) })) },
    funnel: { villageId, counts: funnelOf(db, [villageId]) },
    sales,
    salesFoot: last
      ? t("village.chartFoot", {
          month: monthText(last.month, language),
          sales: yuanFigure(last.value),
          ...shops,
        })
      : "",
    targets: progressOf(db, villageId, year),
    may: {
      set: can(person, "target.set", villageId),
      export: can(person, "report.export", villageId),
    },
  };
}
