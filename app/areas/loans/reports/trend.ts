import { addMonths, type Day } from "~/platform/dates";
import type { Fact } from "./fact";
import { emptyFlow, type Flow, flowsBy } from "./figures";
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

/** What a loan still owed at the end of each day of a list, the earliest first; null once it is settled or the guarantor paid, and while it is another village's. */
function balancesAt(f: Fact, days: readonly Day[]): (number | null)[] {
  let [left, at] = [f.principalFen, 0];
  return days.map((day) => {
    // Principal alone settles nothing: with interest still owed it runs, with a balance of 0.
    if (f.disbursedOn > day || (f.settledOn !== null && f.settledOn <= day)) return null;
    for (let e = f.all[at]; e && e.on <= day; e = f.all[at]) {
      if (e.kind === "compensated") left = Number.NEGATIVE_INFINITY;
      if (e.kind === "repaid") left -= e.principalFen;
      at += 1;
    }
    if (day < f.here.from || day > f.here.to) return null;
    return left === Number.NEGATIVE_INFINITY ? null : Math.max(0, left);
  });
}

/** The months or quarters of a year, one a row, from the facts as they are known at its end. */
export function trendOf(facts: readonly Fact[], periods: readonly Period[], step: TrendStep): TrendRow[] {
  const rows = periods.filter((p) => (step === "quarter" ? p.key.includes("-Q") : /-\d\d$/.test(p.key)));
  const byMonth = new Map(rows.flatMap((p) => monthsOf(p).map((month) => [month, p.key] as const)));
  const flows = flowsBy(facts, (on) => byMonth.get(on.slice(0, 7)));
  const days = rows.map((p) => p.to);
  const owed = days.map(() => ({ running: 0, balanceFen: 0 }));
  for (const f of facts)
    for (const [k, fen] of balancesAt(f, days).entries()) {
      const sum = owed[k];
      if (!sum || fen === null) continue;
      sum.running += 1;
      sum.balanceFen += fen;
    }
  return rows.map((period, k) => ({
    period,
    flow: flows.get(period.key) ?? emptyFlow(),
    ...(owed[k] ?? { running: 0, balanceFen: 0 }),
  }));
}

/** The months of a period: 2026-07 … */
function monthsOf(p: Period): string[] {
  const months: string[] = [];
  for (let on = p.from; on <= p.to; on = addMonths(on, 1)) months.push(on.slice(0, 7));
  return months;
}
