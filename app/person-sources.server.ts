import {
  certificateHoldings,
  certificateRowsOfPerson,
  certificatesOfPersonSource,
} from "~/areas/certificates/index.server";
import { equipmentHoldings, equipmentOfPersonSource, holdersOfPerson } from "~/areas/donations/index.server";
import { loanHoldings, loanRowsOfPerson, loansOfPersonSource } from "~/areas/loans/index.server";
import type { PersonHoldings, PersonRows, PersonSource } from "~/areas/people";
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
