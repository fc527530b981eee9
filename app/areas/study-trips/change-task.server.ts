import type { Db, Tx } from "db/client.server";
import { tripTask, user } from "db/schema";
import { and, eq } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { shopsByVillage } from "./shops-of-trip.server";
import { shopsShort, type TaskStep, taskTakes } from "./task-state";
import { subjectOf } from "./trip-name";
import { findTrip, type Trip } from "./trip-queries.server";
import { type TripState, takesLessons } from "./trip-state";
import { type TaskInput, type WhyNotTask, whoFor } from "./write-task.server";

type Task = typeof tripTask.$inferSelect;
export type WhyNotTaskChanged = WhyNotTask | `task.why.${"changed" | "over" | "open" | "reason" | "short"}`;
type Answer = { ok: true } | { ok: false; why: WhyNotTaskChanged };

/** A task of one's own villages, on a trip whose papers are not filed yet, that can take the step. */
function onTask(
  db: Db,
  actor: Actor<"trip.follow">,
  at: { tripId: number; taskId: number },
  step: TaskStep,
  write: (tx: Tx, task: Task, trip: Trip) => Answer,
): Answer {
  return db.transaction((tx): Answer => {
    const found = findTrip(tx, actor.villages, at.tripId);
    const task = tx
      .select()
      .from(tripTask)
      .where(and(eq(tripTask.id, at.taskId), eq(tripTask.tripId, at.tripId)))
      .get();
    if (!found || !task || !inScope(actor.villages, task.villageId))
      return { ok: false, why: "trip.why.notFound" };
    if (!takesLessons(found.trip.state as TripState)) return { ok: false, why: "trip.why.settled" };
    if (!taskTakes(task, step)) {
      // Pressed twice, a task is done once.
      if (step === "finish" && task.doneOn) return { ok: true };
      return { ok: false, why: step === "reopen" ? "task.why.open" : "task.why.over" };
    }
    return write(tx, task, found.trip);
  });
}

const set = (tx: Tx, task: Task, values: Partial<Task>): void => {
  tx.update(tripTask)
    .set({ ...values, revision: task.revision + 1 })
    .where(eq(tripTask.id, task.id))
    .run();
};

/** Says that a task is done, and how; with fewer shops than it aimed at only in words. */
export const finishTask = (
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  taskId: number,
  note: string | null,
  now = Date.now(),
): Answer =>
  onTask(db, actor, { tripId, taskId }, "finish", (tx, task, trip) => {
    const opened = shopsByVillage(tx, trip.id, todayOn(now)).get(task.villageId) ?? 0;
    if (!note && shopsShort(task, opened) > 0) return { ok: false, why: "task.why.short" };
    set(tx, task, { doneOn: todayOn(now), doneNote: note });
    recordEvent(tx, actor, {
      event: "trip.task-done",
      subject: subjectOf(trip),
      villageId: task.villageId,
      after: { task: task.what, note },
    });
    return { ok: true };
  });

/** Puts a task right, or hands it over to somebody else who may see to it; its village stays. */
export const editTask = (
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  taskId: number,
  input: Omit<TaskInput, "villageId"> & { revision: number },
): Answer =>
  onTask(db, actor, { tripId, taskId }, "edit", (tx, task, trip) => {
    if (task.revision !== input.revision) return { ok: false, why: "task.why.changed" };
    const who = whoFor(tx, trip, { ...input, villageId: task.villageId });
    if (!who.ok) return who;
    const before = tx.select({ name: user.name }).from(user).where(eq(user.id, task.ownerId)).get()?.name;
    const { revision: _, ...values } = input;
    set(tx, task, values);
    recordEvent(tx, actor, {
      event: "trip.task-changed",
      subject: subjectOf(trip),
      villageId: task.villageId,
      before: { trade: task.trade, task: task.what, dueOn: task.dueOn, owner: before },
      after: { trade: input.trade, task: input.what, dueOn: input.dueOn, owner: who.owner },
    });
    return { ok: true };
  });

/** Gives a task up, with the reason: it blocks nothing and waits for nobody, and stays to be read. */
export const cancelTask = (
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  taskId: number,
  reason: string,
  now = Date.now(),
): Answer =>
  onTask(db, actor, { tripId, taskId }, "cancel", (tx, task, trip) => {
    if (!reason) return { ok: false, why: "task.why.reason" };
    set(tx, task, { cancelledOn: todayOn(now), cancelReason: reason });
    recordEvent(tx, actor, {
      event: "trip.task-cancelled",
      subject: subjectOf(trip),
      villageId: task.villageId,
      reason,
      after: { task: task.what },
    });
    return { ok: true };
  });

/** Takes back that a task was done or given up: it is open again. */
export const reopenTask = (
  db: Db,
  actor: Actor<"trip.follow">,
  tripId: number,
  taskId: number,
  reason: string,
): Answer =>
  onTask(db, actor, { tripId, taskId }, "reopen", (tx, task, trip) => {
    if (!reason) return { ok: false, why: "task.why.reason" };
    set(tx, task, { doneOn: null, doneNote: null, cancelledOn: null, cancelReason: null });
    recordEvent(tx, actor, {
      event: "trip.task-reopened",
      subject: subjectOf(trip),
      villageId: task.villageId,
      reason,
      before: { note: task.doneNote ?? task.cancelReason },
      after: { task: task.what },
    });
    return { ok: true };
  });
