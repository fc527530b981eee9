import type { Reader, Tx } from "db/client.server";
import { classSession, enrolment, person, trainingClass } from "db/schema";
import { and, asc, count, eq, gte, isNull, lt, max, sql } from "drizzle-orm";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import type { ClassWithRule } from "./class-queries.server";
import { classSubject } from "./class-subject";
import { offerUntil } from "./offer";

/** Who joins a running class is counted from today's half-days on (FEATURES 31). */
export const nextSession = (tx: Tx, classId: number): number | null =>
  tx
    .select({ id: classSession.id })
    .from(classSession)
    .where(and(eq(classSession.classId, classId), gte(classSession.on, todayOn())))
    .orderBy(asc(classSession.on), asc(classSession.half))
    .limit(1)
    .get()?.id ?? null;

/** The next number on the roll of a class. */
export const nextRollNumber = (tx: Tx, classId: number): number =>
  (tx
    .select({ n: max(enrolment.rollNumber) })
    .from(enrolment)
    .where(eq(enrolment.classId, classId))
    .get()?.n ?? 0) + 1;

/** Takes a free seat of a class; false when there is none. The database itself counts, so that none is given twice. */
export const takeSeat = (tx: Tx, classId: number): boolean =>
  tx
    .update(trainingClass)
    .set({ seatsTaken: sql`${trainingClass.seatsTaken} + 1` })
    .where(and(eq(trainingClass.id, classId), lt(trainingClass.seatsTaken, trainingClass.capacity)))
    .run().changes === 1;

/** Gives seats back to a class. */
export function returnSeats(tx: Tx, classId: number, seats: number): void {
  tx.update(trainingClass)
    .set({ seatsTaken: sql`${trainingClass.seatsTaken} - ${seats}` })
    .where(eq(trainingClass.id, classId))
    .run();
}

/**
 * Keeps each free seat for one who waits, first come first served, until a time; answers the people asked. A kept seat
 * counts as taken, so that nobody else gets it meanwhile (FEATURES 28).
 */
export function offerFreeSeats(tx: Tx, by: EventBy, found: ClassWithRule, now = Date.now()): number[] {
  const asked: number[] = [];
  for (;;) {
    const first = tx
      .select({ id: enrolment.id, personId: enrolment.personId })
      .from(enrolment)
      .innerJoin(person, eq(person.id, enrolment.personId))
      .where(
        and(eq(enrolment.classId, found.class.id), eq(enrolment.state, "waiting"), isNull(person.diedOn)),
      )
      .orderBy(asc(enrolment.waitingNumber))
      .limit(1)
      .get();
    if (!first || !takeSeat(tx, found.class.id)) return asked;
    const until = offerUntil(now, found.class.startsOn);
    tx.update(enrolment)
      .set({ state: "offered", offerUntilAt: until, offerOutcome: null })
      .where(eq(enrolment.id, first.id))
      .run();
    recordEvent(tx, by, {
      event: "enrolment.offered",
      subject: classSubject(found),
      villageId: found.class.villageId,
      after: { personId: first.personId, until: new Date(until).toISOString() },
    });
    asked.push(first.personId);
  }
}

/** Seats that were taken back are offered to the waiting list in its order; what nobody waits for is free again. */
export function giveFreeSeats(tx: Tx, by: EventBy, found: ClassWithRule, seats: number): void {
  returnSeats(tx, found.class.id, seats);
  offerFreeSeats(tx, by, found);
}

/** How many wait for a seat of a class. */
export const waitingCount = (db: Reader, classId: number): number =>
  db
    .select({ n: count() })
    .from(enrolment)
    .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "waiting")))
    .get()?.n ?? 0;
