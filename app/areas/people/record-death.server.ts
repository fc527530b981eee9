import type { Db, Tx } from "db/client.server";
import { householdMember } from "db/schema";
import { and, eq, lte, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { head } from "./households/relation";
import { type Return, returnIn } from "./households/return-member.server";
import { findPerson } from "./people-queries.server";
import { type Person, updateRow } from "./person-record.server";

export type WhyNotDied = "died.future" | "died.beforeBirth" | "died.notDead";

/**
 * Writes the day of a death on the person inside another command's transaction. A pension check only knows that
 * somebody is dead by then, so it never moves a day that is known already.
 */
export function recordDeathIn(
  tx: Tx,
  by: EventBy,
  personId: number,
  diedOn: Day,
  from: "household" | "check",
  reason?: string,
): void {
  const row = findPerson(tx, "all", personId);
  if (!row || row.diedOn === diedOn || (from === "check" && row.diedOn !== null)) return;
  write(tx, by, row, diedOn, reason);
}

function write(tx: Tx, by: EventBy, row: Person, diedOn: Day | null, reason?: string): boolean {
  if (!updateRow(tx, row, { diedOn })) return false;
  recordEvent(tx, by, {
    event: diedOn === null ? "person.death-taken-back" : "person.died",
    subject: { kind: "person", id: row.id, label: row.name },
    villageId: row.villageId,
    reason,
    before: row.diedOn === null ? {} : { diedOn: row.diedOn },
    after: { diedOn },
  });
  return true;
}

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
 * Enters or corrects the day somebody died; null takes it back, when it was the wrong person or an error. The membership
 * that the death ended lasts again with it, unless the household changed too much since (`household` says which). What a
 * check says of that day stays in its history.
 */
export function recordDeath(
  db: Db,
  actor: Actor<"person.edit">,
  personId: number,
  input: { diedOn: Day | null; reason: string; revision: number },
):
  | { ok: true; household: Return | null }
  | { ok: false; why: "person.notFound" | "person.changedMeanwhile" | WhyNotDied } {
  return db.transaction((tx) => {
    const row = findPerson(tx, actor.villages, personId);
    if (!row) return { ok: false, why: "person.notFound" };
    if (row.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
    if (input.diedOn === null && row.diedOn === null) return { ok: false, why: "died.notDead" };
    if (input.diedOn !== null && input.diedOn > todayOn()) return { ok: false, why: "died.future" };
    if (input.diedOn !== null && input.diedOn < row.birthOn) return { ok: false, why: "died.beforeBirth" };
    if (input.diedOn !== row.diedOn && !write(tx, actor, row, input.diedOn, input.reason))
      return { ok: false, why: "person.changedMeanwhile" };
    if (input.diedOn !== null && row.diedOn !== null) moveEnd(tx, row.id, row.diedOn, input.diedOn);
    return {
      ok: true,
      household: input.diedOn === null ? returnIn(tx, actor, actor.villages, row) : null,
    };
  });
}
