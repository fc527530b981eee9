import type { Day } from "~/platform/dates";
import { type Fact, type Flow, flowOf } from "./figures.server";
import type { Period } from "./period";

export const trendSteps = ["month", "quarter"] as const;
export type TrendStep = (typeof trendSteps)[number];

export interface TrendRow {
  period: Period;
  flow: Flow;
  /** Running on the last day, or today where that lies ahead. */
  running: number;
  balanceFen: number;
}

/** What a loan still owed at the end of a day by the events that stand; 0 once it is settled or the guarantor paid. */
function balanceAt(f: Fact, on: Day): number {
  if (f.disbursedOn > on) return 0;
  let left = f.principalFen;
  for (const e of f.events) {
    if (e.on > on) continue;
    if (e.kind === "compensated") return 0;
    if (e.kind === "repaid") left -= e.principalFen;
  }
  return left;
}

/** The months or quarters of a year, one a row, from the facts as they are known at its end. */
export function trendOf(facts: readonly Fact[], periods: readonly Period[], step: TrendStep): TrendRow[] {
  return periods
    .filter((p) => (step === "quarter" ? p.key.includes("-Q") : /-\d\d$/.test(p.key)))
    .map((period) => {
      const balances = facts.map((f) => balanceAt(f, period.to)).filter((fen) => fen > 0);
      return {
        period,
        flow: flowOf(facts, period.from, period.to),
        running: balances.length,
        balanceFen: balances.reduce((sum, fen) => sum + fen, 0),
      };
    });
}
