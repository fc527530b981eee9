/** A request for deletion: who may ask, in which states it can be. Pure. */
export const askers = ["self", "guardian", "heir"] as const;
export type Asker = (typeof askers)[number];

export type DeletionState = "asked" | "approved" | "refused" | "withdrawn" | "blocked" | "done";

/** Still to be dealt with. */
export const openStates: readonly DeletionState[] = ["asked", "approved"];

/**
 * Working days for an answer. The law says promptly and gives no number (PIPL 50); the office answers within fifteen
 * working days, as its notice promises.
 */
export const answerWithin = 15;
