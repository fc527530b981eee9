import type { Db, Tx } from "db/client.server";
import { tripPlace, tripTask } from "db/schema";
import { and, eq } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { ownersFor } from "./outcome-queries.server";
import { subjectOf } from "./trip-name";
import { findTrip, type Trip } from "./trip-queries.server";
import { type TripState, takesLessons } from "./trip-state";

export interface TaskInput {
  villageId: number;
  placeId: number | null;
  ownerId: string;
  trade: string;
  what: string;
  dueOn: Day;
  shops: number | null;
}

export type WhyNotTask = "trip.why.notFound" | "trip.why.settled" | `task.why.${"owner" | "doer" | "due"}`;

/** Gives a village a task after a trip: it stands on the home page of whoever sees to it. Sent twice, it is given once. */
export function addTask(
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  input: TaskInput,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true; id: number } | { ok: false; why: WhyNotTask } {
  return db.transaction((tx) => {
    const before = sending && madeBy(tx, sending, now);
    if (before !== undefined) return { ok: true, id: before };
    const found = findTrip(tx, actor.villages, tripId);
    const own =
      inScope(actor.villages, input.villageId) && found?.quotas.some((q) => q.villageId === input.villageId);
    if (!found || !own) return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    const who = whoFor(tx, found.trip, input);
    if (!who.ok) return who;
    const row = tx
      .insert(tripTask)
      .values({ ...input, tripId, createdBy: actor.userId, createdAt: now })
      .returning({ id: tripTask.id })
      .get();
    if (sending) rememberMade(tx, sending, row.id, now);
    recordEvent(tx, actor, {
      event: "trip.task-added",
      subject: subjectOf(found.trip),
      villageId: input.villageId,
      after: { trade: input.trade, task: input.what, dueOn: input.dueOn, owner: who.owner },
    });
    return { ok: true, id: row.id };
  });
}

/** Who sees to a task and who does it, or why they cannot; what follows a trip is due after it. */
export function whoFor(
  tx: Tx,
  trip: Pick<Trip, "id" | "fromOn">,
  input: Pick<TaskInput, "villageId" | "ownerId" | "placeId" | "dueOn">,
): { ok: true; owner: string } | { ok: false; why: WhyNotTask } {
  if (input.dueOn < trip.fromOn) return { ok: false, why: "task.why.due" };
  const owner = ownersFor(tx, input.villageId).find((o) => o.id === input.ownerId);
  if (!owner) return { ok: false, why: "task.why.owner" };
  const doer =
    input.placeId === null ||
    tx
      .select({ id: tripPlace.id })
      .from(tripPlace)
      .where(
        and(
          eq(tripPlace.id, input.placeId),
          eq(tripPlace.tripId, trip.id),
          eq(tripPlace.villageId, input.villageId),
        ),
      )
      .get();
  return doer ? { ok: true, owner: owner.name } : { ok: false, why: "task.why.doer" };
}
