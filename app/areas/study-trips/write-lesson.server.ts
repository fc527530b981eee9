import type { Db, Reader } from "db/client.server";
import { tripLesson, tripSign } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findPlace } from "./change-place.server";
import { subjectOf } from "./trip-name";
import { type TripState, takesLessons } from "./trip-state";

export type WhyNotLesson = `lesson.why.${"absent" | "briefedOn"}`;

/** Whether somebody was seen on any leg of their trip. */
export const rode = (db: Reader, placeId: number): boolean =>
  db
    .select({ placeId: tripSign.placeId })
    .from(tripSign)
    .where(and(eq(tripSign.placeId, placeId), eq(tripSign.mark, "present")))
    .get() !== undefined;

/** What one person took home from a trip, and when they told the village about it: after the trip, and not in days to come. */
export function writeLesson(
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  placeId: number,
  lesson: { learned: string; briefedOn: Day | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.settled" | WhyNotLesson } {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    if (!rode(tx, placeId)) return { ok: false, why: "lesson.why.absent" };
    if (
      lesson.briefedOn !== null &&
      (lesson.briefedOn > todayOn(now) || lesson.briefedOn < found.trip.fromOn)
    )
      return { ok: false, why: "lesson.why.briefedOn" };
    const values = { ...lesson, writtenBy: actor.userId, writtenAt: now };
    tx.insert(tripLesson)
      .values({ placeId, ...values })
      .onConflictDoUpdate({ target: tripLesson.placeId, set: values })
      .run();
    recordEvent(tx, actor, {
      event: "trip.lesson-written",
      subject: subjectOf(found.trip),
      villageId: found.place.villageId,
      after: { person: found.person.name },
    });
    return { ok: true };
  });
}
