import type { Reader } from "db/client.server";
import { grantedLoan } from "db/schema";
import { eq } from "drizzle-orm";
import { findByNumber, findPerson, openIdNumber, type Person, spouseOf } from "~/areas/people/index.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { LoanRules } from "../eligibility";
import type { KnownBeside, RunningLoan } from "../other-loans";
import { type Application, type FoundApplication, partnersOfApplication } from "./application-queries.server";
import { issuedLoansOf } from "./issued-loans.server";
import { loanIdIndex, openLoanId } from "./sealed-parts.server";

/** The first loan of somebody that is not paid back, alone or among partners; the application's own counts for nothing. */
function runningLoanOf(db: Reader, personId: number, applicationId: number | null): RunningLoan | null {
  const found = issuedLoansOf(db, personId, applicationId).find((l) => !l.settled);
  const loan = found && db.select().from(grantedLoan).where(eq(grantedLoan.id, found.loanId)).get();
  return loan ? { noteNumber: loan.noteNumber, fen: loan.balanceFen || loan.principalFen } : null;
}

/** A running loan of somebody's own, beside that of an application; null: they have not applied yet. */
export const ownLoan = (
  db: Reader,
  personId: number,
  applicationId: number | null = null,
): RunningLoan | null => runningLoanOf(db, personId, applicationId);

/** A running loan of whom somebody is married to by the register, whatever was typed. */
export function spouseLoanByRegister(
  db: Reader,
  personId: number,
  applicationId: number | null,
  on: Day,
): RunningLoan | null {
  const spouse = spouseOf(db, personId, on);
  return spouse === undefined ? null : runningLoanOf(db, spouse, applicationId);
}

/**
 * A running loan of the borrower's spouse (DOMAIN §1.2): of the person whose number was entered, and of whom the register
 * says they are married to. What was typed about the spouse's loans is not asked.
 */
export function spouseLoan(
  db: Reader,
  a: Pick<Application, "id" | "personId" | "marital" | "spouseIdSealed">,
  on: Day,
): RunningLoan | null {
  const number = a.marital === "married" ? openLoanId(a.spouseIdSealed) : null;
  const named = number === null ? undefined : findByNumber(db, number);
  return (
    (named && named.id !== a.personId ? runningLoanOf(db, named.id, a.id) : null) ??
    spouseLoanByRegister(db, a.personId, a.id, on)
  );
}

/** The living husband or wife of somebody by the register on a day, as far as whoever asks may see; null where there is none. */
export function spouseByRegister(db: Reader, scope: VillageScope, personId: number, on: Day): Person | null {
  const id = spouseOf(db, personId, on);
  const spouse = id === undefined ? undefined : findPerson(db, scope, id);
  return spouse && spouse.diedOn === null ? spouse : null;
}

/** Whether the register has a living husband or wife of somebody on a day. */
export const wedByRegister = (db: Reader, personId: number, on: Day): boolean =>
  spouseByRegister(db, "all", personId, on) !== null;

const bare = (name: string): string => name.replace(/\s/g, "");

/** Whether two ways of writing name one name. */
export const sameName = (a: string | null, b: string): boolean => a !== null && bare(a) === bare(b);

/** Whether the form says married to somebody else than the register: another name, or another number where both are known. */
export function namesAnother(
  db: Reader,
  a: Pick<Application, "personId" | "kind" | "marital" | "spouseName" | "spouseIdIndex">,
  on: Day,
): boolean {
  if (a.kind === "firm" || a.marital !== "married") return false;
  const spouse = spouseByRegister(db, "all", a.personId, on);
  if (!spouse) return false;
  if (a.spouseName !== null && !sameName(a.spouseName, spouse.name)) return true;
  const number = a.spouseIdIndex === null ? null : openIdNumber(spouse);
  return number !== null && loanIdIndex(number) !== a.spouseIdIndex;
}

/** What the register says of the marriage of a borrower, for the papers asked for: a spouse, and another than the form names. */
export const registerOfSpouse = (db: Reader, a: Application, on: Day) => ({
  wed: wedByRegister(db, a.personId, on),
  another: namesAnother(db, a, on),
});

/** What the house knows of somebody who has not applied yet. */
export const besideOf = (db: Reader, personId: number, on: Day): KnownBeside => ({
  own: ownLoan(db, personId),
  spouse: spouseLoanByRegister(db, personId, null, on),
  wed: wedByRegister(db, personId, on),
});

export type WhoseLoan = "besideOwn" | "besideSpouse" | "besidePartner" | "besidePartnerSpouse";

/**
 * A loan that runs beside the one applied for, of whoever may have none: the borrower, the spouse, the partners, their
 * spouses. It may have been paid out after the review, so that every step to the money asks again; null when there is none.
 */
export function loanBeside(
  db: Reader,
  { application: a }: Pick<FoundApplication, "application">,
  asks: Pick<LoanRules["asks"], "otherLoans" | "settled">,
  on: Day,
): { who: WhoseLoan; note: string } | null {
  const spouses = asks.otherLoans && a.kind !== "firm";
  const partners = a.kind === "partners" ? partnersOfApplication(db, a.id).map((p) => p.person.id) : [];
  const found: [WhoseLoan, () => RunningLoan | null][] = [
    ["besideOwn", () => (asks.settled ? runningLoanOf(db, a.personId, a.id) : null)],
    ["besideSpouse", () => (spouses ? spouseLoan(db, a, on) : null)],
    ...partners.flatMap((id): [WhoseLoan, () => RunningLoan | null][] => [
      ["besidePartner", () => runningLoanOf(db, id, a.id)],
      ["besidePartnerSpouse", () => (spouses ? spouseLoanByRegister(db, id, a.id, on) : null)],
    ]),
  ];
  for (const [who, look] of found) {
    const loan = look();
    if (loan) return { who, note: loan.noteNumber };
  }
  return null;
}
