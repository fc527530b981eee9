import type { Db, Tx } from "db/client.server";
import { householdResidence } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, actorWith, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, todayOn } from "~/platform/dates";
import { type MoveInput, movePersonIn } from "../move-person.server";
import { findPerson } from "../people-queries.server";
import type { PersonRows } from "../person-rows";
import { findHousehold, membersOf } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { inTransaction } from "./join-household.server";
import { isOpen } from "./membership";

export type WhyNotHouseholdMoved =
  | {
      ok: false;
      why: "household.notFound" | "household.changedMeanwhile" | "household.foreignVillage" | ClosedVillage;
    }
  | { ok: false; why: "move.sameVillage" | "move.future" | "move.beforeLast" | "move.nobody" }
  /** A member's own residence begins later than the day of the move. */
  | { ok: false; why: "move.memberBeforeLast"; names: string[] };

/**
 * Moves a whole household with the members who live in its village, in one transaction. Members who already live
 * elsewhere stay there. Attendance, certificates and classes keep the village of their day; what is still to do, pension
 * checks and duplicates to look at, is asked for by today's village and so moves along.
 */
export function moveHousehold(
  db: Db,
  actor: Actor<"household.move">,
  householdId: number,
  input: MoveInput & { houseNumber: string | null; address: string | null; revision: number },
  areas: readonly PersonRows[],
): { ok: true; moved: number } | WhyNotHouseholdMoved {
  return inTransaction(db, (tx) => moveHouseholdIn(tx, actor, householdId, input, areas));
}

/** The move itself, inside another command's transaction. After a refusal the caller gives that transaction up. */
export function moveHouseholdIn(
  tx: Tx,
  actor: Actor<"household.move">,
  householdId: number,
  input: MoveInput & { houseNumber: string | null; address: string | null; revision: number },
  areas: readonly PersonRows[],
): { ok: true; moved: number } | WhyNotHouseholdMoved {
  const row = findHousehold(tx, actor.villages, householdId);
  if (!row) return { ok: false, why: "household.notFound" };
  if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "household.foreignVillage" };
  const closed = whyClosed(tx, input.villageId);
  if (closed) return { ok: false, why: closed };
  if (row.villageId === input.villageId) return { ok: false, why: "move.sameVillage" };
  if (input.fromOn > todayOn()) return { ok: false, why: "move.future" };
  const mover = actorWith(actor, "person.move");
  const going = membersOf(tx, householdId).filter(
    (m) => isOpen(m) && m.diedOn === null && m.villageId === row.villageId,
  );
  if (!mover || going.length === 0) return { ok: false, why: "move.nobody" };
  const open = and(eq(householdResidence.householdId, householdId), isNull(householdResidence.toOn));
  const last = tx.select().from(householdResidence).where(open).get();
  if (last && input.fromOn < last.fromOn) return { ok: false, why: "move.beforeLast" };
  const late: string[] = [];
  for (const member of going) {
    const who = findPerson(tx, mover.villages, member.personId);
    const moved = who ? movePersonIn(tx, mover, who, input, areas) : null;
    if (!moved?.ok) late.push(member.name);
  }
  if (late.length > 0) return { ok: false, why: "move.memberBeforeLast", names: late };
  if (last && input.fromOn === last.fromOn)
    tx.delete(householdResidence).where(eq(householdResidence.id, last.id)).run();
  else
    tx.update(householdResidence)
      .set({ toOn: addDays(input.fromOn, -1) })
      .where(open)
      .run();
  tx.insert(householdResidence)
    .values({
      householdId,
      villageId: input.villageId,
      houseNumber: input.houseNumber,
      fromOn: input.fromOn,
      reason: input.reason,
      createdAt: Date.now(),
    })
    .run();
  const label = labelOf(tx, row);
  touch(tx, row, {
    villageId: input.villageId,
    villageGroup: input.villageGroup,
    houseNumber: input.houseNumber,
    address: input.address,
  });
  recordEvent(tx, actor, {
    event: "household.moved",
    subject: { kind: "household", id: householdId, label },
    villageId: input.villageId,
    reason: input.reason,
    before: { villageId: row.villageId, group: row.villageGroup, houseNumber: row.houseNumber },
    after: {
      villageId: input.villageId,
      group: input.villageGroup,
      houseNumber: input.houseNumber,
      fromOn: input.fromOn,
      members: going.length,
    },
  });
  return { ok: true, moved: going.length };
}
