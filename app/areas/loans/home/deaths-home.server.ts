import type { Reader } from "db/client.server";
import {
  auditEvent,
  grantedLoan,
  loanApplication,
  loanCall,
  loanGuarantor,
  loanPartner,
  loanVisit,
  person,
  village,
} from "db/schema";
import { and, asc, desc, eq, gt, gte, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { inScope, type SignedIn } from "~/platform/access/actor";
import { shortDay, todayOn } from "~/platform/dates";
import { dutyScope } from "~/platform/home/duty";
import type { HomeRow, HomeSection } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { untilWritten } from "~/platform/until-written.server";
import { applicationNumber } from "../application/application-name";
import { standsBehind } from "../application/deaths.server";
import { recordOfGuarantor } from "../application/guarantor-record.server";
import { endStates } from "../application-state";
import { applicationText } from "../text/application";
import { loanDeathText } from "../text/deaths";
import { moneyText } from "../text/money";

const shown = 8;
const borrower = alias(person, "borrower");
/** Outcomes of a contact in which nobody was spoken to. */
const reachedNobody: readonly string[] = ["no-answer", "unreachable"];

/** Applications under way whose borrower has died. */
const deadBorrowers = (db: Reader) =>
  db
    .select({ application: loanApplication, name: person.name, on: person.diedOn, village })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .where(and(isNotNull(person.diedOn), notInArray(loanApplication.state, [...endStates])))
    .orderBy(asc(loanApplication.id))
    .all();

/** Partners of applications under way who have died: the ceiling is that of the others. */
const deadShares = (db: Reader) =>
  db
    .select({
      partner: loanPartner,
      application: loanApplication,
      dead: person.name,
      on: person.diedOn,
      name: borrower.name,
      village,
    })
    .from(loanPartner)
    .innerJoin(loanApplication, eq(loanApplication.id, loanPartner.applicationId))
    .innerJoin(person, eq(person.id, loanPartner.personId))
    .innerJoin(borrower, eq(borrower.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .where(and(isNotNull(person.diedOn), notInArray(loanApplication.state, [...endStates])))
    .orderBy(asc(loanPartner.id))
    .all();

/** Guarantors of applications under way and of running loans who have died, with the death and who borrows. */
const deadLines = (db: Reader) =>
  db
    .select({
      guarantor: loanGuarantor,
      application: loanApplication,
      loan: { id: grantedLoan.id, noteNumber: grantedLoan.noteNumber },
      village,
      deadId: person.id,
      on: person.diedOn,
      name: borrower.name,
      borrowerDiedOn: borrower.diedOn,
    })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .leftJoin(
      grantedLoan,
      and(eq(grantedLoan.applicationId, loanApplication.id), eq(grantedLoan.state, "running")),
    )
    .innerJoin(village, eq(village.id, sql`coalesce(${grantedLoan.villageId}, ${loanApplication.villageId})`))
    .innerJoin(person, eq(person.id, recordOfGuarantor))
    .innerJoin(borrower, eq(borrower.id, loanApplication.personId))
    .where(
      and(
        standsBehind,
        or(isNotNull(grantedLoan.id), notInArray(loanApplication.state, [...endStates])),
        isNotNull(person.diedOn),
        isNull(person.deletedAt),
      ),
    )
    .orderBy(asc(loanGuarantor.id))
    .all();

/** When the death was entered; a day corrected later is the same death. */
function enteredAt(db: Reader, personId: number): number {
  const events = db
    .select({ at: auditEvent.at, before: auditEvent.before })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "person"),
        eq(auditEvent.subjectId, String(personId)),
        eq(auditEvent.event, "person.died"),
        eq(auditEvent.outcome, "success"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .all();
  return events.find((e) => !(e.before ?? "").includes("diedOn"))?.at ?? 0;
}

/** Whether somebody was spoken to about the loan, or went there, since the death is known. */
const spokenSince = (db: Reader, loanId: number, at: number): boolean =>
  db
    .select({ outcome: loanCall.outcome })
    .from(loanCall)
    .where(and(eq(loanCall.loanId, loanId), gt(loanCall.at, at)))
    .all()
    .some((call) => !reachedNobody.includes(call.outcome)) ||
  db
    .select({ id: loanVisit.id })
    .from(loanVisit)
    .where(and(eq(loanVisit.loanId, loanId), gte(loanVisit.doneOn, todayOn(at))))
    .get() !== undefined;

const deadBehind = (db: Reader) =>
  deadLines(db).filter(({ loan, deadId }) => !loan || !spokenSince(db, loan.id, enteredAt(db, deadId)));

/** Deaths that leave something to do on an application or a loan: asked on every page, looked for after a writing only. */
export function deathsFor(db: Reader, who: SignedIn) {
  const scope = dutyScope(who, "loan.repay");
  if (scope === null) return { borrowers: [], partners: [], guarantors: [] };
  const all = untilWritten(db, "loan-deaths", () => ({
    borrowers: deadBorrowers(db),
    partners: deadShares(db),
    guarantors: deadBehind(db),
  }));
  return {
    borrowers: all.borrowers.filter((r) => inScope(scope, r.village.id)),
    partners: all.partners.filter((r) => inScope(scope, r.village.id)),
    guarantors: all.guarantors.filter((r) => inScope(scope, r.village.id)),
  };
}

export function deathsWaiting(db: Reader, who: SignedIn): number {
  const { borrowers, partners, guarantors } = deathsFor(db, who);
  return borrowers.length + partners.length + guarantors.length;
}

/** 去世后要处理的: the borrower of an application, the guarantor of an application or of a loan, with what to do. */
export function deathSections(db: Reader, who: SignedIn, language: Language): HomeSection[] {
  const d = translator(loanDeathText, language);
  const t = translator(applicationText, language);
  const m = translator(moneyText, language);
  const { borrowers, partners, guarantors } = deathsFor(db, who);
  const died = (name: string) => m("loan.diedName", { name: personName(name, language) });
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
