import type { Db } from "db/client.server";
import { tripFollowUp } from "db/schema";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import type { FollowKind } from "./task-state";
import { subjectOf } from "./trip-name";
import { findTrip } from "./trip-queries.server";
import { type TripState, takesFollowUps } from "./trip-state";
import { visitFrom } from "./visits";
import { visited } from "./visits.server";

export type WhyNotFollowUp = `follow.why.${"day" | "early"}`;

/**
 * Writes down how a village stands some time after the trip: nothing of days to come, and the visits only once they are
 * due. Sent twice, it is written once.
 */
export function addFollowUp(
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  input: { villageId: number; kind: FollowKind; on: Day; words: string },
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true } | { ok: false; why: "trip.why.notFound" | "trip.why.settled" | WhyNotFollowUp } {
  return db.transaction((tx) => {
    if (sending && madeBy(tx, sending, now) !== undefined) return { ok: true };
    const found = findTrip(tx, actor.villages, tripId);
    const own =
      found &&
      inScope(actor.villages, input.villageId) &&
      visited(tx, tripId, found.quotas).some((q) => q.villageId === input.villageId);
    if (!found || !own) return { ok: false, why: "trip.why.notFound" };
    if (!takesFollowUps(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    const { toOn } = found.trip;
    if (input.on > todayOn(now) || input.on < toOn) return { ok: false, why: "follow.why.day" };
    if (input.kind !== "other" && input.on < visitFrom(toOn, input.kind))
      return { ok: false, why: "follow.why.early" };
    const { id } = tx
      .insert(tripFollowUp)
      .values({ ...input, tripId, userId: actor.userId, userName: actor.name, createdAt: now })
      .returning({ id: tripFollowUp.id })
      .get();
    if (sending) rememberMade(tx, sending, id, now);
    recordEvent(tx, actor, {
      event: "trip.followed-up",
      subject: subjectOf(found.trip),
      villageId: input.villageId,
      after: { note: input.words },
    });
    return { ok: true };
  });
}
