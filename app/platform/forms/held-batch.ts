import { notTheirs } from "~/platform/access/made-by";

/** Why what was noted cannot go out now: nobody is signed in any more, or somebody else is. */
export type Held = "over" | "other";

/** Whom an answer to a kept batch waits for; null: it is an answer to what was sent. */
export function heldBy(answer: Pick<Response, "redirected" | "status">): Held | null {
  if (answer.status === notTheirs) return "other";
  return answer.redirected || answer.status === 401 ? "over" : null;
}

/** Whether nothing is on its way from here: it waits for somebody to sign in, or all of it is with the server. */
export const restsHere = (held: Held | null, pending: number): boolean => held !== null || pending === 0;
