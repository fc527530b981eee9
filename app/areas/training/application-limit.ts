import type { Day } from "~/platform/dates";
import { addWorkingDays } from "~/platform/working-days";

/** Working days that lie at least between the application for a class and its opening (DOMAIN §2.2, opening). */
export const workingDaysBeforeOpening = 3;

/** The last day on which the application for a class is in time. */
export const applyBy = (startsOn: Day): Day => addWorkingDays(startsOn, -workingDaysBeforeOpening);
