import { ageOn, type Day } from "~/platform/dates";

/** The age on the day of a trip where it makes one ask whether this is the person meant; null for everybody else. */
export function ageToAsk(birthOn: Day, tripOn: Day): number | null {
  const age = ageOn(birthOn, tripOn);
  return age < 16 || age > 70 ? age : null;
}
