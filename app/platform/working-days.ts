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

/** Working days from the morrow of `from` to `to`, `to` counted; 0 when it is past. */
export function workingDaysUntil(from: Day, to: Day): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= to && count < 400; on = addDays(on, 1))
    if (isWorkingDay(on)) count += 1;
  return count;
}
