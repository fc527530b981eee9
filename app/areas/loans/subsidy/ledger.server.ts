import type { Reader } from "db/client.server";
import { subsidyClawback } from "db/schema";
import { eq } from "drizzle-orm";
import { addDays, type Day, shortDay } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { type Fen, yuanFigure } from "~/platform/money";
import { subsidyQuarters } from "../engine/subsidy";
import { nextQuarter, quarterStart } from "../engine/subsidy-quarter";
import { lifeAhead } from "../money/life-ahead";
import { type LoanRow, subsidyTermsOf } from "../money/loan-record.server";
import type { Position } from "../money/positions.server";
import type { moneyText } from "../text/money";
import { wasSent } from "./batch-rules";
import { linesOfLoan } from "./batches.server";
import { quarterName } from "./working";

export interface LedgerQuarter {
  quarter: Day;
  from: Day;
  to: Day;
  interestFen: Fen;
  entitledFen: Fen;
  appliedFen: Fen;
  approvedFen: Fen;
  paidFen: Fen;
  clawedFen: Fen;
  /** The quarter has not ended: what it would come to. */
  open: boolean;
}

/** The subsidy book of a loan by quarter: what it is entitled to today beside what was said, granted and paid. */
export function ledgerOf(db: Reader, loan: LoanRow, position: Position | null, asOf: Day): LedgerQuarter[] {
  const lines = linesOfLoan(db, loan.id)
    .filter((l) => wasSent(l.batch.state))
    .map((l) => l.line);
  const due = position ? subsidyQuarters(lifeAhead(position, asOf), subsidyTermsOf(loan)) : [];
  const quarters = new Map(due.map((q) => [quarterStart(q.from), q]));
  const all = [...new Set([...quarters.keys(), ...lines.map((l) => l.quarter)])].sort();
  return all
    .filter((quarter) => quarter <= asOf)
    .map((quarter) => {
      const now = quarters.get(quarter);
      const said = lines.filter((l) => l.quarter === quarter);
      const sum = (of: (l: (typeof said)[number]) => Fen | null) =>
        said.reduce((total, l) => total + (of(l) ?? 0), 0);
      return {
        quarter,
        from: now?.from ?? quarter,
        to: now?.to ?? nextQuarter(quarter),
        interestFen: now?.interestFen ?? 0,
        entitledFen: now?.subsidyFen ?? 0,
        appliedFen: sum((l) => l.subsidyFen),
        approvedFen: sum((l) => l.approvedFen),
        paidFen: sum((l) => l.paidFen),
        clawedFen: sum((l) => l.clawedFen),
        open: nextQuarter(quarter) > asOf,
      };
    });
}

export function ledgerRows(
  rows: readonly LedgerQuarter[],
  /** Why the running quarter is forecast as it is. */
  held: "stopped" | "late" | null,
  t: Translate<typeof moneyText.zh>,
  language: Language,
) {
  // A forecast is no entitlement: what the running quarter may come to stands in its row, not in the sums.
  const sum = (of: (q: LedgerQuarter) => Fen) =>
    yuanFigure(rows.reduce((total, q) => (q.open ? total : total + of(q)), 0));
  return {
    rows: rows.map((q) => ({
      quarter: q.quarter,
      name: t("ledger.name", quarterName(q.quarter)),
      days: `${shortDay(q.from, language)}${language === "zh" ? "—" : " – "}${shortDay(addDays(q.to, -1), language)}`,
      interest: yuanFigure(q.interestFen),
      entitled: q.open
        ? t("ledger.forecast", { amount: yuanFigure(q.entitledFen) })
        : yuanFigure(q.entitledFen),
      applied: yuanFigure(q.appliedFen),
      approved: yuanFigure(q.approvedFen),
      paid: yuanFigure(q.paidFen),
      clawed: q.clawedFen === 0 ? null : yuanFigure(q.clawedFen),
      open: q.open,
    })),
    open: rows.some((q) => q.open),
    held,
    totals: {
      interest: sum((q) => q.interestFen),
      entitled: sum((q) => q.entitledFen),
      applied: sum((q) => q.appliedFen),
      approved: sum((q) => q.approvedFen),
      paid: sum((q) => q.paidFen),
    },
    paidFen: rows.reduce((total, q) => total + q.paidFen - q.clawedFen, 0),
  };
}

export const clawbacksOf = (db: Reader, loanId: number) =>
  db.select().from(subsidyClawback).where(eq(subsidyClawback.loanId, loanId)).all();
