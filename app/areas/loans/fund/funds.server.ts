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

/** A guarantee at a bank, as it was chosen. */
export interface Guarantee {
  readonly kind: string | null;
  readonly bankId: number | null;
  /** The company that was chosen; null or absent where there was nothing to choose. */
  readonly companyId?: number | null;
}

/** Those that guarantee at the bank on a day, its own ones first. */
const servingOf = (funds: readonly FundRow[], { kind, bankId }: Guarantee, on: Day): FundRow[] => {
  const open = funds.filter((f) => f.kind === fundKindOf(kind) && (f.leftOn === null || on < f.leftOn));
  return [
    ...open.filter((f) => f.bankId !== null && f.bankId === bankId),
    ...open.filter((f) => f.bankId === null),
  ];
};

/**
 * The fund or company behind a guarantee given on a day: the company that was chosen, else the bank's own one, else the
 * one for all banks; null where there is none. One that was closed keeps the loans that were paid out before.
 */
export function fundAmong(funds: readonly FundRow[], of: Guarantee, on: Day): FundRow | null {
  const serving = servingOf(funds, of, on);
  const chosen = fundKindOf(of.kind) === "company" ? (of.companyId ?? null) : null;
  return (chosen === null ? serving[0] : serving.find((f) => f.id === chosen)) ?? null;
}

export const fundFor = (db: Reader, of: Guarantee, on: Day): FundRow | null =>
  fundAmong(allFunds(db), of, on);

/** The companies of which one is still to be chosen: several guarantee at the bank, or the one chosen does not. */
export function companiesToChoose(db: Reader, of: Guarantee, on: Day): FundRow[] {
  if (fundKindOf(of.kind) !== "company") return [];
  const serving = servingOf(allFunds(db), of, on);
  const chosen = of.companyId ?? null;
  const open = chosen === null ? serving.length > 1 : !serving.some((f) => f.id === chosen);
  return open ? serving : [];
}

/** Every guarantee company that may still be chosen. */
export const companiesOpen = (db: Reader, on: Day): FundRow[] =>
  allFunds(db).filter((f) => f.kind === "company" && (f.leftOn === null || on < f.leftOn));

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
      companyId: loanApplication.companyId,
      // As far as it was promised, and where the bank lends less, that.
      fen: sql<number>`min(
        coalesce(
          (select o.amount_fen from loan_opinion o where o.application_id = loan_application.id
            and o.step = 'guarantee' and o.result = 'yes' order by o.id desc limit 1),
          ${loanApplication.approvedFen}, ${loanApplication.amountFen}, 0),
        coalesce(
          (select b.amount_fen from loan_bank_try b where b.application_id = loan_application.id
            and b.result = 'approved' order by b.id desc limit 1), ${Number.MAX_SAFE_INTEGER}))`,
    })
    .from(loanApplication)
    .where(and(guaranteedBy(fund), inArray(loanApplication.state, promised)))
    .all();
  return rows
    .filter((r) => r.id !== except && fundAmong(funds, { ...r, kind: fund.kind }, asOf)?.id === fund.id)
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
    (l) => fundAmong(funds, { ...l, kind: fund.kind }, l.disbursedOn)?.id === fund.id,
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
export function fundBehind(db: Reader, guarantee: Guarantee & { applicationId: number }, today: Day) {
  const fund = fundFor(db, guarantee, today);
  return fund && { fund, figures: fundFigures(db, fund, today, guarantee.applicationId).figures };
}

/** Whether a guarantee company was chosen and none that guarantees at this bank is on record. */
export const lacksCompany = (db: Reader, guarantee: Guarantee, on: Day): boolean =>
  fundKindOf(guarantee.kind) === "company" && !fundFor(db, guarantee, on);

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
