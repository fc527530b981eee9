import type { Fen } from "~/platform/money";
import { roundHalfUp } from "./engine/exact";

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

/** The guarantee fund as its book stands: money in it, loans it stands for, claims it has paid and not recovered. */
export interface Fund {
  balanceFen: Fen;
  guaranteedFen: Fen;
  claimsFen: Fen;
}

/** A compensation (代偿) lowers the fund and the loans it stands for, and becomes a claim. */
export const afterCompensation = (fund: Fund, fen: Fen): Fund => ({
  balanceFen: fund.balanceFen - fen,
  guaranteedFen: fund.guaranteedFen - fen,
  claimsFen: fund.claimsFen + fen,
});

/** A recovery raises the fund and lowers the claim. */
export const afterRecovery = (fund: Fund, fen: Fen): Fund => ({
  ...fund,
  balanceFen: fund.balanceFen + fen,
  claimsFen: fund.claimsFen - fen,
});

/** Loans it stands for ÷ fund, in hundredths; null for an empty fund. */
export const leverage = (fund: Fund): number | null =>
  fund.balanceFen > 0 ? roundHalfUp(BigInt(fund.guaranteedFen) * 100n, BigInt(fund.balanceFen)) : null;
