import type { Db, Tx } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { rememberMade, type Sending } from "~/platform/forms/once.server";
import { type Fen, yuanFigure } from "~/platform/money";
import { whyNotRepayment } from "../engine/loan-events";
import { addEvent } from "./add-event.server";
import { type BookedAlready, bookedByForm } from "./booked-by-form.server";
import { engineEvents, standingEvents } from "./loan-book";
import { loanSubject } from "./loan-name";
import { bookOf, eventsOf, findLoan, type LoanRow } from "./loan-record.server";
import { surplusOf, type TooMuchBeside, tooMuchBeside } from "./most-to-pay";
import type { Scan } from "./read-scan.server";

export interface RepaymentInput {
  on: Day;
  principalFen: Fen;
  interestFen: Fen;
  /** 罚息、复利: never subsidised, and never counted against what is due. */
  penaltyFen: Fen;
  note: string | null;
  proof: Scan | null;
  /** Said of a payment like one of the same day that stands already: false is asked first, true is meant. */
  another?: boolean;
  /** The same of a last payment with more interest than is owed. */
  surplus?: boolean;
}

export type WhyNotPosted =
  | "loanWhy.notFound"
  | "loanWhy.notRunning"
  | "loanWhy.compensatedSince"
  | "loanWhy.future"
  | "loanWhy.nothing"
  | "loanWhy.sameDay"
  | "loanWhy.surplus"
  | "loanWhy.beforeDisbursement"
  | "loanWhy.tooMuch"
  | TooMuchBeside["why"];

const engineWhy = {
  "repayment.nothing": "loanWhy.nothing",
  "repayment.beforeDisbursement": "loanWhy.beforeDisbursement",
  "repayment.tooMuch": "loanWhy.tooMuch",
} as const;

/** Why money cannot be entered as paid on a loan; null when it can. */
export function whyNotPosted(
  tx: Tx | Db,
  loan: LoanRow,
  input: Pick<RepaymentInput, "on" | "principalFen" | "interestFen" | "penaltyFen">,
  today: Day,
): { why: WhyNotPosted; mostFen?: Fen } | null {
  const no = (why: WhyNotPosted) => ({ why });
  if (loan.state !== "running" && loan.state !== "settled") {
    const paidFor = eventsOf(tx, loan.id).findLast((e) => e.kind === "compensated");
    // Reported late: the guarantor has paid too much, which is put right by the compensation's reversal first.
    return no(paidFor && input.on <= paidFor.on ? "loanWhy.compensatedSince" : "loanWhy.notRunning");
  }
  if (input.on > today) return no("loanWhy.future");
  if (input.on < loan.disbursedOn) return no("loanWhy.beforeDisbursement");
  if (input.principalFen + input.interestFen + input.penaltyFen === 0) return no("loanWhy.nothing");
  const book = bookOf(loan, eventsOf(tx, loan.id));
  const why = input.principalFen === 0 ? null : whyNotRepayment(book.terms, engineEvents(book), input);
  return why ? no(engineWhy[why]) : tooMuchBeside(book, input);
}

/** Enters one payment of a borrower. Sent twice it is one payment; entered late, arrears and subsidy follow by themselves. */
export function postRepayment(
  db: Db,
  actor: Actor<"loan.repay">,
  loanId: number,
  input: RepaymentInput,
  sending: Sending | null = null,
  now = Date.now(),
):
  | { ok: true; id: number }
  | { ok: false; why: WhyNotPosted; mostFen?: Fen; surplusFen?: Fen }
  | BookedAlready {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan) return { ok: false, why: "loanWhy.notFound" };
    const same = (b: Pick<RepaymentInput, "on" | "principalFen" | "interestFen" | "penaltyFen">) =>
      b.on === input.on &&
      b.principalFen === input.principalFen &&
      b.interestFen === input.interestFen &&
      b.penaltyFen === input.penaltyFen;
    const before = bookedByForm(tx, loanId, sending, same, now);
    if (before) return before;
    const why = whyNotPosted(tx, loan, input, todayOn(now));
    if (why) return { ok: false, ...why };
    const twice = standingEvents(bookOf(loan, eventsOf(tx, loanId))).some(
      (e) => e.kind === "repaid" && same(e),
    );
    if (twice && input.another === false) return { ok: false, why: "loanWhy.sameDay" };
    const surplusFen = surplusOf(bookOf(loan, eventsOf(tx, loanId)), input);
    if (surplusFen > 0 && input.surplus === false) return { ok: false, why: "loanWhy.surplus", surplusFen };
    const id = postIn(tx, actor, loan, { ...input, requestKey: sending?.key }, now);
    if (sending) rememberMade(tx, sending, id, now);
    return { ok: true, id };
  });
}

/** The write itself, inside a transaction that has checked it. */
export function postIn(
  tx: Tx,
  actor: Actor<"loan.repay">,
  loan: LoanRow,
  input: RepaymentInput & { bankRowId?: number; requestKey?: string },
  now: number,
): number {
  const { id, standing } = addEvent(
    tx,
    actor,
    loan,
    {
      kind: "repaid",
      on: input.on,
      principalFen: input.principalFen,
      interestFen: input.interestFen,
      penaltyFen: input.penaltyFen,
      reason: input.note,
      bankRowId: input.bankRowId,
      proof: input.proof,
      requestKey: input.requestKey,
    },
    now,
  );
  recordEvent(tx, actor, {
    event: "loan.repaid",
    subject: loanSubject(loan),
    villageId: loan.villageId,
    before: { balance: yuanFigure(loan.balanceFen) },
    after: {
      repaidOn: input.on,
      principal: yuanFigure(input.principalFen),
      interest: yuanFigure(input.interestFen),
      balance: yuanFigure(standing.balanceFen),
    },
  });
  return id;
}
