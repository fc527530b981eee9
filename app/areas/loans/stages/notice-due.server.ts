import type { Tx } from "db/client.server";
import { numberOf } from "~/areas/policies";
import { addWorkingDays, calendarEdits } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";
import type { Application } from "../application/application-queries.server";
import { policyOf } from "../application/check-application.server";

/** Working days in which a refusal is told where the policy says none. */
const usualDays = 5;

/** Last day on which an applicant refused on a day is told, in working days of the policy of the application (DOMAIN §1.5). */
export function noticeDueOn(tx: Tx, a: Pick<Application, "appliedOn">, on: Day): Day {
  const policy = policyOf(tx, a.appliedOn);
  return addWorkingDays(on, (policy && numberOf(policy, "limitRefusal")) ?? usualDays, calendarEdits(tx));
}
