import type { Reader } from "db/client.server";
import { fundEntry, guaranteeFund, loanApplication } from "db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { type ListedLoan, runningLoans } from "../money/running-loans.server";
import { type FundFigures, sumOfKind, type WhyFundStops, whyFundStops } from "./fund-rules";
import { fundKindOf, kindsOfFund } from "./whose-guarantee";

export type FundRow = typeof guaranteeFund.$inferSelect;

export const allFunds = (db: Reader): FundRow[] =>
  db.select().from(guaranteeFund).orderBy(asc(guaranteeFund.id)).all();

export const findFund = (db: Reader, id: number): FundRow | undefined =>
  db.select().from(guaranteeFund).where(eq(guaranteeFund.id, id)).get();

/**
 * The fund or company behind a guarantee given on a day: the bank's own one, else the one for all banks; null where
 * there is none. One that was closed keeps the loans that were paid out before.
 */
export function fundAmong(
  funds: readonly FundRow[],
  guaranteeKind: string | null,
  bankId: number | null,
  on: Day,
): FundRow | null {
  const kind = fundKindOf(guaranteeKind);
  const open = funds.filter((f) => f.kind === kind && (f.leftOn === null || on < f.leftOn));
  return open.find((f) => f.bankId === bankId) ?? open.find((f) => f.bankId === null) ?? null;
}

export const fundFor = (
  db: Reader,
  guaranteeKind: string | null,
  bankId: number | null,
  on: Day,
): FundRow | null => fundAmong(allFunds(db), guaranteeKind, bankId, on);

const guaranteedBy = (fund: FundRow) => inArray(loanApplication.guaranteeKind, kindsOfFund(fund.kind));

/** A bank that said no leaves the promise: the application goes to another. */
const promised = ["guarantee-agreed", "at-bank", "bank-approved", "bank-refused", "contract-signed"];

/** Applications that it has promised to stand for and that are not paid out yet; one of them may be left out. */
function committed(
  db: Reader,
  funds: readonly FundRow[],
  fund: FundRow,
  asOf: Day,
  except: number | null,
): Fen {
  const rows = db
    .select({
      id: loanApplication.id,
      bankId: loanApplication.bankId,
      fen: sql<number>`coalesce(
        (select o.amount_fen from loan_opinion o where o.application_id = loan_application.id
          and o.step = 'guarantee' and o.result = 'yes' order by o.id desc limit 1),
        ${loanApplication.approvedFen}, ${loanApplication.amountFen}, 0)`,
    })
    .from(loanApplication)
    .where(and(guaranteedBy(fund), inArray(loanApplication.state, promised)))
    .all();
  return rows
    .filter((r) => r.id !== except && fundAmong(funds, fund.kind, r.bankId, asOf)?.id === fund.id)
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

/** What a fund comes to today; of what it has promised, one application may be left out. */
export function fundFigures(db: Reader, fund: FundRow, today: Day, except: number | null = null) {
  const entries = entriesOf(db, fund.id);
  const funds = allFunds(db);
  const loans = runningLoans(db, "all", today, guaranteedBy(fund)).filter(
    (l) => fundAmong(funds, fund.kind, l.bankId, l.disbursedOn)?.id === fund.id,
  );
  const sum = (of: (l: ListedLoan) => Fen) => loans.reduce((total, l) => total + of(l), 0);
  const figures: FundFigures = {
    balanceFen: entries.reduce((total, e) => total + e.fen, 0),
    guaranteedFen: sum((l) => l.balanceFen),
    committedFen: committed(db, funds, fund, today, except),
    compensatedFen: 0 - sumOfKind(entries, "compensation"),
    recoveredFen: sumOfKind(entries, "recovery"),
    overdueFen: sum((l) => (l.overdueFen > 0 ? l.balanceFen : 0)),
  };
  return { figures, entries, loans };
}

/** Why a fund does not stand behind a loan, with the figures that say so; of a company that is not on record there are none. */
export type FundStop = FundStopped | { why: "fundWhy.noCompany" };

interface FundStopped {
  why: WhyFundStops;
  fund: FundRow;
  figures: FundFigures;
  addFen: Fen;
}

/** The fund behind a guarantee with what it comes to without this application; null where none stands behind it. */
export function fundBehind(
  db: Reader,
  guarantee: { kind: string | null; bankId: number | null; applicationId: number },
  today: Day,
) {
  const fund = fundAmong(allFunds(db), guarantee.kind, guarantee.bankId, today);
  return fund && { fund, figures: fundFigures(db, fund, today, guarantee.applicationId).figures };
}

/** Whether a guarantee company was chosen and none that guarantees at this bank is on record. */
export const lacksCompany = (
  db: Reader,
  guarantee: { kind: string | null; bankId: number | null },
  on: Day,
): boolean => fundKindOf(guarantee.kind) === "company" && !fundFor(db, guarantee.kind, guarantee.bankId, on);

/**
 * Why the fund behind a guarantee takes no new loan; null when it does, or when the house has no fund. A company that is
 * not on record promises nothing (decision 027).
 */
export function whyNoNewLoan(
  db: Reader,
  guarantee: Parameters<typeof fundBehind>[1],
  addFen: Fen,
  today: Day,
): FundStop | null {
  const behind = fundBehind(db, guarantee, today);
  if (behind) {
    const why = whyFundStops(behind.fund, behind.figures, addFen);
    return why && { why, addFen, ...behind };
  }
  const closed = allFunds(db)
    .filter((f) => f.kind === fundKindOf(guarantee.kind) && f.leftOn !== null && f.leftOn <= today)
    .at(-1);
  if (!closed) return lacksCompany(db, guarantee, today) ? { why: "fundWhy.noCompany" } : null;
  return { why: "fundWhy.closed", fund: closed, figures: fundFigures(db, closed, today).figures, addFen };
}
