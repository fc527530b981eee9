import type { Reader } from "db/client.server";
import { fundEntry, grantedLoan, guaranteeFund, loanApplication } from "db/schema";
import { and, asc, eq, inArray, isNotNull, type SQL, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { positions, runningOnly } from "../money/positions.server";
import { type FundFigures, type FundLimits, whyFundStops } from "./fund-rules";

export type FundRow = typeof guaranteeFund.$inferSelect;

export const allFunds = (db: Reader): FundRow[] =>
  db.select().from(guaranteeFund).orderBy(asc(guaranteeFund.id)).all();

export const findFund = (db: Reader, id: number): FundRow | undefined =>
  db.select().from(guaranteeFund).where(eq(guaranteeFund.id, id)).get();

/** The fund or company behind a guarantee: the bank's own one, else the one for all banks; null where people or things stand for it. */
export function fundFor(db: Reader, guaranteeKind: string | null, bankId: number | null): FundRow | null {
  if (guaranteeKind !== "fund" && guaranteeKind !== "company") return null;
  const funds = allFunds(db).filter((f) => f.kind === guaranteeKind);
  return funds.find((f) => f.bankId === bankId) ?? funds.find((f) => f.bankId === null) ?? null;
}

/** Banks that have a fund of their own of this kind. */
const ownBanks = (db: Reader, kind: string): number[] =>
  db
    .select({ bankId: guaranteeFund.bankId })
    .from(guaranteeFund)
    .where(and(eq(guaranteeFund.kind, kind), isNotNull(guaranteeFund.bankId)))
    .all()
    .flatMap((r) => r.bankId ?? []);

/** Loans that a fund stands for. */
export function loansOfFund(db: Reader, fund: FundRow): SQL {
  const own = ownBanks(db, fund.kind);
  const bank =
    fund.bankId !== null
      ? sql`${grantedLoan.bankId} = ${fund.bankId}`
      : own.length > 0
        ? sql`${grantedLoan.bankId} not in (${sql.join(
            own.map((id) => sql`${id}`),
            sql`, `,
          )})`
        : sql`1`;
  return sql`${loanApplication.guaranteeKind} = ${fund.kind} and ${bank}`;
}

const promised = ["guarantee-agreed", "at-bank", "bank-approved", "contract-signed"];

/** Applications that it has promised to stand for and that are not paid out yet. */
function committed(db: Reader, fund: FundRow): Fen {
  const rows = db
    .select({
      bankId: loanApplication.bankId,
      fen: sql<number>`coalesce(${loanApplication.approvedFen}, ${loanApplication.amountFen}, 0)`,
    })
    .from(loanApplication)
    .where(and(eq(loanApplication.guaranteeKind, fund.kind), inArray(loanApplication.state, promised)))
    .all();
  return rows
    .filter((r) => fundFor(db, fund.kind, r.bankId)?.id === fund.id)
    .reduce((sum, r) => sum + r.fen, 0);
}

export const entriesOf = (db: Reader, fundId: number) =>
  db
    .select()
    .from(fundEntry)
    .where(eq(fundEntry.fundId, fundId))
    .orderBy(asc(fundEntry.on), asc(fundEntry.id))
    .all();

const kindSum = (entries: readonly { kind: string; fen: Fen }[], kind: string): Fen =>
  entries.filter((e) => e.kind === kind).reduce((sum, e) => sum + e.fen, 0);

/** What a fund comes to on a day. */
export function fundFigures(db: Reader, fund: FundRow, asOf: Day) {
  const entries = entriesOf(db, fund.id);
  const loans = positions(db, "all", asOf, and(runningOnly(), loansOfFund(db, fund)));
  const sum = (of: (p: (typeof loans)[number]) => Fen) => loans.reduce((total, p) => total + of(p), 0);
  const figures: FundFigures = {
    balanceFen: entries.reduce((total, e) => total + e.fen, 0),
    guaranteedFen: sum((p) => p.loan.balanceFen),
    committedFen: committed(db, fund),
    compensatedFen: -kindSum(entries, "compensation"),
    recoveredFen: kindSum(entries, "recovery"),
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
  const fund = fundFor(db, guarantee.kind, guarantee.bankId);
  if (!fund) return null;
  const limits: FundLimits = fund;
  const why = whyFundStops(limits, fundFigures(db, fund, asOf).figures, fen);
  return why ? { why, fund } : null;
}
