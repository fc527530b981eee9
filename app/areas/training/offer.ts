import { type Day, todayOn } from "~/platform/dates";
import { addWorkingDays } from "~/platform/working-days";

const hour = 3_600_000;
const at = (on: Day, clock: string): number => Date.parse(`${on}T${clock}:00+08:00`);

/**
 * Until when a free seat is kept for who waits first, in milliseconds UTC: 17:30 two working days on, but no longer than
 * the opening of the class; in a running class the next working day, since each half-day missed counts. Never less than
 * four hours: there must be time to reach somebody.
 */
export function offerUntil(now: number, startsOn: Day): number {
  const opening = at(startsOn, "08:00");
  const days = opening > now ? 2 : 1;
  const standard = at(addWorkingDays(todayOn(now), days), "17:30");
  return Math.max(opening > now ? Math.min(standard, opening) : standard, now + 4 * hour);
}

/** How close an offer is to its end: over, today or later. */
export const offerStands = (until: number, now: number): "over" | "soon" | "open" =>
  until <= now ? "over" : until - now <= 8 * hour ? "soon" : "open";
