import { accountHome } from "~/areas/account/index.server";
import { adminHome } from "~/areas/admin/index.server";
import { certificatesHome } from "~/areas/certificates/index.server";
import { equipmentHome } from "~/areas/donations/index.server";
import { loansHome } from "~/areas/loans/index.server";
import { householdsHome, peopleHome } from "~/areas/people/index.server";
import { policiesHome } from "~/areas/policies/index.server";
import { privacyHome } from "~/areas/privacy/index.server";
import { tripsHome } from "~/areas/study-trips/index.server";
import { trainingHome } from "~/areas/training/index.server";
import { villagesHome } from "~/areas/villages/index.server";
import { briefingsHome } from "~/briefings-home.server";
import type { HomeSource } from "~/platform/home/home-source";

/** Areas in the order of the home page. A new area is one line here; the page itself does not change. */
export const homeSources: readonly HomeSource[] = [
  loansHome,
  policiesHome,
  trainingHome,
  tripsHome,
  certificatesHome,
  equipmentHome,
  briefingsHome,
  adminHome,
  privacyHome,
  peopleHome,
  householdsHome,
  villagesHome,
  accountHome,
];
