import type { Day } from "~/platform/dates";

export const dayCounts = ["actual/360", "actual/365", "30/360"] as const;
export type DayCount = (typeof dayCounts)[number];

const dayNumber = (on: Day): number => Date.parse(`${on}T00:00:00Z`) / 86_400_000;

/** Days of the calendar from one day to another, the first counted and the last not (算头不算尾). */
export const daysApart = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

/** A day on a calendar of twelve months of 30 days: the 31st stands on the 30th (30E/360). */
const day360 = (on: Day): number =>
  Number(on.slice(0, 4)) * 360 + Number(on.slice(5, 7)) * 30 + Math.min(Number(on.slice(8, 10)), 30);

/**
 * Days that bear interest from `from` to `to`, the first counted and the last not (DOMAIN §1.8: days = end − start).
 * 30/360 is the European form, the only one where the parts of a period add up to the period.
 */
export const interestDays = (from: Day, to: Day, count: DayCount): number =>
  count === "30/360" ? day360(to) - day360(from) : daysApart(from, to);

/** Days of the year that a yearly rate is divided by. */
export const basisOf = (count: DayCount): bigint => (count === "actual/365" ? 365n : 360n);
