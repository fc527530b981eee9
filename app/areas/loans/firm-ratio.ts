import { addDays, addMonths, type Day } from "~/platform/dates";

export interface RatioRule {
  ratioBp: number;
  ratioLargeBp: number | null;
  /** More staff than this: the ratio of large firms. */
  largeOver: number | null;
}

/**
 * How many of the staff must be new hires: ceil(staff × ratio). A hundred at 10% need 10, a hundred and one at 5% need 6:
 * the rule falls at 101, which is no mistake (DOMAIN §1.2).
 */
export function hiresNeeded(staff: number, rule: RatioRule): { ratioBp: number; needed: number } {
  const large = rule.largeOver !== null && rule.ratioLargeBp !== null && staff > rule.largeOver;
  const ratioBp = large ? (rule.ratioLargeBp ?? rule.ratioBp) : rule.ratioBp;
  return { ratioBp, needed: Math.ceil((staff * ratioBp) / 10_000) };
}

export interface Hire {
  /** Who: the same person under whatever number. */
  personId: string | number;
  /** The firm, however often it applies. */
  firmId: string | number;
  hiredOn: Day;
  /** Last day of the contract; "open" where it has no end, null where nobody has said it. */
  untilOn: Day | "open" | null;
}

/** Months before the application in which somebody hired counts as new, and that the contract must be for (V5). */
export const newHireMonths = 12;
export const leastContractMonths = 12;

export const contractIsLong = (h: Pick<Hire, "hiredOn" | "untilOn">): boolean =>
  h.untilOn === "open" ||
  (h.untilOn !== null && addDays(h.untilOn, 1) >= addMonths(h.hiredOn, leastContractMonths));

export type WhyNotNew = "after" | "before" | "noEnd" | "short";

/** Why a hire by itself does not count for an application of that day; null when it does. */
export function whyNotNew(h: Pick<Hire, "hiredOn" | "untilOn">, appliedOn: Day): WhyNotNew | null {
  if (h.hiredOn > appliedOn) return "after";
  if (h.hiredOn < addMonths(appliedOn, -newHireMonths)) return "before";
  if (h.untilOn === null) return "noEnd";
  return contractIsLong(h) ? null : "short";
}

/**
 * Hires that count for a firm: hired in the twelve months before, with a contract of a year at least. Somebody hired by
 * two firms counts once, at the one that hired first; on one day, at the one named first (DOMAIN §8.11).
 */
export function hiresCounted(hires: readonly Hire[], firmId: Hire["firmId"], appliedOn: Day): Hire[] {
  const first = new Map<Hire["personId"], Hire>();
  for (const h of hires) {
    if (whyNotNew(h, appliedOn)) continue;
    const before = first.get(h.personId);
    if (!before || h.hiredOn < before.hiredOn) first.set(h.personId, h);
  }
  return [...first.values()].filter((h) => h.firmId === firmId);
}
