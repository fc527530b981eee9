import chineseDays from "chinese-days";
import { addDays, type Day, weekdayOf } from "~/platform/dates";

export type Half = "am" | "pm";
export interface HalfDay {
  on: Day;
  half: Half;
}

/**
 * Half-days of teaching from a day on: on the weekdays chosen (0 = Sunday), both halves or one, until `count` are
 * found; public holidays are left out. FEATURES 25.
 */
export function planHalfDays(input: {
  fromOn: Day;
  count: number;
  weekdays: readonly number[];
  halves: readonly Half[];
}): HalfDay[] {
  const found: HalfDay[] = [];
  let on = input.fromOn;
  for (let guard = 0; found.length < input.count && guard < 800; guard += 1) {
    if (input.weekdays.includes(weekdayOf(on)) && !isFestival(on)) {
      for (const half of input.halves) if (found.length < input.count) found.push({ on, half });
    }
    on = addDays(on, 1);
  }
  return found;
}

/** A public holiday, not an ordinary weekend: chinese-days names the festival, and only the weekday otherwise. */
function isFestival(on: Day): boolean {
  const { work, name } = chineseDays.getDayDetail(on);
  return !work && !/^(Sun|Mon|Tues|Wednes|Thurs|Fri|Satur)day$/.test(name);
}

/** Public holidays on the chosen weekdays between two days: what a plan left out. */
export function skippedFestivals(fromOn: Day, toOn: Day, weekdays: readonly number[]): Day[] {
  const found: Day[] = [];
  for (let on = fromOn; on <= toOn && found.length < 60; on = addDays(on, 1))
    if (weekdays.includes(weekdayOf(on)) && isFestival(on)) found.push(on);
  return found;
}

/**
 * From which clock of its day a half-day can be marked, HH:MM of China. A half-day has no clock of its own: the roll is
 * called as people come in, from six in the morning and from noon.
 */
export const beginsAt = (half: string): string => (half === "am" ? "06:00" : "12:00");

/** Whether a half-day can be marked by now (`clock` HH:MM of China). */
export const hasBegun = (h: { on: Day; half: string }, today: Day, clock: string): boolean =>
  h.on < today || (h.on === today && clock >= beginsAt(h.half));

export const halfOrder = (a: HalfDay, b: HalfDay): number =>
  a.on.localeCompare(b.on) || a.half.localeCompare(b.half);
