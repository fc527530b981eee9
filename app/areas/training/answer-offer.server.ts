import type { Db, Reader } from "db/client.server";
import { enrolment, person } from "db/schema";
import { and, eq, isNotNull } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { findPlace } from "./leave-class.server";
import { nextRollNumber, nextSession, offerFreeSeats, returnSeats } from "./offer-seats.server";

export type WhyNotAnswered =
  | "enrol.why.notFound"
  | "enrol.why.classState"
  | "offer.why.over"
  | "offer.why.dead"
  | "offer.why.answered";

/**
 * Writes down what somebody of the waiting list said to a kept seat: it becomes theirs, or goes to the next who waits.
 * After its time an offer cannot be taken any more, nor for somebody who has died. The same answer twice is one answer.
 */
export function answerOffer(
  db: Db,
  actor: Actor<"enrolment.edit">,
  classId: number,
  enrolmentId: number,
  answer: "accepted" | "declined",
  now = Date.now(),
): { ok: true; next: number | null } | { ok: false; why: WhyNotAnswered } {
  return db.transaction((tx) => {
    const place = findPlace(tx, actor.villages, classId, enrolmentId);
    if (!place) return { ok: false, why: "enrol.why.notFound" };
    const { found, enrolment: e } = place;
    if (e.offerOutcome === answer) return { ok: true, next: null };
    if (e.offerOutcome === "lapsed") return { ok: false, why: "offer.why.over" };
    if (e.state !== "offered") return { ok: false, why: "offer.why.answered" };
    if (!takesEnrolments(found.class.state as ClassState)) return { ok: false, why: "enrol.why.classState" };
    if ((e.offerUntilAt ?? 0) <= now) return { ok: false, why: "offer.why.over" };
    const accepted = answer === "accepted";
    if (accepted && hasDied(tx, e.personId)) return { ok: false, why: "offer.why.dead" };
    tx.update(enrolment)
      .set({
        waitingNumber: null,
        offerOutcome: answer,
        ...(accepted
          ? {
              state: "seated",
              rollNumber: nextRollNumber(tx, classId),
              joinedSessionId: found.class.state === "running" ? nextSession(tx, classId) : null,
            }
          : { state: "withdrawn", endedAt: now }),
      })
      .where(eq(enrolment.id, enrolmentId))
      .run();
    recordEvent(tx, actor, {
      event: accepted ? "enrolment.seated" : "enrolment.declined",
      subject: classSubject(found),
      villageId: found.class.villageId,
      after: { person: place.person.name, personId: place.person.id, fromWaitingList: true },
    });
    if (accepted) return { ok: true, next: null };
    returnSeats(tx, classId, 1);
    return { ok: true, next: offerFreeSeats(tx, actor, found, now)[0] ?? null };
  });
}

const hasDied = (db: Reader, personId: number): boolean =>
  db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, personId), isNotNull(person.diedOn)))
    .get() !== undefined;
