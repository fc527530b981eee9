import type { Day } from "~/platform/dates";

/** A request for deletion: who may ask, in which states it can be. Pure. */
export const askers = ["self", "guardian", "heir"] as const;
export type Asker = (typeof askers)[number];

export type DeletionState = "asked" | "approved" | "refused" | "withdrawn" | "blocked" | "done";

/** Still to be dealt with. */
export const openStates: readonly DeletionState[] = ["asked", "approved"];

/** What was kept locked and is to be wiped: the last day of its retention is over (PIPL 19, 47). */
export const retentionOver = (request: { state: string; keepUntilOn: Day | null }, today: Day): boolean =>
  request.state === "blocked" && request.keepUntilOn !== null && request.keepUntilOn < today;

/**
 * Working days for an answer. The law says promptly and gives no number (PIPL 50); the office answers within fifteen
 * working days, as its notice promises.
 */
export const answerWithin = 15;
