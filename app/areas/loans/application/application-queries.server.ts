import type { Reader } from "db/client.server";
import {
  loanApplication,
  loanBank,
  loanCheck,
  loanGuarantor,
  loanJob,
  loanOpinion,
  loanPartner,
  loanStateChange,
  person,
  village,
} from "db/schema";
import { and, asc, desc, eq, isNull, notInArray, or } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Language, translator } from "~/platform/i18n/text";
import { endStates } from "../application-state";
import { applicationText } from "../text/application";
import { guarantorLine } from "./guarantor-record.server";

export type Application = typeof loanApplication.$inferSelect;

const withPeople = (db: Reader) =>
  db
    .select({ application: loanApplication, person, village, bank: loanBank })
    .from(loanApplication)
    .innerJoin(person, eq(person.id, loanApplication.personId))
    .innerJoin(village, eq(village.id, loanApplication.villageId))
    .leftJoin(loanBank, eq(loanBank.id, loanApplication.bankId));

/** An application with its borrower, village and bank. */
export type FoundApplication = NonNullable<ReturnType<typeof findApplication>>;

/** An application inside the villages of whoever asks; another's is not there. */
export const findApplication = (db: Reader, who: { villages: VillageScope }, id: number) =>
  withPeople(db)
    .where(and(eq(loanApplication.id, id), withinVillages(loanApplication.villageId, who.villages)))
    .get();

export const applicationsOf = (db: Reader, personId: number) =>
  withPeople(db)
    .where(eq(loanApplication.personId, personId))
    .orderBy(desc(loanApplication.appliedOn), desc(loanApplication.id))
    .all();

/** The application of somebody that is under way; undefined where there is none. */
export const openApplicationOf = (db: Reader, personId: number): number | undefined =>
  db
    .select({ id: loanApplication.id })
    .from(loanApplication)
    .where(and(eq(loanApplication.personId, personId), notInArray(loanApplication.state, [...endStates])))
    .get()?.id;

/** State changes, the oldest first. */
export const stateChangesOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanStateChange)
    .where(eq(loanStateChange.applicationId, applicationId))
    .orderBy(asc(loanStateChange.id))
    .all();

/** Of these changes the ones after it was last sent back. */
export const sinceReturned = <C extends { readonly toState: string }>(changes: readonly C[]): readonly C[] =>
  changes.slice(changes.findLastIndex((c) => c.toState === "supplementing") + 1);

export const opinionsOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanOpinion)
    .where(eq(loanOpinion.applicationId, applicationId))
    .orderBy(asc(loanOpinion.id))
    .all();

/** The word of whoever guarantees, where the last one is yes: what was sent back after it is asked again. */
export function agreedOf(db: Reader, applicationId: number) {
  const last = opinionsOf(db, applicationId).findLast((o) => o.step === "guarantee");
  return last?.result === "yes" ? last : undefined;
}

export const partnersOfApplication = (db: Reader, applicationId: number) =>
  db
    .select({ partner: loanPartner, person, village })
    .from(loanPartner)
    .innerJoin(person, eq(person.id, loanPartner.personId))
    .innerJoin(village, eq(village.id, person.villageId))
    .where(eq(loanPartner.applicationId, applicationId))
    .orderBy(asc(loanPartner.id))
    .all();

export const jobsOfApplication = (db: Reader, applicationId: number) =>
  db.select().from(loanJob).where(eq(loanJob.applicationId, applicationId)).orderBy(asc(loanJob.id)).all();

export const guarantorsOfApplication = (db: Reader, applicationId: number) =>
  db
    .select(guarantorLine)
    .from(loanGuarantor)
    .innerJoin(loanApplication, eq(loanApplication.id, loanGuarantor.applicationId))
    .where(eq(loanGuarantor.applicationId, applicationId))
    .orderBy(asc(loanGuarantor.id))
    .all();

/** The check that was made last; what the application was submitted under stands in the older rows. */
export const lastCheckOf = (db: Reader, applicationId: number) =>
  db
    .select()
    .from(loanCheck)
    .where(eq(loanCheck.applicationId, applicationId))
    .orderBy(desc(loanCheck.id))
    .limit(1)
    .get();

/** Banks that may still be chosen. */
/** Banks that take applications, and the one that an application names, stopped since or not. */
export const banksForApplication = (db: Reader, bankId: number | null) =>
  db
    .select()
    .from(loanBank)
    .where(bankId === null ? isNull(loanBank.leftOn) : or(isNull(loanBank.leftOn), eq(loanBank.id, bankId)))
    .orderBy(asc(loanBank.id))
    .all();

/** The name of a bank, with a word where it has stopped. */
export function bankLabel(
  bank: Pick<typeof loanBank.$inferSelect, "name" | "nameEn" | "leftOn">,
  language: Language,
): string {
  const name = language === "zh" ? bank.name : bank.nameEn;
  return bank.leftOn === null ? name : translator(applicationText, language)("step.bankLeft", { name });
}

export const banksOpen = (db: Reader) =>
  db.select().from(loanBank).where(isNull(loanBank.leftOn)).orderBy(asc(loanBank.id)).all();
