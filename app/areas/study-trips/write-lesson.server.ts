import type { Db } from "db/client.server";
import { tripLesson } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { findPlace } from "./change-place.server";
import { subjectOf } from "./trip-name";
import { type TripState, takesLessons } from "./trip-state";

/** What one person took home from a trip, and when they told the village about it. */
export function writeLesson(
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  placeId: number,
  lesson: { learned: string; briefedOn: Day | null },
  now = Date.now(),
): { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.settled" } {
  return db.transaction((tx) => {
    const found = findPlace(tx, actor.villages, tripId, placeId);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
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
