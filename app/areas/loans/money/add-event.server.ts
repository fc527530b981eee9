import type { Tx } from "db/client.server";
import { grantedLoan, loanEvent } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import type { Fen } from "~/platform/money";
import { seal } from "~/platform/sealed.server";
import { lapsePapers } from "../papers/lapse-papers.server";
import { closeOvertaken } from "./close-overtaken.server";
import { bookOf, eventsOf, type LoanRow } from "./loan-record.server";
import { type Standing, standingOf } from "./loan-standing";
import type { Scan } from "./read-scan.server";

export interface NewEvent {
  kind:
    | "repaid"
    | "extended"
    | "stopped"
    | "reversed"
    | "restored"
    | "undone"
    | "compensated"
    | "recovered"
    | "written-off"
    | "waived"
    | "rate";
  on: Day;
  toOn?: Day;
  principalFen?: Fen;
  interestFen?: Fen;
  penaltyFen?: Fen;
  ratePpm?: number;
  lprPpm?: number | null;
  /** Compensation: the part that its fund or company bears. */
  shareBp?: number;
  ofId?: number;
  /** A letter of the bank. */
  cause?: string | null;
  graceDays?: number | null;
  reason?: string | null;
  bankRowId?: number;
  proof?: Scan | null;
  requestKey?: string | null;
}

export const proofPurpose = "loan_event.proof";

/** Writes an event and brings the loan's row to where its events stand, in the transaction of the command. */
export function addEvent(
  tx: Tx,
  by: Pick<SignedIn, "userId" | "name">,
  loan: LoanRow,
  event: NewEvent,
  now: number,
): { id: number; standing: Standing } {
  const { proof, ...fields } = event;
  const { id } = tx
    .insert(loanEvent)
    .values({
      ...fields,
      loanId: loan.id,
      recordedOn: todayOn(now),
      userId: by.userId,
      userName: by.name,
      proofType: proof?.type ?? null,
      proofSealed: proof ? seal(proof.bytes, proofPurpose) : null,
      at: now,
    })
    .returning({ id: loanEvent.id })
    .get();
  return { id, standing: refreshLoan(tx, loan, now) };
}

/** State and balance of the row as its events say. */
export function refreshLoan(tx: Tx, loan: LoanRow, now: number): Standing {
  const standing = standingOf(bookOf(loan, eventsOf(tx, loan.id)));
  tx.update(grantedLoan)
    .set({
      state: standing.state,
      balanceFen: standing.balanceFen,
      settledOn: standing.settledOn,
      updatedAt: now,
      revision: loan.revision + 1,
    })
    .where(eq(grantedLoan.id, loan.id))
    .run();
  closeOvertaken(tx, loan, standing.state, now);
  lapsePapers(tx, { loanId: loan.id }, standing.state, todayOn(now));
  return standing;
}
