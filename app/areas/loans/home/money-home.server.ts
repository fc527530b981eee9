import type { Db } from "db/client.server";
import { grantedLoan } from "db/schema";
import { inArray } from "drizzle-orm";
import { maskPhone } from "~/areas/people";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { shortDay, todayOn } from "~/platform/dates";
import { dutyScope, holdsRole } from "~/platform/home/duty";
import type { HomeFigure, HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { personName, placeLabel } from "~/platform/search/place-name";
import { lastCalls } from "../money/last-calls.server";
import { type NamedPosition, positions } from "../money/positions.server";
import { type LoanStanding, standings } from "../money/standings.server";
import { applicationText } from "../text/application";
import { loanListText } from "../text/lists";
import { moneyText } from "../text/money";

const shown = 8;

/** Loans that run, for whoever collects (officer, cadre) and for the leader: what is late, and what is in grace or falls due within thirty days. */
export function moneyHome(
  db: Db,
  who: SignedIn,
  language: Language,
  now = Date.now(),
): { figures: HomeFigure[]; late: HomeSection[]; due: HomeSection[] } {
  const scope = dutyScope(who, "loan.view");
  const works = holdsRole(who, "loan-officer", "cadre");
  if (scope === null || !(works || holdsRole(who, "leader"))) return { figures: [], late: [], due: [] };
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const l = translator(loanListText, language);
  const today = todayOn(now);
  const running = standings(db, scope, today);
  const late = running.filter((s) => s.overdueFen > 0).sort((a, b) => b.daysLate - a.daysLate);
  const due = (works ? running : [])
    .flatMap((s) => s.due.map((row) => ({ loanId: s.loanId, ...row })))
    .sort((a, b) => (a.dueOn < b.dueOn ? -1 : 1));
  // Names, places and talks only of those that the page shows.
  const ids = [...new Set([...late.slice(0, shown), ...due.slice(0, shown)].map((s) => s.loanId))];
  const named = new Map(positions(db, scope, today, inArray(grantedLoan.id, ids)).map((p) => [p.loan.id, p]));
  const calls = lastCalls(db, ids);
  const headings = {
    who: t("home.who"),
    what: t("home.owes"),
    state: t("home.contact"),
    when: t("home.dueOn"),
    action: t("home.action"),
  };
  const talk = (p: NamedPosition) => {
    const call = calls.get(p.loan.id);
    return call
      ? `${shortDay(call.on, language)} ${m(`choice.outcome.${call.outcome as "promised"}`)}`
      : t("home.notCalled");
  };
  const base = (p: NamedPosition): Pick<HomeRow, "who" | "to" | "where" | "action"> => ({
    who: p.diedOn ? m("loan.diedName", { name: personName(p.name, language) }) : personName(p.name, language),
    to: `/loans/${p.loan.id}`,
    where: placeLabel({ name: p.village, townName: p.townName }, language),
    action: can(who, "loan.collect", p.loan.villageId)
      ? { label: t("home.call"), to: `/loans/${p.loan.id}/calls/new` }
      : { label: t("home.see"), to: `/loans/${p.loan.id}` },
  });
  const rowOf = (loanId: number, row: (p: NamedPosition) => HomeRow): HomeRow[] => {
    const position = named.get(loanId);
    return position ? [row(position)] : [];
  };
  const lateRow = (s: LoanStanding): HomeRow[] =>
    rowOf(s.loanId, (p) => ({
      id: `late-${s.loanId}`,
      ...base(p),
      what: t("home.lateBy", { days: s.daysLate, amount: yuanText(s.overdueFen, language) }),
      state: { tone: calls.has(s.loanId) ? "info" : "bad", word: talk(p) },
      when: s.lateSince ? shortDay(s.lateSince, language) : undefined,
      flag: "bad",
    }));
  const dueRow = (row: (typeof due)[number]): HomeRow[] =>
    rowOf(row.loanId, (p) => ({
      id: `due-${row.loanId}-${row.no}`,
      ...base(p),
      what: [
        row.principalFen > 0 && t("home.duePrincipal", { amount: yuanText(row.principalFen, language) }),
        row.interestFen > 0 && t("home.dueInterest", { amount: yuanText(row.interestFen, language) }),
        row.graceUntil && l("due.grace", { day: shortDay(row.graceUntil, language) }),
        p.phone && !p.diedOn && maskPhone(p.phone),
      ]
        .filter(Boolean)
        .join(language === "zh" ? "，" : ", "),
      state: { tone: "mute", word: talk(p) },
      when: shortDay(row.dueOn, language),
    }));
  const section = (
    key: string,
    count: number,
    rows: readonly HomeRow[],
    title: string,
    to: string,
  ): HomeSection[] =>
    count === 0
      ? []
      : [
          {
            key: `loans.${key}`,
            title,
            count,
            waits: false,
            headings,
            rows,
            more: { label: t("home.allLoans", { count }), to },
          },
        ];
  const figure = (key: string, icon: string, label: string, value: number, to: string, bad = false) => ({
    key: `loans.${key}`,
    icon,
    label,
    value,
    unit: t("home.loanUnit"),
    bad: bad && value > 0,
    to,
  });
  return {
    figures: [
      figure("arrears", "octagon-alert", t("home.arrearsLabel"), late.length, "/loans/arrears", true),
      ...(works ? [figure("due", "clock", t("home.due"), due.length, "/loans/due")] : []),
    ],
    late: section(
      "arrears",
      late.length,
      late.slice(0, shown).flatMap(lateRow),
      t("home.arrearsTitle"),
      "/loans/arrears",
    ),
    due: section("due", due.length, due.slice(0, shown).flatMap(dueRow), t("home.due"), "/loans/due").map(
      (s) =>
        scopeFor(who.grants, "loan.collect") === null
          ? s
          : { ...s, print: { label: t("home.printDue"), to: "/loans/due.pdf" } },
    ),
  };
}
