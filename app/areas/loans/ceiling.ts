import type { Fen } from "~/platform/money";

/** What a policy says of ceilings; null where it says nothing. */
export interface Ceilings {
  personCap: Fen | null;
  firmCap: Fen | null;
  /** Basis points of the sum of the partners' ceilings. */
  partnersShare: number | null;
  partnersCap: Fen | null;
  topJobs: number | null;
  personTopCap: Fen | null;
  firmTopCap: Fen | null;
}

const least = (...amounts: (Fen | null)[]): Fen | null =>
  amounts.reduce<Fen | null>((low, n) => (n === null || (low !== null && low <= n) ? low : n), null);

/** Ceiling of one person: higher where a place gives more to those who hire (深圳: five jobs, 60 万). */
export const personCeiling = (c: Ceilings, jobs: number): Fen | null =>
  c.topJobs !== null && c.personTopCap !== null && jobs >= c.topJobs ? c.personTopCap : c.personCap;

export const firmCeiling = (c: Ceilings, jobs: number): Fen | null =>
  c.topJobs !== null && c.firmTopCap !== null && jobs >= c.topJobs ? c.firmTopCap : c.firmCap;

/**
 * Ceiling of a joint loan: min(Σ ceilings of the **eligible** partners × share, joint ceiling, firm's ceiling), in whole
 * numbers: 3 × 30 万 × 110% = 99 万 exactly (DOMAIN §1.10, §8.12).
 */
export function partnersCeiling(c: Ceilings, eligiblePartners: number): Fen | null {
  if (c.personCap === null) return null;
  const sum = BigInt(c.personCap) * BigInt(eligiblePartners) * BigInt(c.partnersShare ?? 10_000);
  return least(Number(sum / 10_000n), c.partnersCap, c.firmCap);
}
