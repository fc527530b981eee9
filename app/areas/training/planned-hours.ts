/** How the hours of a class stand to those its rule asks for (学时, DOMAIN §2.1); all whole hours. */
export interface HoursGap {
  kind: "short" | "over";
  /** Hours of all half-days planned. */
  planned: number;
  /** Hours of the rule. */
  needed: number;
  /** How many hours too few, or too many. */
  by: number;
}

/**
 * Null when the half-days fit the rule. The last half-day may reach beyond the hours of the rule: a course of 70 hours
 * takes 18 half-days of four. Fewer hours, or a whole half-day more than it takes, want a second look.
 */
export function hoursGap(planned: number, rule: { hours: number; hoursPerHalfDay: number }): HoursGap | null {
  const by = Math.abs(planned - rule.hours);
  if (planned < rule.hours) return { kind: "short", planned, needed: rule.hours, by };
  if (planned - rule.hours >= rule.hoursPerHalfDay) return { kind: "over", planned, needed: rule.hours, by };
  return null;
}
