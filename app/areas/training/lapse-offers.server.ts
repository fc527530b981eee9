import type { Db, Tx } from "db/client.server";
import { enrolment } from "db/schema";
import { and, asc, eq, lte } from "drizzle-orm";
import { bySystem, type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { type ClassWithRule, findClass } from "./class-queries.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { offerFreeSeats, returnSeats } from "./offer-seats.server";

/** Ends the offers whose time is over, each with its row in the log, and asks the next who waits. Answers how many ended. */
export function lapseOffers(db: Db, now = Date.now()): number {
  const over = and(eq(enrolment.state, "offered"), lte(enrolment.offerUntilAt, now));
  // Most minutes nothing has ended: then no writer is kept waiting.
  if (!db.select({ id: enrolment.id }).from(enrolment).where(over).limit(1).get()) return 0;
  return db.transaction((tx) => {
    const ended = tx.select().from(enrolment).where(over).orderBy(asc(enrolment.offerUntilAt)).all();
    for (const e of ended) {
      const found = findClass(tx, "all", e.classId);
      if (!found) continue;
      tx.update(enrolment)
        .set({ state: "withdrawn", waitingNumber: null, offerOutcome: "lapsed", endedAt: now })
        .where(eq(enrolment.id, e.id))
        .run();
      recordEvent(tx, bySystem, {
        event: "enrolment.lapsed",
        subject: classSubject(found),
        villageId: found.class.villageId,
        after: { personId: e.personId, until: new Date(e.offerUntilAt ?? now).toISOString() },
      });
      returnSeats(tx, e.classId, 1);
      if (takesEnrolments(found.class.state as ClassState)) offerFreeSeats(tx, bySystem, found, now);
    }
    return ended.length;
  });
}

/** A class that takes nobody any more keeps no seats: who was asked waits again, as before. */
export function recallOffers(tx: Tx, by: EventBy, found: ClassWithRule): void {
  const back = tx
    .update(enrolment)
    .set({ state: "waiting", offerUntilAt: null })
    .where(and(eq(enrolment.classId, found.class.id), eq(enrolment.state, "offered")))
    .returning({ personId: enrolment.personId })
    .all();
  if (back.length === 0) return;
  returnSeats(tx, found.class.id, back.length);
  for (const e of back)
    recordEvent(tx, by, {
      event: "enrolment.recalled",
      subject: classSubject(found),
      villageId: found.class.villageId,
      after: { personId: e.personId },
    });
}
