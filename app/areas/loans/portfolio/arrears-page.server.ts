import type { Db } from "db/client.server";
import { maskPhone } from "~/areas/people";
import { can, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { addDays, type Day, longDay, shortDay } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import { personName, placeName } from "~/platform/search/place-name";
import { percentOf } from "../fund/stop-words";
import { lastCalls } from "../money/last-calls.server";
import { loanListText } from "../text/lists";
import { moneyText } from "../text/money";
import { arrearsOn, type Dimension, type DueLine, dueList } from "./arrears.server";
import { borrowerNamed, loanRow } from "./loan-rows";

const mayOf = (actor: SignedIn) => ({
  subsidy: can(actor, "subsidy.view"),
  fund: can(actor, "guarantee-fund.view"),
  import: can(actor, "loan.repay"),
  export: can(actor, "loan.export"),
  call: can(actor, "loan.collect"),
});

function callWords(
  call: ReturnType<typeof lastCalls> extends Map<number, infer C> ? C | undefined : never,
  m: Translate<typeof moneyText.zh>,
  language: Language,
): string | null {
  if (!call) return null;
  const said = call.promisedOn
    ? m("call.promised", { day: shortDay(call.promisedOn, language) })
    : m(`choice.outcome.${call.outcome as "promised"}`);
  return `${shortDay(call.on, language)} ${said}`;
}

/** A telephone number whole for who calls, masked for everybody else. */
const phoneFor = (actor: SignedIn, phone: string | null): string | null =>
  phone === null || can(actor, "loan.collect") ? phone : maskPhone(phone);

/** What a page shows of a list; a file has all of it. */
export const shownOnPage = 200;

/** Ages, risk and the loans in arrears, in words; of these the worst, so many as are asked for. */
export function arrearsPage(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  by: Dimension,
  today: Day,
  language: Language,
  most = Number.POSITIVE_INFINITY,
) {
  const t = translator(loanListText, language);
  const m = translator(moneyText, language);
  const found = arrearsOn(db, actor.villages, today, by);
  const late = found.late.slice(0, most);
  const calls = lastCalls(
    db,
    late.map((p) => p.id),
  );
  const { whole } = found;
  return {
    title: t("arrears.title"),
    asOf: t("arrears.asOf", { day: longDay(today, language) }),
    by,
    ages: found.ages.map((a) => ({ age: a.age, value: yuanFigure(a.fen) })),
    sum: yuanFigure(whole.overdueFen),
    lateLoans: whole.lateLoans,
    risk: percentOf(whole.bp, t("arrears.noBalance")),
    interestOnly:
      whole.interestLoans === 0
        ? null
        : t("arrears.interestOnly", { count: whole.interestLoans, amount: yuanFigure(whole.interestFen) }),
    formula: t("arrears.riskFormula", {
      atRisk: yuanFigure(whole.atRiskFen),
      balance: yuanFigure(whole.balanceFen),
    }),
    groups: found.groups.map((g) => ({
      name:
        by === "village"
          ? placeName(g.name, language)
          : by === "officer"
            ? personName(g.name, language)
            : language === "zh"
              ? g.name
              : g.nameEn,
      query: g.query,
      loans: g.loans,
      balance: yuanFigure(g.balanceFen),
      lateLoans: g.lateLoans,
      overdue: yuanFigure(g.overdueFen),
      atRisk: yuanFigure(g.atRiskFen),
      risk: percentOf(g.bp, t("report.none")),
    })),
    more: found.late.length > late.length ? t("arrears.worst", { count: late.length }) : null,
    late: late.map((p) => ({
      ...loanRow(p, m, language, today),
      phone: phoneFor(actor, p.phone),
      call: callWords(calls.get(p.id), m, language),
    })),
    may: mayOf(actor),
  };
}

/**
 * What is due within thirty days, by village, with phone and the last talk. Where it is more than a page shows, the
 * villages stand with their sums, and one of them is opened at a time.
 */
export function duePage(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  today: Day,
  language: Language,
  asked: { village: number | null; most: number } = { village: null, most: Number.POSITIVE_INFINITY },
) {
  const t = translator(loanListText, language);
  const m = translator(moneyText, language);
  const all = dueList(db, actor.villages, today);
  const lines = asked.village === null ? all : all.filter((l) => l.loan.villageId === asked.village);
  const folded = lines.length > asked.most && asked.village === null;
  const calls = lastCalls(db, folded ? [] : lines.map((l) => l.loan.id));
  const sumOf = (rows: readonly DueLine[]) =>
    yuanFigure(rows.reduce((sum, l) => sum + l.principalFen + l.interestFen, 0));
  const byVillage = new Map<number, DueLine[]>();
  for (const line of lines) {
    const before = byVillage.get(line.loan.villageId);
    if (before) before.push(line);
    else byVillage.set(line.loan.villageId, [line]);
  }
  return {
    title: t("due.title"),
    period: t("due.period", { from: longDay(today, language), to: longDay(addDays(today, 30), language) }),
    count: lines.length,
    sum: sumOf(lines),
    folded,
    one: asked.village !== null,
    villages: [...byVillage].map(([id, rows]) => ({
      id,
      name: placeName(rows[0]?.loan.village ?? "", language),
      count: rows.length,
      sum: sumOf(rows),
      rows: (folded ? [] : rows)
        .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1))
        .map((l) => ({
          key: `${l.loan.id}-${l.no}`,
          id: l.loan.id,
          name: borrowerNamed(l.loan, m, language),
          phone: phoneFor(actor, l.loan.phone),
          bank: language === "zh" ? l.loan.bank : l.loan.bankEn,
          dueOn: longDay(l.dueOn, language),
          grace: l.graceUntil && t("due.grace", { day: shortDay(l.graceUntil, language) }),
          principal: yuanFigure(l.principalFen),
          interest: yuanFigure(l.interestFen),
          amount: yuanFigure(l.principalFen + l.interestFen),
          call: callWords(calls.get(l.loan.id), m, language),
        })),
    })),
    may: mayOf(actor),
  };
}

export type ArrearsPage = ReturnType<typeof arrearsPage>;
export type DuePage = ReturnType<typeof duePage>;
