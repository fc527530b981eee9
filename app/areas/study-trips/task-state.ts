import type { Day } from "~/platform/dates";

export interface TaskFacts {
  dueOn: Day;
  doneOn: Day | null;
  cancelledOn?: Day | null;
  /** Shops aimed at; null where the task is another one. */
  shops: number | null;
}

export type TaskState =
  | { key: "cancelled"; count: 0 }
  /** `count`: shops still missing. */
  | { key: "done" | "late" | "short" | "open"; count: number };

/**
 * How a task stands: done when somebody said so; late after its day; short when shops are still missing. The number of
 * shops never closes a task by itself: somebody looks and says it is done, and what is missing then stays to be seen.
 */
export function taskState(task: TaskFacts, opened: number, today: Day): TaskState {
  if (task.cancelledOn) return { key: "cancelled", count: 0 };
  const count = shopsShort(task, opened);
  if (task.doneOn) return { key: "done", count };
  if (task.dueOn < today) return { key: "late", count };
  return count > 0 ? { key: "short", count } : { key: "open", count: 0 };
}

/** Shops that a task aimed at and that are not there. */
export const shopsShort = (task: Pick<TaskFacts, "shops">, opened: number): number =>
  Math.max(0, (task.shops ?? 0) - opened);

/** Key of the words for a state; where shops are missing they are said. */
export const stateWords = (s: TaskState) =>
  s.count > 0 && (s.key === "late" || s.key === "done") ? (`${s.key}Short` as const) : s.key;

/** Tasks change while lessons are written; what is done or given up is taken back first. */
export type TaskStep = "edit" | "finish" | "cancel" | "reopen";
export const taskTakes = (task: Pick<TaskFacts, "doneOn" | "cancelledOn">, step: TaskStep): boolean =>
  (step === "reopen") === Boolean(task.doneOn || task.cancelledOn);

export const followKinds = ["30", "90", "other"] as const;
export type FollowKind = (typeof followKinds)[number];
