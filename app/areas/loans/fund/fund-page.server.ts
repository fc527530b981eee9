import type { Db } from "db/client.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { type Day, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { type Fen, yuanFigure } from "~/platform/money";
import { personName } from "~/platform/search/place-name";
import { ageOf } from "../engine/arrears";
import { loanRow } from "../portfolio/loan-rows";
import { fundText } from "../text/fund";
import { moneyText } from "../text/money";
import { entryKinds } from "./fund-entry";
import {
  afterPaying,
  compensationShare,
  type FundFigures,
  type FundLimits,
  leverageOf,
  overdueShare,
  roomOf,
  whyFundStops,
} from "./fund-rules";
import { allFunds, type FundRow, fundFigures } from "./funds.server";
import { percentOf, timesOf } from "./stop-words";

const nameOf = (fund: FundRow, language: Language) => (language === "zh" ? fund.name : fund.nameEn);

/** The figures of a fund in words, with its limits and why it stops. */
export function fundWordsFor(f: FundFigures, limits: FundLimits, language: Language) {
  const t = translator(fundText, language);
  const none = t("none");
  const why = whyFundStops(limits, f, 0);
  const room = roomOf(limits, f);
  return {
    balance: yuanFigure(f.balanceFen),
    guaranteed: yuanFigure(f.guaranteedFen),
    committed: yuanFigure(f.committedFen),
    compensated: yuanFigure(f.compensatedFen),
    recovered: yuanFigure(f.recoveredFen),
    leverage: timesOf(leverageOf(f)) ?? none,
    leverageMost: timesOf(limits.leverageMost),
    room: room === null ? null : yuanFigure(room),
    roomFormula:
      limits.leverageMost === null
        ? null
        : t("roomFormula", {
            balance: yuanFigure(f.balanceFen),
            times: timesOf(limits.leverageMost) ?? "",
            guaranteed: yuanFigure(f.guaranteedFen),
            committed: yuanFigure(f.committedFen),
          }),
    overdue: percentOf(overdueShare(f), none),
    overdueStop: limits.stopOverdueBp === null ? null : percentOf(limits.stopOverdueBp, none),
    overdueFormula: t("overdueFormula", { a: yuanFigure(f.overdueFen), b: yuanFigure(f.guaranteedFen) }),
    compensation: percentOf(compensationShare(f), none),
    compensationStop: limits.stopCompensationBp === null ? null : percentOf(limits.stopCompensationBp, none),
    compensationFormula: t("compensationFormula", {
      a: yuanFigure(f.compensatedFen - f.recoveredFen),
      b: yuanFigure(f.guaranteedFen),
    }),
    stops: why === null ? null : translator(moneyText, language)(why),
  };
}

/** A closed fund takes nothing new, whatever its figures say. */
const closed = (fund: FundRow, language: Language) =>
  fund.leftOn === null
    ? {}
    : { stops: translator(fundText, language)("setup.closedOn", { day: longDay(fund.leftOn, language) }) };

/** Late loans on the page of a fund; the list of loans has all of them. */
const shownLate = 50;

/** Every fund with what it comes to today. */
export function fundList(db: Db, language: Language, now = Date.now()) {
  const t = translator(fundText, language);
  return {
    title: t("title"),
    rows: allFunds(db).map((fund) => ({
      id: fund.id,
      name: nameOf(fund, language),
      kind: t(`kind.${fund.kind as "fund"}`),
      ...fundWordsFor(fundFigures(db, fund, todayOn(now)).figures, fund, language),
      ...closed(fund, language),
    })),
  };
}

/** The book of a fund, its limits, and what it would be if today's arrears had to be paid. */
export function fundPage(db: Db, actor: SignedIn, fund: FundRow, language: Language, now = Date.now()) {
  const t = translator(fundText, language);
  const today: Day = todayOn(now);
  const { figures, entries, loans } = fundFigures(db, fund, today);
  const late = loans.filter((p) => p.overdueFen > 0);
  const owed = (rows: typeof late): Fen => rows.reduce((sum, p) => sum + p.balanceFen, 0);
  const forecasts = [
    { key: "now" as const, fen: 0 },
    { key: "old" as const, fen: owed(late.filter((p) => ageOf(p.daysLate) === "90+")) },
    { key: "all" as const, fen: owed(late) },
  ].map(({ key, fen }) => ({
    key,
    label: t(`forecast.${key}`),
    pays: yuanFigure(fen),
    ...fundWordsFor(afterPaying(figures, fund, fen), fund, language),
  }));
  const reversed = new Set(entries.flatMap((e) => e.ofId ?? []));
  let balance = 0;
  const book = entries.map((e) => {
    balance += e.fen;
    return {
      id: e.id,
      on: longDay(e.on, language),
      kind: t(`entry.${e.kind as "fee"}`),
      fen: yuanFigure(e.fen),
      balance: yuanFigure(balance),
      loanId: e.loanId,
      note: e.note,
      by: personName(e.userName, language),
      reversed: reversed.has(e.id),
      may:
        can(actor, "guarantee-fund.manage") &&
        (entryKinds as readonly string[]).includes(e.kind) &&
        !reversed.has(e.id),
    };
  });
  return {
    id: fund.id,
    title: nameOf(fund, language),
    kind: t(`kind.${fund.kind as "fund"}`),
    share: t("share", { percent: fund.shareBp / 100 }),
    figures: { ...fundWordsFor(figures, fund, language), ...closed(fund, language) },
    forecasts,
    book: book.reverse(),
    lateLoans: late.length,
    worst: late.length > shownLate ? t("worst", { count: shownLate }) : null,
    late: late
      .sort((a, b) => b.daysLate - a.daysLate)
      .slice(0, shownLate)
      .map((p) => loanRow(p, translator(moneyText, language), language)),
    loans: loans.length,
    may: { enter: can(actor, "guarantee-fund.manage"), setup: can(actor, "loan-setup.manage") },
  };
}
export type FundPage = ReturnType<typeof fundPage>;
export type FundList = ReturnType<typeof fundList>;
