import type { Db } from "db/client.server";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { mayAskFor } from "../group-sight";
import { groupName } from "../money/loan-facts.server";
import { yearsOfLoans } from "../portfolio/loan-list.server";
import { loanListText } from "../text/lists";
import { figuresBy, figuresOf, type ReportDimension } from "./figures";
import { factsDay, loanFactsAt } from "./loan-facts.server";
import { type Period, periodsOfYear, periodWords, readPeriod } from "./period";
import type { RowFigure } from "./report-rows.server";
import { type TrendStep, trendOf } from "./trend";

export type ReportPage = ReturnType<typeof reportPage>;

/** Every year from that of the first loan to the present one. */
function yearsToChoose(db: Db, scope: VillageScope, today: Day): number[] {
  const last = Number(today.slice(0, 4));
  const first = Math.min(yearsOfLoans(db, scope).at(-1) ?? last, last);
  return Array.from({ length: last - first + 1 }, (_, k) => first + k);
}

/** Figures of a period with 当期, 累计 and 在享 apart; each opens its rows where a list of them exists. */
export function reportPage(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  period: Period,
  asked: { by: ReportDimension; step: TrendStep },
  today: Day,
  language: Language,
) {
  const { by } = asked;
  const t = translator(loanListText, language);
  const facts = loanFactsAt(db, actor.villages, period, today);
  const { flow, total, standing } = figuresOf(facts, period);
  const began = `/loans/granted?from=${period.from}&to=${period.to}`;
  const ever = `/loans/granted?to=${period.to}`;
  const row = (label: string, unit: string, a: string, b: string, links: [string, string] | null = null) => ({
    label,
    unit,
    flow: a,
    total: b,
    flowHref: links?.[0] ?? null,
    totalHref: links?.[1] ?? null,
  });
  const yuan = t("yuan");
  const money = yuanFigure;
  const name = (key: string, village: string): string => {
    if (by === "village") return placeName(village, language);
    if (by === "kind") return t(`kind.${key as "person"}`);
    return key === "none" ? t("report.ungrouped") : (groupName(db, key, period.to, language) ?? key);
  };
  const year = Number(period.from.slice(0, 4));
  // Of the whole county nobody can be told from a group of one or two; of one village they can (DOMAIN §8.40).
  const small = by === "group";
  const opens = (figure: RowFigure, of: "flow" | "total" = "flow", part = "") =>
    `/loans/reports/rows/${figure}?period=${period.key}${of === "total" ? "&of=total" : ""}${part}`;
  const opened = (figure: RowFigure): [string, string] => [opens(figure), opens(figure, "total")];
  const whole = readPeriod(String(year)) ?? period;
  const yearFacts =
    factsDay(whole, today) === factsDay(period, today)
      ? facts
      : loanFactsAt(db, actor.villages, whole, today);
  const periods = periodsOfYear(year, today);
  const periodName = (key: string): string =>
    key.includes("Q")
      ? t("report.quarterOf", { no: key.slice(-1) })
      : key.length === 7
        ? language === "zh"
          ? t("report.monthOf", { no: Number(key.slice(5)) })
          : (longDay(`${key}-01`, language).split(" ")[1] ?? key)
        : t("report.whole");
  const persons = (n: number) => (small && n > 0 && n < 3 ? t("report.small") : String(n));
  return {
    title: t("report.title"),
    period: periodWords(period, language),
    standingOn: longDay(period.to < today ? period.to : today, language),
    key: period.key,
    by,
    step: asked.step,
    years: yearsToChoose(db, actor.villages, today),
    periods: periods.map((p) => ({ key: p.key, label: periodName(p.key) })),
    rows: [
      row(t("report.loans"), t("report.count"), String(flow.loans), String(total.loans), [began, ever]),
      row(t("report.amount"), yuan, money(flow.amountFen), money(total.amountFen), [began, ever]),
      row(t("report.persons"), t("report.people"), String(flow.persons), String(total.persons), [
        began,
        ever,
      ]),
      row(t("report.times"), t("report.personTimes"), String(flow.loans), String(total.loans), [began, ever]),
      row(t("report.jobs"), t("report.people"), String(flow.jobs), String(total.jobs), opened("jobs")),
      row(t("report.repaid"), yuan, money(flow.repaidFen), money(total.repaidFen), opened("repaid")),
      row(
        t("report.extended"),
        t("report.count"),
        String(flow.extended),
        String(total.extended),
        opened("extended"),
      ),
      row(
        t("report.compensated"),
        yuan,
        money(flow.compensatedFen),
        money(total.compensatedFen),
        opened("compensated"),
      ),
      row(
        t("report.recovered"),
        yuan,
        money(flow.recoveredFen),
        money(total.recoveredFen),
        opened("recovered"),
      ),
      row(t("report.subsidyPaid"), yuan, money(flow.subsidyFen), money(total.subsidyFen), opened("subsidy")),
    ],
    standing: [
      {
        label: t("report.running"),
        value: String(standing.loans),
        unit: t("report.count"),
        href: opens("running"),
      },
      {
        label: t("report.balance"),
        value: money(standing.balanceFen),
        unit: yuan,
        href: opens("running"),
      },
      {
        label: t("report.overdueLoans"),
        value: String(standing.overdueLoans),
        unit: t("report.count"),
        href: opens("overdue"),
      },
      {
        label: t("report.overdueFen"),
        value: money(standing.overdueFen),
        unit: yuan,
        href: opens("overdue"),
      },
      {
        label: t("report.enjoying"),
        value: String(standing.enjoying),
        unit: t("report.people"),
        href: opens("enjoying"),
      },
    ],
    parts: figuresBy(facts, by, period).map((p) => ({
      key: p.key,
      name: name(p.key, p.village),
      query: `${by}=${p.key}`,
      loans: String(p.flow.loans),
      amount: money(p.flow.amountFen),
      totalLoans: String(p.total.loans),
      totalPersons: persons(p.total.persons),
      totalAmount: money(p.total.amountFen),
      running: String(p.standing.loans),
      balance: money(p.standing.balanceFen),
      overdue: money(p.standing.overdueFen),
      // Whose loans they are is for those who may read of which group somebody is.
      ...(by === "group" && !mayAskFor(actor, p.key)
        ? { began: null, ever: null, runningHref: null, overdueHref: null }
        : {
            // The list of loans knows where each is now; the rows know where it was paid out.
            began: by === "village" ? opens("granted", "flow", `&${by}=${p.key}`) : `${began}&${by}=${p.key}`,
            ever: by === "village" ? opens("granted", "total", `&${by}=${p.key}`) : `${ever}&${by}=${p.key}`,
            runningHref: opens("running", "flow", `&${by}=${p.key}`),
            overdueHref: opens("overdue", "flow", `&${by}=${p.key}`),
          }),
    })),
    // Persons of the whole are counted once, wherever they borrowed.
    all: {
      loans: String(flow.loans),
      amount: money(flow.amountFen),
      totalLoans: String(total.loans),
      totalPersons: String(total.persons),
      totalAmount: money(total.amountFen),
      running: String(standing.loans),
      balance: money(standing.balanceFen),
      overdue: money(standing.overdueFen),
    },
    trend: trendOf(yearFacts, periods, asked.step).map((r) => ({
      key: r.period.key,
      name: periodName(r.period.key),
      amountFen: r.flow.amountFen,
      loans: String(r.flow.loans),
      persons: String(r.flow.persons),
      amount: money(r.flow.amountFen),
      repaid: money(r.flow.repaidFen),
      compensated: money(r.flow.compensatedFen),
      recovered: money(r.flow.recoveredFen),
      subsidy: money(r.flow.subsidyFen),
      running: String(r.running),
      balance: money(r.balanceFen),
      began: `/loans/granted?from=${r.period.from}&to=${r.period.to}`,
    })),
    smallNote: small,
    may: {
      subsidy: can(actor, "subsidy.view"),
      fund: can(actor, "guarantee-fund.view"),
      import: can(actor, "loan.repay"),
      export: can(actor, "loan.export"),
    },
  };
}
