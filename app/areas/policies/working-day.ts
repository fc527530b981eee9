import chineseDays from "chinese-days";
import { addDays, type Day, weekdayOf } from "~/platform/dates";

export interface CalendarEdit {
  day: Day;
  kind: "rest" | "work";
  name: string;
}

/** Whether people work on a day: the administrator's word, then the State Council's calendar, then the weekday. */
export function isWorkingDay(on: Day, edits: ReadonlyMap<Day, CalendarEdit>): boolean {
  const edit = edits.get(on);
  return edit ? edit.kind === "work" : chineseDays.isWorkday(on);
}

/** Holidays of the State Council that the product's own table knows, counted by whether a year has any. */
const known = new Map<string, boolean>();

/** A National Day on a weekend is no working day in any table: the whole week is looked at. */
const nationalWeek = (year: string, rests: (on: Day) => boolean): boolean =>
  [1, 2, 3, 4, 5, 6, 7].map((d) => `${year}-10-0${d}`).some((on) => weekdayOf(on) % 6 !== 0 && rests(on));

/**
 * Whether the holidays of a year are known, by the shipped calendar or because the administrator entered them: the last of
 * the year is asked for. Without them every weekday would be a working day.
 */
export function knowsYear(year: string, edits: ReadonlyMap<Day, CalendarEdit>): boolean {
  let found = known.get(year);
  if (found === undefined) {
    found = nationalWeek(year, (on) => !chineseDays.isWorkday(on));
    known.set(year, found);
  }
  return found || nationalWeek(year, (on) => edits.get(on)?.kind === "rest");
}

/** The day `count` working days after `from`; the day itself is not counted. */
export function addWorkingDays(from: Day, count: number, edits: ReadonlyMap<Day, CalendarEdit>): Day {
  let on = from;
  for (let left = count; left > 0; ) {
    on = addDays(on, 1);
    if (isWorkingDay(on, edits)) left -= 1;
  }
  return on;
}

/** Working days after `from` up to and with `to`; 0 when `to` is not later. */
export function workingDaysBetween(from: Day, to: Day, edits: ReadonlyMap<Day, CalendarEdit>): number {
  let count = 0;
  for (let on = addDays(from, 1); on <= to; on = addDays(on, 1)) if (isWorkingDay(on, edits)) count += 1;
  return count;
}
