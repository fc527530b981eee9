import type { SignedIn, VillageScope } from "./actor";
import { forbid } from "./require-actor.server";

/** For what is of the whole county: only who holds the right in every village sees it, others get the 403 and a row in the log. */
export function everywhere<A extends SignedIn & { villages: VillageScope }>(actor: A, request: Request): A {
  if (actor.villages !== "all") throw forbid(actor, request, "everywhere-only");
  return actor;
}
