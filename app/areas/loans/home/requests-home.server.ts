import type { Db, Reader } from "db/client.server";
import { grantedLoan, loanRequest, misuseCase, person, village } from "db/schema";
import { and, asc, eq, ne } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { longDay, todayOn } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import type { RequestKind } from "../money/request-rules";
import { applicationText } from "../text/application";
import { moneyText } from "../text/money";

const shown = 8;

/** Requests about loans that this person can decide: asked by somebody else, in the villages of their duty. */
export function requestsFor(db: Reader, who: SignedIn) {
  const scope = dutyScope(who, "loan.decide");
  if (scope === null) return [];
  return db
    .select({
      id: loanRequest.id,
      loanId: loanRequest.loanId,
      kind: loanRequest.kind,
      reason: loanRequest.reason,
      dueOn: loanRequest.dueOn,
      askedByName: loanRequest.askedByName,
      name: person.name,
      village: { name: village.name, townName: village.townName },
    })
    .from(loanRequest)
    .innerJoin(grantedLoan, eq(grantedLoan.id, loanRequest.loanId))
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(
      and(
        eq(loanRequest.state, "asked"),
        ne(loanRequest.askedBy, who.userId),
        withinVillages(grantedLoan.villageId, scope),
      ),
    )
    .orderBy(asc(loanRequest.dueOn), asc(loanRequest.id))
    .all();
}

/** Cases of misuse that this person can decide: opened by somebody else, in the villages of their duty. */
export function casesFor(db: Reader, who: SignedIn) {
  const scope = dutyScope(who, "loan.decide");
  if (scope === null) return [];
  return db
    .select({
      id: misuseCase.id,
      loanId: misuseCase.loanId,
      what: misuseCase.what,
      openedOn: misuseCase.openedOn,
      name: person.name,
      village: { name: village.name, townName: village.townName },
    })
    .from(misuseCase)
    .innerJoin(grantedLoan, eq(grantedLoan.id, misuseCase.loanId))
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(
      and(
        eq(misuseCase.state, "open"),
        ne(misuseCase.openedBy, who.userId),
        withinVillages(grantedLoan.villageId, scope),
      ),
    )
    .orderBy(asc(misuseCase.openedOn), asc(misuseCase.id))
    .all();
}

/** What waits for the yes or no of this person, one row each, with the way to its own page. */
function decisions(
  section: { key: string; title: string; what: string; when: string },
  rows: readonly (Pick<HomeRow, "what" | "state" | "when" | "flag"> & {
    id: number;
    name: string;
    village: Parameters<typeof placeLabel>[0];
    to: string;
  })[],
  language: Language,
): HomeSection[] {
  if (rows.length === 0) return [];
  const t = translator(applicationText, language);
  const label = translator(moneyText, language)("loan.decide");
  const row = ({ id, name, village: where, to, ...r }: (typeof rows)[number]): HomeRow => ({
    id: String(id),
    who: personName(name, language),
    to,
    where: placeLabel(where, language),
    what: r.what,
    state: r.state,
    when: r.when,
    flag: r.flag,
    action: { label, to },
  });
  const rest = rows.slice(shown).map(row);
  return [
    {
      key: section.key,
      title: section.title,
      count: rows.length,
      waits: true,
      headings: {
        who: t("home.who"),
        what: section.what,
        state: t("home.requestKind"),
        when: section.when,
        action: t("home.action"),
      },
      rows: rows.slice(0, shown).map(row),
      fold: rest.length > 0 ? { label: t("home.rest", { count: rest.length }), rows: rest } : undefined,
    },
  ];
}

/** What was found on a visit and stops the subsidy until somebody else has said whether it is so. */
export function caseSections(db: Db, who: SignedIn, language: Language): HomeSection[] {
  const t = translator(applicationText, language);
  return decisions(
    { key: "loans.cases", title: t("home.casesTitle"), what: t("home.caseWhat"), when: t("home.caseSince") },
    casesFor(db, who).map((r) => ({
      ...r,
      to: `/loans/${r.loanId}/cases/${r.id}`,
      state: { tone: "bad", word: t("home.caseKind") },
      when: longDay(r.openedOn, language),
    })),
    language,
  );
}

/** To extend, to change a rate, to have the guarantor pay: what waits for this person's yes or no. */
export function requestSections(db: Db, who: SignedIn, language: Language): HomeSection[] {
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const today = todayOn();
  return decisions(
    {
      key: "loans.requests",
      title: t("home.requestsTitle"),
      what: m("request.reason"),
      when: t("home.when"),
    },
    requestsFor(db, who).map((r) => ({
      ...r,
      to: `/loans/${r.loanId}/requests/${r.id}`,
      what: r.reason,
      state: { tone: "warn", word: m(`request.kinds.${r.kind as RequestKind}`) },
      when: r.dueOn ? longDay(r.dueOn, language) : undefined,
      flag: r.dueOn !== null && r.dueOn < today ? "bad" : undefined,
    })),
    language,
  );
}
