import type { Reader } from "db/client.server";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { eventsOf, type LoanRow, workingDays } from "../money/loan-record.server";
import { positionOf } from "../money/positions.server";
import { wasSent } from "./batch-rules";
import { linesOfLoan } from "./batches.server";
import { ledgerOf } from "./ledger.server";

/** A line of which more was paid than its quarter is entitled to as it is known today. */
export interface OverPaid {
  readonly lineId: number;
  readonly batchId: number;
  readonly quarter: Day;
  readonly fen: Fen;
}

/**
 * What was paid too much and is neither asked back nor taken off in a batch that was sent, by line: the later line of a
 * quarter gives back first.
 */
export function overPaid(db: Reader, loan: LoanRow, now = Date.now()): OverPaid[] {
  const today = todayOn(now);
  const sent = linesOfLoan(db, loan.id).filter((l) => wasSent(l.batch.state));
  if (!sent.some((l) => l.line.paidFen !== null)) return [];
  const position = positionOf(loan, eventsOf(db, loan.id), today, workingDays(db));
  return ledgerOf(db, loan, position, today)
    .filter((q) => !q.open)
    .flatMap(({ quarter, entitledFen }) => {
      const lines = sent.map((l) => l.line).filter((l) => l.quarter === quarter);
      let left =
        lines.reduce((sum, l) => sum + (l.paidFen ?? Math.min(0, l.subsidyFen)) - l.clawedFen, 0) -
        entitledFen;
      return lines.reverse().flatMap((l) => {
        const fen = Math.min(left, (l.paidFen ?? 0) - l.clawedFen);
        if (fen <= 0) return [];
        left -= fen;
        return [{ lineId: l.id, batchId: l.batchId, quarter, fen }];
      });
    });
}
