import type { Db } from "db/client.server";
import { fundEntry } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { addEvent } from "./add-event.server";
import { standingEvents } from "./loan-book";
import { loanSubject } from "./loan-name";
import { bookOf, eventsOf, findLoan } from "./loan-record.server";

/** What one person may take back alone; what two decided is not undone by one. */
export const reversible = ["repaid", "restored", "recovered"] as const;

export type WhyNotReversed =
  | "loanWhy.notFound"
  | "loanWhy.notReversible"
  | "loanWhy.reversedAlready"
  | "loanWhy.afterCompensation";

/** Takes an event back. Both stay in the book, with the reason; nothing is deleted. */
export function reverseEvent(
  db: Db,
  actor: Actor<"loan.repay">,
  loanId: number,
  eventId: number,
  reason: string,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotReversed } {
  return db.transaction(
    (tx) => {
      const loan = findLoan(tx, actor.villages, loanId);
      const events = loan ? eventsOf(tx, loanId) : [];
      const event = events.find((e) => e.id === eventId);
      if (!loan || !event) return { ok: false, why: "loanWhy.notFound" };
      if (!(reversible as readonly string[]).includes(event.kind))
        return { ok: false, why: "loanWhy.notReversible" };
      const stand = standingEvents(bookOf(loan, events));
      if (!stand.some((e) => e.id === eventId)) return { ok: false, why: "loanWhy.reversedAlready" };
      // The guarantor paid what was owed then: a repayment before it cannot vanish from under it.
      if (event.kind === "repaid" && stand.some((e) => e.kind === "compensated"))
        return { ok: false, why: "loanWhy.afterCompensation" };
      const made = addEvent(
        tx,
        actor,
        loan,
        { kind: "reversed", on: todayOn(now), ofId: eventId, reason },
        now,
      );
      for (const entry of tx.select().from(fundEntry).where(eq(fundEntry.eventId, eventId)).all())
        tx.insert(fundEntry)
          .values({
            fundId: entry.fundId,
            on: todayOn(now),
            kind: "reversal",
            fen: -entry.fen,
            loanId,
            eventId: made.id,
            ofId: entry.id,
            note: reason,
            userId: actor.userId,
            userName: actor.name,
            at: now,
          })
          .run();
      recordEvent(tx, actor, {
        event: "loan.event-reversed",
        subject: loanSubject(loan),
        villageId: loan.villageId,
        reason,
        before: {
          repaidOn: event.on,
          principal: yuanFigure(event.principalFen),
          interest: yuanFigure(event.interestFen),
        },
        after: { balance: yuanFigure(made.standing.balanceFen) },
      });
      return { ok: true };
    },
    { behavior: "immediate" },
  );
}
