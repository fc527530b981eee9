import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { roundHalfUp } from "./exact";

export interface ArrearsRow {
  no: number;
  dueOn: Day;
  dueFen: Fen;
  unpaidFen: Fen;
  /** Days since it was due; 0 on the day itself. */
  daysLate: number;
}

export const ages = ["1-30", "31-60", "61-90", "90+"] as const;
export type Age = (typeof ages)[number];

export const ageOf = (daysLate: number): Age =>
  daysLate <= 30 ? "1-30" : daysLate <= 60 ? "31-60" : daysLate <= 90 ? "61-90" : "90+";

/** What is overdue by age; the four add up to all that is overdue (FEATURES 74). */
export function ageingOf(rows: readonly ArrearsRow[]): Record<Age, Fen> {
  const sums: Record<Age, Fen> = { "1-30": 0, "31-60": 0, "61-90": 0, "90+": 0 };
  for (const row of rows) sums[ageOf(row.daysLate)] += row.unpaidFen;
  return sums;
}

/**
 * Portfolio at risk: the whole balance of loans with anything more than `days` late ÷ the balance of all loans, in basis
 * points rounded half up; null without balance (FEATURES 75).
 */
export function portfolioAtRisk(
  loans: readonly { balanceFen: Fen; arrears: readonly ArrearsRow[] }[],
  days = 30,
): { atRiskFen: Fen; balanceFen: Fen; bp: number | null } {
  const balanceFen = loans.reduce((sum, l) => sum + l.balanceFen, 0);
  const atRiskFen = loans.reduce(
    (sum, l) => (l.arrears.some((row) => row.daysLate > days) ? sum + l.balanceFen : sum),
    0,
  );
  return {
    atRiskFen,
    balanceFen,
    bp: balanceFen > 0 ? roundHalfUp(BigInt(atRiskFen) * 10_000n, BigInt(balanceFen)) : null,
  };
}
