import { addMonths, type Day } from "~/platform/dates";

/** The LPR is published on the 20th of a month, or the next working day. */
const publicationDay = "20";

/** The latest publication day that has passed, when no row of its month was entered; null when the table is up to date. */
export function missingLpr(published: readonly Day[], today: Day): Day | null {
  const thisMonth = `${today.slice(0, 8)}${publicationDay}`;
  const due = thisMonth <= today ? thisMonth : addMonths(thisMonth, -1);
  return published.some((on) => on.slice(0, 7) === due.slice(0, 7)) ? null : due;
}
