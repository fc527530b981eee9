import type { Db } from "db/client.server";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { type Day, longDay } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { placeName } from "~/platform/search/place-name";
import { groupName } from "../money/loan-facts.server";
import { loanListText } from "../text/lists";
import { figuresBy, figuresOf, loanFactsAt, type ReportDimension } from "./figures.server";
import { type Period, periodsOfYear } from "./period";

export type ReportPage = ReturnType<typeof reportPage>;

/** Figures of a period with 当期, 累计 and 在享 apart; each opens its rows where a list of them exists. */
export function reportPage(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  period: Period,
  by: ReportDimension,
  today: Day,
  language: Language,
) {
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
  const persons = (n: number) => (small && n > 0 && n < 3 ? t("report.small") : String(n));
  return {
    title: t("report.title"),
    period: `${longDay(period.from, language)} — ${longDay(period.to, language)}`,
    key: period.key,
    by,
    years: [year - 2, year - 1, year, year + 1].filter((y) => `${y}-01-01` <= today && y >= 2020),
    periods: periodsOfYear(year, today).map((p) => ({
      key: p.key,
      label: p.key.includes("Q")
        ? t("report.quarterOf", { no: p.key.slice(-1) })
        : p.key.length === 7
          ? t("report.monthOf", { no: Number(p.key.slice(5)) })
          : t("report.whole"),
    })),
    rows: [
      row(t("report.loans"), t("report.count"), String(flow.loans), String(total.loans), [began, ever]),
      row(t("report.amount"), yuan, money(flow.amountFen), money(total.amountFen), [began, ever]),
      row(t("report.persons"), t("report.people"), String(flow.persons), String(total.persons), [
        began,
        ever,
      ]),
      row(t("report.times"), t("report.personTimes"), String(flow.loans), String(total.loans), [began, ever]),
      row(t("report.jobs"), t("report.people"), String(flow.jobs), String(total.jobs)),
      row(t("report.repaid"), yuan, money(flow.repaidFen), money(total.repaidFen)),
      row(t("report.extended"), t("report.count"), String(flow.extended), String(total.extended), [
        "/loans/granted?stage=extended",
        "/loans/granted?stage=extended",
      ]),
      row(t("report.compensated"), yuan, money(flow.compensatedFen), money(total.compensatedFen), [
        "/loans/granted?stage=compensated",
        "/loans/granted?stage=compensated",
      ]),
      row(t("report.recovered"), yuan, money(flow.recoveredFen), money(total.recoveredFen)),
      row(t("report.subsidyPaid"), yuan, money(flow.subsidyFen), money(total.subsidyFen)),
    ],
    standing: [
      {
        label: t("report.running"),
        value: String(standing.loans),
        unit: t("report.count"),
        href: "/loans/granted?stage=running",
      },
      {
        label: t("report.balance"),
        value: money(standing.balanceFen),
        unit: yuan,
        href: "/loans/granted?stage=running",
      },
      {
        label: t("report.overdueLoans"),
        value: String(standing.overdueLoans),
        unit: t("report.count"),
        href: "/loans/granted?stage=overdue",
      },
      {
        label: t("report.overdueFen"),
        value: money(standing.overdueFen),
        unit: yuan,
        href: "/loans/arrears",
      },
      {
        label: t("report.enjoying"),
        value: String(standing.enjoying),
        unit: t("report.people"),
        href: "/loans/granted?stage=running",
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
      began: `${began}&${by}=${p.key}`,
      ever: `${ever}&${by}=${p.key}`,
    })),
    smallNote: small,
    may: {
      subsidy: can(actor, "subsidy.view"),
      fund: can(actor, "guarantee-fund.view"),
      import: can(actor, "loan.repay"),
    },
  };
}
