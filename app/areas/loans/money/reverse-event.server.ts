import type { Tx } from "db/client.server";
import { fundEntry } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { addEvent } from "./add-event.server";
import { loanSubject } from "./loan-name";
import { eventsOf, type LoanRow } from "./loan-record.server";

/** Takes an entry back, as part of the decision on it. Both stay in the book, with the reason; nothing is deleted. */
export function reverseIn(
  tx: Tx,
  by: SignedIn,
  loan: LoanRow,
  given: { eventId: number; reason: string },
  now: number,
): void {
  const { eventId, reason } = given;
  const event = eventsOf(tx, loan.id).find((e) => e.id === eventId);
  if (!event) return;
  const made = addEvent(tx, by, loan, { kind: "reversed", on: todayOn(now), ofId: eventId, reason }, now);
  for (const entry of tx.select().from(fundEntry).where(eq(fundEntry.eventId, eventId)).all())
    tx.insert(fundEntry)
      .values({
        fundId: entry.fundId,
        on: todayOn(now),
        kind: "reversal",
        fen: -entry.fen,
        loanId: loan.id,
        eventId: made.id,
        ofId: entry.id,
        note: reason,
        userId: by.userId,
        userName: by.name,
        at: now,
      })
      .run();
  recordEvent(tx, by, {
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
}
