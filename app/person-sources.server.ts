import type { Reader } from "db/client.server";
import { person } from "db/schema";
import { and, eq, isNotNull } from "drizzle-orm";
import {
  certificateHoldings,
  certificateRowsOfPerson,
  certificatesOfPersonSource,
} from "~/areas/certificates/index.server";
import { equipmentHoldings, equipmentOfPersonSource, holdersOfPerson } from "~/areas/donations/index.server";
import { loanHoldings, loanRowsOfPerson, loansOfPersonSource } from "~/areas/loans/index.server";
import type { PersonHoldings, PersonOffer, PersonRows, PersonSource, PersonStep } from "~/areas/people";
import {
  personHoldings as holdingsOfPeople,
  householdHoldings,
  householdRowsOfPerson,
  relationRowsOfPerson,
  relationsOfPerson,
} from "~/areas/people/index.server";
import {
  consentRowsOfPerson,
  deletionRowsOfPerson,
  documentRowsOfPerson,
  privacyHoldings,
  privacyOfPerson,
} from "~/areas/privacy/index.server";
import {
  shopsOfPerson,
  shopsOfPersonSource,
  tripHoldings,
  tripPlacesOfPerson,
  tripsOfPersonSource,
} from "~/areas/study-trips/index.server";
import { enrolmentsOfPerson, trainingHoldings, trainingOfPersonSource } from "~/areas/training/index.server";
import type { SignedIn } from "~/platform/access/actor";
import type { Language } from "~/platform/i18n/text";

/** The areas that tell what they did for a person; the person's page asks them all. */
export const personSources: readonly PersonSource[] = [
  tripsOfPersonSource,
  trainingOfPersonSource,
  certificatesOfPersonSource,
  equipmentOfPersonSource,
  loansOfPersonSource,
  shopsOfPersonSource,
  relationsOfPerson,
  privacyOfPerson,
];

/** What every area did for a person, each step on its tab. */
export const stepsOfPerson = (
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonStep[] =>
  personSources.flatMap((s) =>
    (s.steps?.(db, viewer, personId, language) ?? []).map((step) => ({
      ...step,
      part: step.kind === "follow-up" ? ("follow-ups" as const) : s.part,
    })),
  );

/** What the areas say to whoever enters a death: days marked after it, a loan that is still to be paid. */
export const saidOfDeath = (db: Reader, personId: number, diedOn: string, language: Language): string =>
  personSources
    .flatMap((s) => s.afterDeath?.(db, personId, diedOn, language) ?? [])
    .map((said) => (language === "zh" ? said : ` ${said}`))
    .join("");

/** What a person could be offered next, whichever area offers it: nothing once they have died. */
export const offersOfPerson = (
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonOffer[] =>
  hasDied(db, personId) ? [] : personSources.flatMap((s) => s.offers?.(db, viewer, personId, language) ?? []);

const hasDied = (db: Reader, personId: number): boolean =>
  db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), isNotNull(person.diedOn)))
    .get() !== undefined;

/** The areas whose rows belong to a person and move along when two records become one. */
export const personRows: readonly PersonRows[] = [
  enrolmentsOfPerson,
  certificateRowsOfPerson,
  ...householdRowsOfPerson,
  tripPlacesOfPerson,
  shopsOfPerson,
  holdersOfPerson,
  consentRowsOfPerson,
  documentRowsOfPerson,
  deletionRowsOfPerson,
  relationRowsOfPerson,
  ...loanRowsOfPerson,
];

/** The areas that hold something about a person: for the copy that they may ask for, and for deletion. */
export const personHoldings: readonly PersonHoldings[] = [
  holdingsOfPeople,
  householdHoldings,
  tripHoldings,
  equipmentHoldings,
  trainingHoldings,
  certificateHoldings,
  loanHoldings,
  privacyHoldings,
];
