import type { Fen } from "~/platform/money";
import { roundHalfUp } from "./exact";
import type { InterestGone } from "./loan-life";
import type { Shares } from "./subsidy";

/** Fen by which rows rounded one by one may differ from a quarter rounded once: no waiver reaches into it for so little. */
const roundingFen = 20;

/**
 * Interest in fen that the bank let go, by quarter. Payments and waivers are taken in order of their day, and each covers
 * the oldest interest that nothing has covered yet.
 * @param quarters interest borne, oldest quarter first
 */
export function waivedByQuarter(quarters: readonly Fen[], gone: readonly InterestGone[]): Fen[] {
  const waived = quarters.map(() => 0);
  let covered = 0;
  for (const g of [...gone].sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0))) {
    const [from, to] = [covered, covered + g.interestFen];
    covered = to;
    let start = 0;
    for (const [k, interestFen] of quarters.entries()) {
      const part = Math.min(to, start + interestFen) - Math.max(from, start);
      if (g.waived && part > 0) waived[k]! += part;
      start += interestFen;
    }
  }
  const most = Math.max(0, ...waived);
  return waived.map((fen, k) => {
    if (fen <= roundingFen && most > roundingFen) return 0;
    return fen > roundingFen && quarters[k]! - fen <= roundingFen ? quarters[k]! : fen;
  });
}

/**
 * Shares without the interest that was waived: nobody owes it, so the state pays no part of it. Both go down by the same
 * ratio, the state's part is rounded once, and the borrower's is what is left.
 * @param quarterFen interest of the whole quarter where `shares` are a part of its days
 */
export function lessWaived(shares: Shares, waivedFen: Fen, quarterFen: Fen = shares.interestFen): Shares {
  if (waivedFen === 0 || quarterFen === 0) return shares;
  const left = (fen: Fen) => roundHalfUp(BigInt(fen) * BigInt(quarterFen - waivedFen), BigInt(quarterFen));
  const [interestFen, subsidyFen] = [left(shares.interestFen), left(shares.subsidyFen)];
  return { interestFen, subsidyFen, borrowerFen: interestFen - subsidyFen };
}
