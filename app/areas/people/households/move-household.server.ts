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
import { findHousehold, membersOf, registryTaken } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { inTransaction } from "./join-household.server";
import { isOpen } from "./membership";
import { head } from "./relation";

export type WhyNotHouseholdMoved =
  | {
      ok: false;
      why: "household.notFound" | "household.changedMeanwhile" | "household.foreignVillage" | ClosedVillage;
    }
  | {
      ok: false;
      why: "move.sameRegistry" | "move.sameVillage" | "move.future" | "move.beforeLast" | "move.nobody";
    }
  /** A member's own residence begins later than the day of the move. */
  | { ok: false; why: "move.memberBeforeLast"; names: string[] };

export interface HouseholdMoveInput extends MoveInput {
  /** 户号 in the new village; not given, the one it has. */
  registryNo?: string | null;
  houseNumber: string | null;
  address: string | null;
  revision: number;
}

/**
 * Moves a whole household with the members who live in its village, in one transaction. Members who already live
 * elsewhere stay there; who lived at the address of the household gets its new one. Attendance, certificates and classes keep the village of their day; what is still to do, pension
 * checks and duplicates to look at, is asked for by today's village and so moves along.
 */
export function moveHousehold(
  db: Db,
  actor: Actor<"household.move">,
  householdId: number,
  input: HouseholdMoveInput,
  areas: readonly PersonRows[],
): { ok: true; moved: number } | WhyNotHouseholdMoved {
  return inTransaction(db, (tx) => moveHouseholdIn(tx, actor, householdId, input, areas));
}

/** The move itself, inside another command's transaction. After a refusal the caller gives that transaction up. */
export function moveHouseholdIn(
  tx: Tx,
  actor: Actor<"household.move">,
  householdId: number,
  input: HouseholdMoveInput,
  areas: readonly PersonRows[],
): { ok: true; moved: number } | WhyNotHouseholdMoved {
  const row = findHousehold(tx, actor.villages, householdId);
  if (!row) return { ok: false, why: "household.notFound" };
  if (row.revision !== input.revision) return { ok: false, why: "household.changedMeanwhile" };
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "household.foreignVillage" };
  const closed = whyClosed(tx, input.villageId);
  if (closed) return { ok: false, why: closed };
  if (row.villageId === input.villageId) return { ok: false, why: "move.sameVillage" };
  const registryNo = input.registryNo === undefined ? row.registryNo : input.registryNo;
  if (registryTaken(tx, input.villageId, registryNo, householdId))
    return { ok: false, why: "move.sameRegistry" };
  if (input.fromOn > todayOn()) return { ok: false, why: "move.future" };
  const mover = actorWith(actor, "person.move");
  const going = membersOf(tx, householdId).filter(
    (m) => isOpen(m) && m.diedOn === null && m.villageId === row.villageId,
  );
  if (!mover || going.length === 0) return { ok: false, why: "move.nobody" };
  const open = and(eq(householdResidence.householdId, householdId), isNull(householdResidence.toOn));
  const last = tx.select().from(householdResidence).where(open).get();
  if (last && input.fromOn < last.fromOn) return { ok: false, why: "move.beforeLast" };
  // Where the household has no address of its own, its head's is the one the others live at.
  const people = going.map((member) => ({ member, who: findPerson(tx, mover.villages, member.personId) }));
  const shared = row.address ?? people.find((p) => p.member.relation === head)?.who?.address ?? null;
  const late: string[] = [];
  const ofMember = (address: string | null): MoveInput => ({
    ...input,
    address: shared !== null && address === shared ? input.address : undefined,
  });
  for (const { member, who } of people) {
    const moved = who ? movePersonIn(tx, mover, who, ofMember(who.address), areas) : null;
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
    registryNo,
    houseNumber: input.houseNumber,
    address: input.address,
  });
  recordEvent(tx, actor, {
    event: "household.moved",
    subject: { kind: "household", id: householdId, label },
    villageId: input.villageId,
    reason: input.reason,
    before: {
      villageId: row.villageId,
      group: row.villageGroup,
      houseNumber: row.houseNumber,
      ...(registryNo !== row.registryNo && { registryNo: row.registryNo }),
    },
    after: {
      villageId: input.villageId,
      group: input.villageGroup,
      houseNumber: input.houseNumber,
      ...(registryNo !== row.registryNo && { registryNo }),
      fromOn: input.fromOn,
      members: going.length,
    },
  });
  return { ok: true, moved: going.length };
}
