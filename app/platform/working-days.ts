import chineseDays from "chinese-days";
import { addDays, type Day } from "./dates";

/** Whether offices work on a day: the State Council's calendar with its shifted days (休 and 班), else Monday to Friday. */
export const isWorkingDay = (on: Day): boolean => chineseDays.isWorkday(on);

/**
 * The day that lies a number of working days after `on` (before it when negative); `on` itself is not counted, as the
 * limits of the rules are (DOMAIN §2.2).
 */
export function addWorkingDays(on: Day, days: number): Day {
  const step = Math.sign(days);
  let day = on;
  for (let left = Math.abs(days); left > 0; ) {
    day = addDays(day, step);
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}
