import type { Reader } from "db/client.server";
import { inScope, type SignedIn } from "~/platform/access/actor";
import { shortDay } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { untilWritten } from "~/platform/until-written.server";
import { applicationNumber } from "../application/application-name";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";
import { deadBehind, deadBorrowers, deadOwers, deadSharers, deadShares } from "./deaths-found.server";

const shown = 8;

/** Deaths that leave something to do on an application or a loan: asked on every page, looked for after a writing only. */
export function deathsFor(db: Reader, who: SignedIn) {
  const scope = dutyScope(who, "loan.repay");
  if (scope === null) return { borrowers: [], partners: [], guarantors: [], owers: [], sharers: [] };
  const all = untilWritten(db, "loan-deaths", () => ({
    borrowers: deadBorrowers(db),
    partners: deadShares(db),
    guarantors: deadBehind(db),
    owers: deadOwers(db),
    sharers: deadSharers(db),
  }));
  return {
    borrowers: all.borrowers.filter((r) => inScope(scope, r.village.id)),
    partners: all.partners.filter((r) => inScope(scope, r.village.id)),
    guarantors: all.guarantors.filter((r) => inScope(scope, r.village.id)),
    owers: all.owers.filter((r) => inScope(scope, r.village.id)),
    sharers: all.sharers.filter((r) => inScope(scope, r.village.id)),
  };
}

export function deathsWaiting(db: Reader, who: SignedIn): number {
  return Object.values(deathsFor(db, who)).reduce((sum, rows) => sum + rows.length, 0);
}

const ofDead = {
  owesLoan: "home.owerDied",
  sharesLoan: "home.partnerDied",
  leadsFirm: "home.leaderDied",
} as const;

/** 去世后要处理的: borrowers, partners and guarantors of applications and of running loans, with what to do. */
export function deathSections(db: Reader, who: SignedIn, language: Language): HomeSection[] {
  const d = translator(loanDeathText, language);
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const { borrowers, partners, guarantors, owers, sharers } = deathsFor(db, who);
  const died = (name: string) => m("loan.diedName", { name: personName(name, language) });
  const ofLoan = (r: (typeof owers)[number], key: "owesLoan" | "sharesLoan" | "leadsFirm") => ({
    to: `/loans/${r.loan.id}`,
    where: placeLabel(r.village, language),
    what: d(`home.${key}`, { name: personName(r.dead, language), number: r.loan.noteNumber }),
    state: {
      tone: "bad" as const,
      word: d(ofDead[key]),
    },
    when: r.on ? shortDay(r.on, language) : undefined,
    action: { label: m("guarantee.open"), to: `/loans/${r.loan.id}` },
  });
  const owes = (r: (typeof owers)[number]) => ofLoan(r, r.loan.kind === "firm" ? "leadsFirm" : "owesLoan");
  const rows: HomeRow[] = [
    ...borrowers.map((r) => ({
      id: `borrower-${r.application.id}`,
      who: died(r.name),
      to: `/loans/applications/${r.application.id}`,
      where: placeLabel(r.village, language),
      what: d("home.borrower", { number: applicationNumber(r.application) }),
      state: { tone: "bad" as const, word: d("home.borrowerDied") },
      when: r.on ? shortDay(r.on, language) : undefined,
      action: { label: t("home.open"), to: `/loans/applications/${r.application.id}` },
    })),
    ...partners.map((r) => ({
      id: `partner-${r.partner.id}`,
      who: personName(r.name, language),
      to: `/loans/applications/${r.application.id}`,
      where: placeLabel(r.village, language),
      what: d("home.partnerOf", {
        name: personName(r.dead, language),
        number: applicationNumber(r.application),
      }),
      state: { tone: "bad" as const, word: d("home.partnerDied") },
      when: r.on ? shortDay(r.on, language) : undefined,
      action: { label: t("home.open"), to: `/loans/applications/${r.application.id}` },
    })),
    ...owers.map((r) => ({ id: `ower-${r.loan.id}`, who: died(r.dead), ...owes(r) })),
    ...sharers.map((r) => ({
      id: `sharer-${r.id}`,
      who: r.borrowerDiedOn ? died(r.name) : personName(r.name, language),
      ...ofLoan(r, "sharesLoan"),
    })),
    ...guarantors.map((r) => {
      const to = r.loan ? `/loans/${r.loan.id}` : `/loans/applications/${r.application.id}`;
      return {
        id: `guarantor-${r.guarantor.id}`,
        who: r.borrowerDiedOn ? died(r.name) : personName(r.name, language),
        to,
        where: placeLabel(r.village, language),
        what: d(r.loan ? "home.behindLoan" : "home.behindApplication", {
          name: personName(r.guarantor.name, language),
          number: r.loan?.noteNumber ?? applicationNumber(r.application),
        }),
        state: { tone: "bad" as const, word: d("home.guarantorDied") },
        when: r.on ? shortDay(r.on, language) : undefined,
        action: { label: r.loan ? m("guarantee.open") : t("home.open"), to },
      };
    }),
  ];
  if (rows.length === 0) return [];
  const rest = rows.slice(shown);
  return [
    {
      key: "loans.deaths",
      title: d("home.title"),
      count: rows.length,
      waits: true,
      headings: {
        who: t("home.who"),
        what: d("home.what"),
        state: t("home.state"),
        when: d("home.diedOn"),
        action: t("home.action"),
      },
      rows: rows.slice(0, shown),
      fold: rest.length > 0 ? { label: t("home.rest", { count: rest.length }), rows: rest } : undefined,
    },
  ];
}
