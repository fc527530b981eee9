import type { Reader } from "db/client.server";
import { fundEntry, guaranteeFund, loanApplication } from "db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { positions, runningOnly } from "../money/positions.server";
import { type FundFigures, type FundLimits, sumOfKind, whyFundStops } from "./fund-rules";

export type FundRow = typeof guaranteeFund.$inferSelect;

export const allFunds = (db: Reader): FundRow[] =>
  db.select().from(guaranteeFund).orderBy(asc(guaranteeFund.id)).all();

export const findFund = (db: Reader, id: number): FundRow | undefined =>
  db.select().from(guaranteeFund).where(eq(guaranteeFund.id, id)).get();

/**
 * The fund or company behind a guarantee given on a day: the bank's own one, else the one for all banks; null where
 * people or things stand for it. One that was closed keeps the loans that were paid out before.
 */
export function fundAmong(
  funds: readonly FundRow[],
  guaranteeKind: string | null,
  bankId: number | null,
  on: Day,
): FundRow | null {
  if (guaranteeKind !== "fund" && guaranteeKind !== "company") return null;
  const open = funds.filter((f) => f.kind === guaranteeKind && (f.leftOn === null || on < f.leftOn));
  return open.find((f) => f.bankId === bankId) ?? open.find((f) => f.bankId === null) ?? null;
}

export const fundFor = (
  db: Reader,
  guaranteeKind: string | null,
  bankId: number | null,
  on: Day,
): FundRow | null => fundAmong(allFunds(db), guaranteeKind, bankId, on);

const promised = ["guarantee-agreed", "at-bank", "bank-approved", "contract-signed"];

/** Applications that it has promised to stand for and that are not paid out yet. */
function committed(db: Reader, funds: readonly FundRow[], fund: FundRow, asOf: Day): Fen {
  const rows = db
    .select({
      bankId: loanApplication.bankId,
      fen: sql<number>`coalesce(${loanApplication.approvedFen}, ${loanApplication.amountFen}, 0)`,
    })
    .from(loanApplication)
    .where(and(eq(loanApplication.guaranteeKind, fund.kind), inArray(loanApplication.state, promised)))
    .all();
  return rows
    .filter((r) => fundAmong(funds, fund.kind, r.bankId, asOf)?.id === fund.id)
    .reduce((sum, r) => sum + r.fen, 0);
}

export const entriesOf = (db: Reader, fundId: number) =>
  db
    .select()
    .from(fundEntry)
    .where(eq(fundEntry.fundId, fundId))
    .orderBy(asc(fundEntry.on), asc(fundEntry.id))
    .all();

export const balanceOf = (db: Reader, fundId: number): Fen =>
  entriesOf(db, fundId).reduce((sum, e) => sum + e.fen, 0);

/** What a fund comes to on a day. */
export function fundFigures(db: Reader, fund: FundRow, asOf: Day) {
  const entries = entriesOf(db, fund.id);
  const funds = allFunds(db);
  const loans = positions(
    db,
    "all",
    asOf,
    and(runningOnly(), eq(loanApplication.guaranteeKind, fund.kind)),
  ).filter((p) => fundAmong(funds, fund.kind, p.loan.bankId, p.loan.disbursedOn)?.id === fund.id);
  const sum = (of: (p: (typeof loans)[number]) => Fen) => loans.reduce((total, p) => total + of(p), 0);
  const figures: FundFigures = {
    balanceFen: entries.reduce((total, e) => total + e.fen, 0),
    guaranteedFen: sum((p) => p.loan.balanceFen),
    committedFen: committed(db, funds, fund, asOf),
    compensatedFen: 0 - sumOfKind(entries, "compensation"),
    recoveredFen: sumOfKind(entries, "recovery"),
    overdueFen: sum((p) => (p.overdueFen > 0 ? p.loan.balanceFen : 0)),
  };
  return { figures, entries, loans };
}

/** Why the fund behind a guarantee takes no new loan; null when it does, or when no fund stands behind it. */
export function whyNoNewLoan(
  db: Reader,
  guarantee: { kind: string | null; bankId: number },
  fen: Fen,
  asOf: Day,
) {
  const funds = allFunds(db);
  const fund = fundAmong(funds, guarantee.kind, guarantee.bankId, asOf);
  if (!fund) {
    const closed = funds
      .filter((f) => f.kind === guarantee.kind && f.leftOn !== null && f.leftOn <= asOf)
      .at(-1);
    return closed ? { why: "fundWhy.closed" as const, fund: closed } : null;
  }
  const limits: FundLimits = fund;
  const why = whyFundStops(limits, fundFigures(db, fund, asOf).figures, fen);
  return why ? { why, fund } : null;
}
