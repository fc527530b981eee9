import type { Db } from "db/client.server";
import { fundEntry } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { rememberMade, type Sending } from "~/platform/forms/once.server";
import { type Fen, yuanFigure } from "~/platform/money";
import { allocate } from "../recovery";
import { addEvent } from "./add-event.server";
import { type BookedAlready, bookedByForm } from "./booked-by-form.server";
import { partOfRecovery } from "./borne-share";
import { claimOrders, type RecoveryOrder } from "./claim-order";
import { standingEvents } from "./loan-book";
import { loanSubject } from "./loan-name";
import { bookOf, eventsOf, findLoan } from "./loan-record.server";
import { claimFen, owedBack, standingOf } from "./loan-standing";
import { payerOf } from "./payer.server";

export type WhyNotRecovered =
  | "loanWhy.notFound"
  | "loanWhy.notCompensated"
  | "loanWhy.future"
  | "loanWhy.moreThanClaim"
  | "loanWhy.beforeCompensation";

/** Money that came back after the guarantor had paid, also what was written off since: it lowers the claim and fills the fund by its share (DOMAIN §8.18, decision 028). */
export function recoverClaim(
  db: Db,
  actor: Actor<"loan.repay">,
  loanId: number,
  input: { on: Day; fen: Fen; order: RecoveryOrder; note: string | null },
  sending: Sending | null = null,
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotRecovered } | BookedAlready {
  return db.transaction((tx) => {
    const loan = findLoan(tx, actor.villages, loanId);
    if (!loan) return { ok: false, why: "loanWhy.notFound" };
    const before = bookedByForm(
      tx,
      loanId,
      sending,
      (b) => b.on === input.on && b.principalFen + b.interestFen + b.penaltyFen === input.fen,
      now,
    );
    if (before) return before;
    const events = eventsOf(tx, loanId);
    const book = bookOf(loan, events);
    const claim = owedBack(standingOf(book));
    if (claimFen(claim) === 0) return { ok: false, why: "loanWhy.notCompensated" };
    if (input.on > todayOn(now)) return { ok: false, why: "loanWhy.future" };
    if (events.some((e) => e.kind === "compensated" && e.on > input.on))
      return { ok: false, why: "loanWhy.beforeCompensation" };
    const { covered, over } = allocate(input.fen, claim, claimOrders[input.order]);
    if (over > 0) return { ok: false, why: "loanWhy.moreThanClaim" };
    const { id } = addEvent(
      tx,
      actor,
      loan,
      {
        kind: "recovered",
        on: input.on,
        principalFen: covered.principal,
        interestFen: covered.interest,
        penaltyFen: covered.fees,
        reason: input.note,
        requestKey: sending?.key,
      },
      now,
    );
    const payer = payerOf(tx, loan, standingEvents(book));
    const partFen = payer && partOfRecovery(input.fen, payer);
    if (payer && partFen)
      tx.insert(fundEntry)
        .values({
          fundId: payer.fundId,
          on: input.on,
          kind: "recovery",
          fen: partFen,
          loanId,
          eventId: id,
          note: input.note,
          userId: actor.userId,
          userName: actor.name,
          at: now,
        })
        .run();
    recordEvent(tx, actor, {
      event: "loan.recovered",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { repaidOn: input.on, amount: yuanFigure(input.fen) },
    });
    if (sending) rememberMade(tx, sending, id, now);
    return { ok: true, id };
  });
}
