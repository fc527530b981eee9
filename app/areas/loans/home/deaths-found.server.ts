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
import { and, asc, desc, eq, gt, gte, inArray, isNotNull, isNull, notInArray, or, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { todayOn } from "~/platform/dates";
import { standsBehind } from "../application/deaths.server";
import { recordOfGuarantor } from "../application/guarantor-record.server";
import { endStates } from "../application-state";

const borrower = alias(person, "borrower");
/** Outcomes of a contact in which nobody was spoken to. */
const reachedNobody: readonly string[] = ["no-answer", "unreachable"];

/** Applications under way whose borrower has died. */
export const deadBorrowers = (db: Reader) =>
  db
    .select({ application: loanApplication, name: person.name, on: person.diedOn, village })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .where(and(isNotNull(person.diedOn), notInArray(loanApplication.state, [...endStates])))
    .orderBy(asc(loanApplication.id))
    .all();

/** Partners of applications under way who have died: the ceiling is that of the others. */
export const deadShares = (db: Reader) =>
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

/** Money is still owed: to the bank, or to whoever paid for the borrower. */
const owedLoan = inArray(grantedLoan.state, ["running", "compensated"]);
const ofLoan = {
  loan: { id: grantedLoan.id, noteNumber: grantedLoan.noteNumber, kind: grantedLoan.kind },
  deadId: person.id,
  dead: person.name,
  on: person.diedOn,
  village,
};

/** Loans still owed whose borrower, or the representative of the firm that borrowed, has died, until somebody was spoken to. */
export const deadOwers = (db: Reader) =>
  db
    .select(ofLoan)
    .from(grantedLoan)
    .innerJoin(person, eq(person.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(and(owedLoan, isNotNull(person.diedOn), isNull(person.deletedAt)))
    .orderBy(asc(grantedLoan.id))
    .all()
    .filter((r) => waitsFor(db, r));

/** Partners of loans still owed who have died, until somebody was spoken to about it: the others answer jointly. */
export const deadSharers = (db: Reader) =>
  db
    .select({ ...ofLoan, id: loanPartner.id, name: borrower.name, borrowerDiedOn: borrower.diedOn })
    .from(loanPartner)
    .innerJoin(grantedLoan, and(eq(grantedLoan.applicationId, loanPartner.applicationId), owedLoan))
    .innerJoin(person, eq(person.id, loanPartner.personId))
    .innerJoin(borrower, eq(borrower.id, grantedLoan.personId))
    .innerJoin(village, eq(village.id, grantedLoan.villageId))
    .where(and(isNotNull(person.diedOn), isNull(person.deletedAt)))
    .orderBy(asc(loanPartner.id))
    .all()
    .filter((r) => waitsFor(db, r));

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

const waitsFor = (db: Reader, { loan, deadId }: { loan: { id: number } | null; deadId: number }): boolean =>
  !loan || !spokenSince(db, loan.id, enteredAt(db, deadId));

export const deadBehind = (db: Reader) => deadLines(db).filter((r) => waitsFor(db, r));
