import type { Db, Tx } from "db/client.server";
import { householdMember } from "db/schema";
import { and, eq, lte, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type Day, todayOn } from "~/platform/dates";
import { leaveWithDeath } from "./households/leave-with-death.server";
import { head } from "./households/relation";
import { type Return, returnIn } from "./households/return-member.server";
import { type FoundDead, takeBackChecks } from "./households/take-back-check.server";
import { findPerson } from "./people-queries.server";
import { writeDeath } from "./write-death.server";

export type WhyNotDied = "died.future" | "died.beforeBirth" | "died.notDead";

/** The membership that ended with the death ends on the day as it is known now; a head's successor began on theirs. */
function moveEnd(tx: Tx, personId: number, from: Day, to: Day): void {
  tx.update(householdMember)
    .set({ toOn: to })
    .where(
      and(
        eq(householdMember.personId, personId),
        eq(householdMember.endReason, "died"),
        eq(householdMember.toOn, from),
        ne(householdMember.relation, head),
        lte(householdMember.fromOn, to),
      ),
    )
    .run();
}

/**
 * Enters or corrects the day somebody died; null takes it back, when it was the wrong person or an error. Their membership
 * ends with the death; a head with others left stays until the household says who follows, and is on the list of those who
 * may say it. Taken back, the membership that the death ended lasts again, unless the household changed too much since
 * (`household` says which), and a pension check that found the death is taken back with it (`check`).
 */
export function recordDeath(
  db: Db,
  actor: Actor<"person.edit">,
  personId: number,
  input: { diedOn: Day | null; reason: string; revision: number },
):
  | { ok: true; household: Return | null; check: FoundDead | null }
  | { ok: false; why: "person.notFound" | "person.changedMeanwhile" | WhyNotDied } {
  return db.transaction((tx) => {
    const row = findPerson(tx, actor.villages, personId);
    if (!row) return { ok: false, why: "person.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
    if (input.diedOn === null && row.diedOn === null) return { ok: false, why: "died.notDead" };
    if (input.diedOn !== null && input.diedOn > todayOn()) return { ok: false, why: "died.future" };
    if (input.diedOn !== null && input.diedOn < row.birthOn) return { ok: false, why: "died.beforeBirth" };
    if (input.diedOn !== row.diedOn && !writeDeath(tx, actor, row, input.diedOn, input.reason))
      return { ok: false, why: "person.changedMeanwhile" };
    if (input.diedOn !== null && row.diedOn !== null) moveEnd(tx, row.id, row.diedOn, input.diedOn);
    if (input.diedOn !== null) leaveWithDeath(tx, actor, row.id);
    return {
      ok: true,
      check: input.diedOn === null ? takeBackChecks(tx, actor, row) : null,
      household: input.diedOn === null ? returnIn(tx, actor, actor.villages, row) : null,
    };
  });
}
