import type { Reader } from "db/client.server";
import { loanCall } from "db/schema";
import { desc, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type Age, ageingOf, ages, portfolioAtRisk } from "../engine/arrears";
import { type DueRowLeft, dueRowsOf } from "../money/dues-ahead";
import { type NamedPosition, positions, runningOnly } from "../money/positions.server";

export const dimensions = ["village", "officer", "bank", "year"] as const;
export type Dimension = (typeof dimensions)[number];

/** What the loans are grouped by, with the condition of the list that shows the same rows. */
const keyOf: Record<Dimension, (p: NamedPosition) => { name: string; nameEn: string; query: string }> = {
  village: (p) => ({ name: p.village, nameEn: p.village, query: `village=${p.loan.villageId}` }),
  officer: (p) => ({ name: p.officer, nameEn: p.officer, query: `officer=${encodeURIComponent(p.officer)}` }),
  bank: (p) => ({ name: p.bank, nameEn: p.bankEn, query: `bank=${p.loan.bankId}` }),
  year: (p) => {
    const year = p.loan.disbursedOn.slice(0, 4);
    return { name: year, nameEn: year, query: `year=${year}` };
  },
};

export interface RiskGroup {
  name: string;
  nameEn: string;
  query: string;
  loans: number;
  balanceFen: Fen;
  lateLoans: number;
  overdueFen: Fen;
  atRiskFen: Fen;
  bp: number | null;
}

function riskOf(rows: readonly NamedPosition[]) {
  const risk = portfolioAtRisk(rows.map((p) => ({ balanceFen: p.loan.balanceFen, arrears: p.arrears })));
  const late = rows.filter((p) => p.overdueFen > 0);
  return {
    loans: rows.length,
    balanceFen: risk.balanceFen,
    lateLoans: late.length,
    overdueFen: late.reduce((sum, p) => sum + p.overdueFen, 0),
    atRiskFen: risk.atRiskFen,
    bp: risk.bp,
  };
}

/** Ageing and risk of the running loans of a scope on a day, in all and by group (FEATURES 74, 75). */
export function arrearsOn(db: Reader, scope: VillageScope, asOf: Day, by: Dimension) {
  const rows = positions(db, scope, asOf, runningOnly());
  const all = rows.flatMap((p) => p.arrears);
  const ageing = ageingOf(all);
  const groups = new Map<string, NamedPosition[]>();
  for (const p of rows) {
    const { query } = keyOf[by](p);
    groups.set(query, [...(groups.get(query) ?? []), p]);
  }
  return {
    ages: ages.map((age: Age) => ({ age, fen: ageing[age] })),
    whole: riskOf(rows),
    groups: [...groups.values()].map(
      (members): RiskGroup => ({ ...keyOf[by](members[0]!), ...riskOf(members) }),
    ),
    late: rows.filter((p) => p.overdueFen > 0).sort((a, b) => b.daysLate - a.daysLate),
  };
}

export interface DueLine extends DueRowLeft {
  position: NamedPosition;
}

/** What is due from today on for so many days, by village and then by day (FEATURES 76). */
export const dueList = (db: Reader, scope: VillageScope, from: Day, days = 30): DueLine[] =>
  dueLinesOf(positions(db, scope, from, runningOnly()), from, days);

/** The rows of running loans that fall due from a day on for so many days, and are not paid. */
export const dueLinesOf = (running: readonly NamedPosition[], from: Day, days = 30): DueLine[] =>
  running.flatMap((position) => dueRowsOf(position.rows, from, days).map((row) => ({ position, ...row })));

/** The last talk about each loan. */
export function lastCalls(db: Reader, loanIds: readonly number[]) {
  const found = new Map<number, typeof loanCall.$inferSelect>();
  for (let k = 0; k < loanIds.length; k += 500)
    for (const call of db
      .select()
      .from(loanCall)
      .where(inArray(loanCall.loanId, loanIds.slice(k, k + 500)))
      .orderBy(desc(loanCall.on), desc(loanCall.id))
      .all())
      if (!found.has(call.loanId)) found.set(call.loanId, call);
  return found;
}
