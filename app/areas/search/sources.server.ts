import { certificatesSource } from "~/areas/certificates/index.server";
import { equipmentSource } from "~/areas/donations/index.server";
import { loansSource } from "~/areas/loans/index.server";
import { householdsSource, peopleSource } from "~/areas/people/index.server";
import { tripsSource } from "~/areas/study-trips/index.server";
import { classesSource } from "~/areas/training/index.server";
import { villagesSource } from "~/areas/villages/index.server";
import type { SearchSource } from "~/platform/search/search-source";

/** What the one search box looks into, in the order of the answer. */
export const sources: readonly SearchSource[] = [
  peopleSource,
  householdsSource,
  certificatesSource,
  classesSource,
  tripsSource,
  equipmentSource,
  loansSource,
  villagesSource,
];
