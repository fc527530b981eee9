import type { Db, Tx } from "db/client.server";
import { studyTrip, tripStateChange } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { factsOf } from "./trip-facts.server";
import { subjectOf } from "./trip-name";
import { changesOf, findWholeTrip, type Trip } from "./trip-queries.server";
import {
  asksWhyUninsured,
  countOf,
  needsReason,
  type TripState,
  type WhyNotStep,
  whyNotStep,
} from "./trip-state";

/**
 * Takes a trip one step on. Who asked for approval cannot give it: that is refused and logged (four eyes).
 * Pressed twice, a step is taken once.
 */
export function changeTripState(
  db: Db,
  actor: Actor<"trip.edit"> | Actor<"trip.approve">,
  id: number,
  to: TripState,
  input: { reason?: string; approvalNumber?: string } = {},
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotStep | "trip.why.notFound" | "trip.why.reason"; count?: number } {
  return db.transaction((tx) => {
    const found = findWholeTrip(tx, actor.villages, id);
    if (!found) return { ok: false, why: "trip.why.notFound" };
    const { trip } = found;
    if (trip.state === to && changesOf(tx, id).at(-1)?.userId === actor.userId) return { ok: true };
    const facts = factsOf(tx, found);
    const why = whyNotStep(facts, to, actor.userId, todayOn(now));
    if (why) {
      if (why === "trip.why.fourEyes") log(tx, actor, trip, to, "refused", why);
      return { ok: false, why, count: countOf(facts, why) };
    }
    if ((needsReason(trip.state as TripState, to) || asksWhyUninsured(facts, to)) && !input.reason)
      return { ok: false, why: "trip.why.reason" };
    if (to === "approved" && trip.state === "submitted" && !input.approvalNumber)
      return { ok: false, why: "trip.why.noApproval" };
    const approval =
      to === "approved" && trip.state === "submitted"
        ? { approvalNumber: input.approvalNumber ?? null, approvedOn: todayOn(now) }
        : {};
    tx.update(studyTrip)
      .set({ state: to, ...approval, revision: trip.revision + 1, updatedAt: now })
      .where(eq(studyTrip.id, id))
      .run();
    tx.insert(tripStateChange)
      .values({
        tripId: id,
        fromState: trip.state,
        toState: to,
        userId: actor.userId,
        userName: actor.name,
        reason: input.reason,
        at: now,
      })
      .run();
    log(tx, actor, trip, to, "success", input.reason);
    return { ok: true };
  });
}

function log(
  tx: Tx,
  actor: Actor<"trip.edit"> | Actor<"trip.approve">,
  trip: Trip,
  to: TripState,
  outcome: "success" | "refused",
  reason?: string,
): void {
  recordEvent(tx, actor, {
    event: "trip.state-changed",
    outcome,
    subject: subjectOf(trip),
    reason,
    before: { state: `trip-${trip.state}` },
    after: { state: `trip-${to}` },
  });
}
