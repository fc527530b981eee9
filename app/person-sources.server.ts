import { certificateRowsOfPerson, certificatesOfPersonSource } from "~/areas/certificates/index.server";
import type { PersonRows, PersonSource } from "~/areas/people";
import { householdRowsOfPerson } from "~/areas/people/index.server";
import {
  shopsOfPerson,
  shopsOfPersonSource,
  tripPlacesOfPerson,
  tripsOfPersonSource,
} from "~/areas/study-trips/index.server";
import { enrolmentsOfPerson, trainingOfPersonSource } from "~/areas/training/index.server";

/** The areas that tell what they did for a person; the person's page asks them all. */
export const personSources: readonly PersonSource[] = [
  tripsOfPersonSource,
  trainingOfPersonSource,
  certificatesOfPersonSource,
  shopsOfPersonSource,
];

/** The areas whose rows belong to a person and move along when two records become one. */
export const personRows: readonly PersonRows[] = [
  enrolmentsOfPerson,
  certificateRowsOfPerson,
  ...householdRowsOfPerson,
  tripPlacesOfPerson,
  shopsOfPerson,
];
