import type { Reader } from "db/client.server";
import { grantedLoan, loanApplication, loanGuarantor, loanPartner, person } from "db/schema";
import { and, asc, eq, isNotNull, isNull, ne } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { isEnded } from "../application-state";
import { applicationNumber } from "./application-name";
import { partnersOfApplication } from "./application-queries.server";
import { guarantorLine, linesOf, recordOfGuarantor } from "./guarantor-record.server";
import { standsByForm } from "./whoever-guarantees.server";

/** A line that still stands under the form of its application, which is joined, of a natural person. */
export const standsBehind = and(
  standsByForm,
  eq(loanGuarantor.kind, "person"),
  isNull(loanGuarantor.releasedOn),
);

export interface DeadGuarantor {
  id: number;
  name: string;
  on: Day;
}

/** Who of those behind an application has died, and when. */
export const deadGuarantors = (db: Reader, applicationId: number): DeadGuarantor[] =>
  db
    .select({ id: loanGuarantor.id, name: guarantorLine.name, on: person.diedOn })
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .innerJoin(person, eq(person.id, recordOfGuarantor))
    .where(
      and(
        eq(loanGuarantor.applicationId, applicationId),
        standsBehind,
        isNotNull(person.diedOn),
        isNull(person.deletedAt),
      ),
    )
    .orderBy(asc(loanGuarantor.id))
    .all()
    .flatMap(({ on, ...g }) => (on === null ? [] : [{ ...g, on }]));

/** Who of the partners of an application has died, and when. */
export const deadPartners = (db: Reader, applicationId: number): DeadGuarantor[] =>
  partnersOfApplication(db, applicationId).flatMap(({ partner, person: p }) =>
    p.diedOn === null ? [] : [{ id: partner.id, name: p.name, on: p.diedOn }],
  );

/** Applications under way and loans that run which a death touches: numbers of applications, notes of loans. */
export interface TouchedByDeath {
  applies: string[];
  shares: string[];
  sharesLoans: string[];
  vouchesForApplications: string[];
  vouchesForLoans: string[];
}

const withLoan = {
  application: loanApplication,
  loan: { noteNumber: grantedLoan.noteNumber, state: grantedLoan.state },
};
const issuedOn = and(eq(grantedLoan.applicationId, loanApplication.id), ne(grantedLoan.state, "undone"));
const runningNotes = (rows: readonly { loan: { noteNumber: string; state: string } | null }[]): string[] =>
  rows.flatMap(({ loan }) => (loan?.state === "running" ? [loan.noteNumber] : []));

/** What somebody who has died applied for, shared in or stood behind, as far as it goes on. */
export function touchedByDeath(db: Reader, personId: number): TouchedByDeath {
  const openNumbers = (rows: readonly { application: typeof loanApplication.$inferSelect }[]) =>
    rows
      .filter(({ application: a }) => !isEnded(a.state))
      .map(({ application }) => applicationNumber(application));
  const shared = db
    .select(withLoan)
    .from(loanPartner)
    .innerJoin(loanApplication, eq(loanApplication.id, loanPartner.applicationId))
    .leftJoin(grantedLoan, issuedOn)
    .where(eq(loanPartner.personId, personId))
    .orderBy(asc(loanApplication.id))
    .all();
  const own = db
    .select({ application: loanApplication })
    .from(loanApplication)
    .where(eq(loanApplication.personId, personId))
    .orderBy(asc(loanApplication.id))
    .all();
  const behind = stoodBehind(db, personId);
  return {
    applies: openNumbers(own),
    shares: openNumbers(shared),
    sharesLoans: runningNotes(shared),
    vouchesForApplications: openNumbers(behind),
    vouchesForLoans: runningNotes(behind),
  };
}

/** What somebody stands behind, with the loan where one was paid out; found by their number too, for not every line is linked. */
function stoodBehind(db: Reader, personId: number) {
  return db
    .select(withLoan)
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .leftJoin(grantedLoan, issuedOn)
    .where(and(standsByForm, isNull(loanGuarantor.releasedOn), linesOf(db, personId)))
    .orderBy(asc(loanGuarantor.id))
    .all();
}
