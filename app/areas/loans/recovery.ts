import type { Fen } from "~/platform/money";

export const claimParts = ["principal", "interest", "fees"] as const;
export type ClaimPart = (typeof claimParts)[number];
export type Claim = Record<ClaimPart, Fen>;

/** What a payment covers, part after part in the order of the place, and what is left over (DOMAIN §8.18). */
export function allocate(
  paidFen: Fen,
  owed: Claim,
  order: readonly ClaimPart[] = claimParts,
): { covered: Claim; left: Claim; over: Fen } {
  const covered: Claim = { principal: 0, interest: 0, fees: 0 };
  let over = paidFen;
  for (const part of order) {
    covered[part] = Math.min(over, owed[part]);
    over -= covered[part];
  }
  const left = Object.fromEntries(claimParts.map((p) => [p, owed[p] - covered[p]])) as Claim;
  return { covered, left, over };
}
