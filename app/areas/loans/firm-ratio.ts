import { addMonths, type Day } from "~/platform/dates";

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
  personId: number;
  firmId: number;
  hiredOn: Day;
  contractMonths: number;
}

/**
 * Hires that count for a firm: hired in the twelve months before, with a contract of a year at least. Somebody hired by
 * two firms counts once, at the one that hired first (DOMAIN §8.11).
 */
export function hiresCounted(hires: readonly Hire[], firmId: number, appliedOn: Day): Hire[] {
  const since = addMonths(appliedOn, -12);
  const good = hires
    .filter((h) => h.hiredOn >= since && h.hiredOn <= appliedOn && h.contractMonths >= 12)
    .sort((a, b) => (a.hiredOn < b.hiredOn ? -1 : a.hiredOn > b.hiredOn ? 1 : a.firmId - b.firmId));
  const first = new Map<number, Hire>();
  for (const h of good) if (!first.has(h.personId)) first.set(h.personId, h);
  return [...first.values()].filter((h) => h.firmId === firmId);
}
