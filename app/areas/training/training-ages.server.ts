import type { Reader } from "db/client.server";
import { residentRules } from "~/areas/policies/index.server";
import type { Day } from "~/platform/dates";

/**
 * Ages in full years, both included, in which somebody of a village may be in a course on a day: from working age (16)
 * up to below the limit of the dated policy of their county (DOMAIN §2.2: 59 where no policy is written).
 */
export function trainingAges(db: Reader, on: Day, villageId: number): { first: number; last: number } {
  return { first: 16, last: (residentRules(db, on, villageId).overAge ?? 60) - 1 };
}
