import type { Db, Tx } from "db/client.server";
import { householdMember, person } from "db/schema";
import { eq, inArray } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { recordDeathIn } from "../write-death.server";
import { findHousehold, type Household, rowsOfHousehold } from "./household-queries.server";
import { endedOn, labelOf, touch } from "./household-record.server";
import { type LeaveReason, stayOf, staySince, type WhyNotLeave, whyNotLeave } from "./membership";

export type LeaveInput = { memberId: number; lastOn: Day; reason: LeaveReason; note: string | null };
type Result = { ok: true; ended: boolean } | { ok: false; why: "household.notFound" | WhyNotLeave };

/**
 * Ends a membership, `lastOn` being its last day. Entered by mistake: the whole stay goes, as if it had never been.
 * The last one to leave ends the household.
 */
export function leaveHousehold(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: LeaveInput,
): Result {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    return row ? leaveIn(tx, actor, row, input) : { ok: false, why: "household.notFound" };
  });
}

export function leaveIn(
  tx: Tx,
  by: Actor<"household.edit"> | Actor<"person.move"> | Actor<"pension.check"> | Actor<"person.edit">,
  row: Household,
  input: LeaveInput,
): Result {
  const rows = rowsOfHousehold(tx, row.id);
  const today = todayOn();
  const mistake = input.reason === "mistake";
  const why = whyNotLeave(rows, input, today);
  if (why) return { ok: false, why };
  const member = rows.find((r) => r.id === input.memberId)!;
  const who = tx.select().from(person).where(eq(person.id, member.personId)).get();
  const label = labelOf(tx, row);
  if (mistake)
    tx.delete(householdMember)
      .where(
        inArray(
          householdMember.id,
          stayOf(rows, member).map((r) => r.id),
        ),
      )
      .run();
  else
    tx.update(householdMember)
      .set({ toOn: input.lastOn, endReason: input.reason, note: input.note ?? undefined })
      .where(eq(householdMember.id, member.id))
      .run();
  if (input.reason === "died")
    recordDeathIn(tx, by, member.personId, input.lastOn, "household", input.note ?? undefined);
  const ended = endedOn(tx, row.id, mistake ? today : input.lastOn);
  touch(tx, row, { endedOn: ended });
  recordEvent(tx, by, {
    event: "household.left",
    subject: { kind: "household", id: row.id, label },
    villageId: row.villageId,
    reason: input.note ?? undefined,
    before: { member: who?.name, relation: member.relation, fromOn: staySince(rows, member) },
    after: { leaveReason: input.reason, ...(mistake ? {} : { toOn: input.lastOn }) },
  });
  return { ok: true, ended: ended !== null };
}
