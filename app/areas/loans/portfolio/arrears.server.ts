import type { Reader } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type Age, ageingOf, ages, portfolioAtRisk } from "../engine/arrears";
import type { OpenRow } from "../money/dues-ahead";
import { type ListedLoan, runningLoans } from "../money/running-loans.server";

export const dimensions = ["village", "officer", "bank", "year"] as const;
export type Dimension = (typeof dimensions)[number];

/** What the loans are grouped by, with the condition of the list that shows the same rows. */
const keyOf: Record<Dimension, (p: ListedLoan) => { name: string; nameEn: string; query: string }> = {
  village: (p) => ({ name: p.village, nameEn: p.village, query: `village=${p.villageId}` }),
  officer: (p) => ({ name: p.officer, nameEn: p.officer, query: `officer=${encodeURIComponent(p.officer)}` }),
  bank: (p) => ({ name: p.bank, nameEn: p.bankEn, query: `bank=${p.bankId}` }),
  year: (p) => {
    const year = p.disbursedOn.slice(0, 4);
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

function riskOf(rows: readonly ListedLoan[]) {
  const risk = portfolioAtRisk(rows);
  const late = rows.filter((p) => p.overdueFen > 0);
  const onlyInterest = late.filter((p) => p.balanceFen === 0);
  return {
    loans: rows.length,
    balanceFen: risk.balanceFen,
    lateLoans: late.length,
    overdueFen: late.reduce((sum, p) => sum + p.overdueFen, 0),
    atRiskFen: risk.atRiskFen,
    bp: risk.bp,
    /** Late with interest alone: the principal is repaid, so that they add nothing to the risk. */
    interestLoans: onlyInterest.length,
    interestFen: onlyInterest.reduce((sum, p) => sum + p.overdueFen, 0),
  };
}

/** Ageing and risk of the running loans of a scope today, in all and by group (FEATURES 74, 75). */
export function arrearsOn(db: Reader, scope: VillageScope, today: Day, by: Dimension) {
  const rows = runningLoans(db, scope, today);
  const ageing = ageingOf(rows.flatMap((p) => p.arrears));
  const groups = new Map<string, ListedLoan[]>();
  for (const p of rows) {
    const { query } = keyOf[by](p);
    const members = groups.get(query);
    if (members) members.push(p);
    else groups.set(query, [p]);
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

export interface DueLine extends OpenRow {
  loan: ListedLoan;
}

/** What is in the bank's grace and what is due from today on for thirty days, by village and then by day (FEATURES 76). */
export const dueList = (db: Reader, scope: VillageScope, today: Day): DueLine[] =>
  runningLoans(db, scope, today).flatMap((loan) => loan.due.map((row) => ({ loan, ...row })));
