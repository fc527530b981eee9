import type { Reader, Tx } from "db/client.server";
import type { Actor } from "~/platform/access/actor";
import type { Day } from "~/platform/dates";
import { findPerson } from "../people-queries.server";
import { findHousehold, householdOf, membersOf } from "./household-queries.server";
import { leaveIn } from "./leave-household.server";
import { isOpen } from "./membership";
import { head } from "./relation";

/**
 * Whoever has died is no member any more: counted and exported with the living they would be called upon. A head whom
 * others survive stays until the household says who follows, since the relations of the others are to them.
 */
export function leaveWithDeath(
  tx: Tx,
  actor: Actor<"pension.check"> | Actor<"person.edit">,
  personId: number,
): void {
  const belongs = householdOf(tx, personId);
  const home = belongs && findHousehold(tx, actor.villages, belongs.household.id);
  const diedOn = findPerson(tx, actor.villages, personId)?.diedOn;
  if (belongs && home && diedOn)
    leaveIn(tx, actor, home, { memberId: belongs.memberId, lastOn: diedOn, reason: "died", note: null });
}

/** What a death leaves to be said of a household: who follows, or on which day the membership ended; null: nothing. */
export function leftToSay(
  db: Reader,
  personId: number,
): { householdId: number; diedOn: Day; headless: boolean; to: string } | null {
  const belongs = householdOf(db, personId);
  const own = belongs && membersOf(db, belongs.household.id).find((m) => m.id === belongs.memberId);
  if (!belongs || !own?.diedOn) return null;
  const { id } = belongs.household;
  const survived = membersOf(db, id).some((m) => isOpen(m) && m.id !== own.id);
  const headless = own.relation === head && survived;
  return {
    householdId: id,
    diedOn: own.diedOn,
    headless,
    to: headless ? `/households/${id}/head` : `/households/${id}/members/${own.id}/leaving`,
  };
}
