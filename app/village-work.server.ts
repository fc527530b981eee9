import { equipmentOfMergedVillage } from "~/areas/donations/index.server";
import { loansOfVillage, runningLoansOfVillage } from "~/areas/loans/index.server";
import { householdsOfVillage, peopleOfVillage } from "~/areas/people/index.server";
import { shopsOfMergedVillage, tripsOfVillage } from "~/areas/study-trips/index.server";
import { classesOfVillage } from "~/areas/training/index.server";
import type { VillageWork } from "~/areas/villages";

/** The areas whose people and open work go along when a village becomes part of another. */
export const villageWork: readonly VillageWork[] = [
  peopleOfVillage,
  householdsOfVillage,
  classesOfVillage,
  tripsOfVillage,
  shopsOfMergedVillage,
  loansOfVillage,
  runningLoansOfVillage,
  equipmentOfMergedVillage,
];
