import type { Db, Tx } from "db/client.server";
import { grantedLoan, loanRequest } from "db/schema";
import { and, eq, getTableColumns, ne } from "drizzle-orm";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { loanSubject } from "./loan-name";
import type { LoanRow } from "./loan-record.server";
import type { LoanState } from "./loan-standing";
import { isOvertaken, type RequestKind } from "./request-rules";

/**
 * Closes what still waits for a decision about a loan that has come into another state: a settled loan has nothing to
 * extend, to waive or to have paid by the guarantor. The state it came into is the reason that is kept.
 */
export function closeOvertaken(tx: Tx, loan: LoanRow, state: LoanState, now: number): void {
  const open = tx
    .select({ id: loanRequest.id, kind: loanRequest.kind })
    .from(loanRequest)
    .where(and(eq(loanRequest.loanId, loan.id), eq(loanRequest.state, "asked")))
    .all();
  for (const { id, kind } of open) {
    if (!isOvertaken(kind as RequestKind, state)) continue;
    tx.update(loanRequest)
      .set({ state: "overtaken", decision: state, decidedOn: todayOn(now) })
      .where(eq(loanRequest.id, id))
      .run();
    recordEvent(tx, bySystem, {
      event: "loan.request-decided",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { request: `loan-${kind}`, decision: "loan-overtaken" },
    });
  }
}

/**
 * At every start: requests about loans that were settled before such requests closed by themselves. Nothing happens to
 * these loans any more that would close them.
 */
export const closeLeftOvertaken = (db: Db, now = Date.now()): void =>
  db.transaction((tx) => {
    const loans = tx
      .selectDistinct(getTableColumns(grantedLoan))
      .from(grantedLoan)
      .innerJoin(loanRequest, eq(loanRequest.loanId, grantedLoan.id))
      .where(and(eq(loanRequest.state, "asked"), ne(grantedLoan.state, "running")))
      .all();
    for (const loan of loans) closeOvertaken(tx, loan, loan.state as LoanState, now);
  });
