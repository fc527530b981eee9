import type { Reader, Tx } from "db/client.server";
import { classSession, enrolment, trainingClass } from "db/schema";
import { and, asc, count, eq, gte, lt, max, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { ClassWithRule } from "./class-queries.server";
import { classSubject } from "./class-subject";

/** Who joins a running class is counted from today's half-days on (FEATURES 31). */
export const nextSession = (tx: Tx, classId: number): number | null =>
  tx
    .select({ id: classSession.id })
    .from(classSession)
    .where(and(eq(classSession.classId, classId), gte(classSession.on, todayOn())))
    .orderBy(asc(classSession.on), asc(classSession.half))
    .limit(1)
    .get()?.id ?? null;

/**
 * Gives the free seats to those who wait, first come first served, as many as there are. Answers the people seated.
 * The seat is counted and given in one transaction: none is given twice.
 */
export function seatWaiting(tx: Tx, by: EventBy, found: ClassWithRule): number[] {
  const seated: number[] = [];
  for (;;) {
    const first = tx
      .select()
      .from(enrolment)
      .where(and(eq(enrolment.classId, found.class.id), eq(enrolment.state, "waiting")))
      .orderBy(asc(enrolment.waitingNumber))
      .limit(1)
      .get();
    if (!first) return seated;
    const seat = tx
      .update(trainingClass)
      .set({ seatsTaken: sql`${trainingClass.seatsTaken} + 1` })
      .where(and(eq(trainingClass.id, found.class.id), lt(trainingClass.seatsTaken, trainingClass.capacity)))
      .run().changes;
    if (seat === 0) return seated;
    const roll = tx
      .select({ n: max(enrolment.rollNumber) })
      .from(enrolment)
      .where(eq(enrolment.classId, found.class.id))
      .get()?.n;
    tx.update(enrolment)
      .set({
        state: "seated",
        waitingNumber: null,
        rollNumber: (roll ?? 0) + 1,
        joinedSessionId: found.class.state === "running" ? nextSession(tx, found.class.id) : null,
      })
      .where(eq(enrolment.id, first.id))
      .run();
    recordEvent(tx, by, {
      event: "enrolment.seated",
      subject: classSubject(found),
      villageId: found.class.villageId,
      after: { personId: first.personId, fromWaitingList: true },
    });
    seated.push(first.personId);
  }
}

/** Seats that were taken back go to the waiting list in its order; what nobody waits for is free again. */
export function giveFreeSeats(tx: Tx, by: EventBy, found: ClassWithRule, seats: number): void {
  tx.update(trainingClass)
    .set({ seatsTaken: sql`${trainingClass.seatsTaken} - ${seats}` })
    .where(eq(trainingClass.id, found.class.id))
    .run();
  seatWaiting(tx, by, found);
}

/** How many wait for a seat of a class. */
export const waitingCount = (db: Reader, classId: number): number =>
  db
    .select({ n: count() })
    .from(enrolment)
    .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "waiting")))
    .get()?.n ?? 0;
