import type { Db, Tx } from "db/client.server";
import { personResidence } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
import { householdOf } from "./households/household-queries.server";
import { inTransaction } from "./households/join-household.server";
import { leaveIn } from "./households/leave-household.server";
import { findPerson } from "./people-queries.server";
import { type Person, updateRow } from "./person-record.server";
import type { PersonRows } from "./person-rows";

export type WhyNotMoved =
  | "person.notFound"
  | "move.sameVillage"
  | "person.foreignVillage"
  | ClosedVillage
  | "move.future"
  | "move.beforeLast"
  | "move.household"
  | "move.dead"
  | "move.head"
  | "move.beforeJoined"
  | "person.changedMeanwhile";

/** What becomes of the household somebody belongs to: they leave it, or stay a member who lives elsewhere. */
export type MembershipWay = "leave" | "stay";

export interface MoveInput {
  villageId: number;
  fromOn: Day;
  villageGroup: string | null;
  /** Where they live now; null: not known yet. Not given, the one on record stays. */
  address?: string | null;
  reason: string;
}

/**
 * Moves a person to another village from a day on. Both villages must be the actor's. Past classes, certificates and
 * figures stay with the old village (FEATURES 9): they keep the village of their own day. What an area has open for
 * the person goes along. A member of a household says whether they leave it; a head with others left hands over first,
 * or moves with the whole household.
 */
export function movePerson(
  db: Db,
  actor: Actor<"person.move">,
  id: number,
  input: MoveInput & { revision: number; household?: MembershipWay },
  areas: readonly PersonRows[],
): { ok: true } | { ok: false; why: WhyNotMoved } {
  return inTransaction(db, (tx) => {
    const before = findPerson(tx, actor.villages, id);
    if (!before) return { ok: false, why: "person.notFound" };
    if (before.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
    if (before.diedOn !== null && input.fromOn > before.diedOn) return { ok: false, why: "move.dead" };
    const belongs = householdOf(tx, id);
    if (belongs && !input.household) return { ok: false, why: "move.household" };
    const moved = movePersonIn(tx, actor, before, input, areas);
    if (!moved.ok || !belongs || input.household === "stay") return moved;
    const left = leaveIn(tx, actor, belongs.household, {
      memberId: belongs.memberId,
      lastOn: addDays(input.fromOn, -1),
      reason: "moved",
      note: input.reason,
    });
    if (left.ok) return moved;
    return { ok: false, why: left.why === "leave.head" ? "move.head" : "move.beforeJoined" };
  });
}

/** The move itself, inside another command's transaction. */
export function movePersonIn(
  tx: Tx,
  actor: Actor<"person.move">,
  before: Person,
  input: MoveInput,
  areas: readonly PersonRows[],
): { ok: true } | { ok: false; why: WhyNotMoved } {
  const id = before.id;
  if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "person.foreignVillage" };
  const closed = whyClosed(tx, input.villageId);
  if (closed) return { ok: false, why: closed };
  if (before.villageId === input.villageId) return { ok: false, why: "move.sameVillage" };
  if (input.fromOn > todayOn()) return { ok: false, why: "move.future" };
  const open = and(eq(personResidence.personId, id), isNull(personResidence.toOn));
  const last = tx.select().from(personResidence).where(open).get();
  if (last && input.fromOn < last.fromOn) return { ok: false, why: "move.beforeLast" };
  // Moved on the very day of the last entry: that entry never lasted a day and gives way.
  if (last && input.fromOn === last.fromOn)
    tx.delete(personResidence).where(eq(personResidence.id, last.id)).run();
  else
    tx.update(personResidence)
      .set({ toOn: addDays(input.fromOn, -1) })
      .where(open)
      .run();
  tx.insert(personResidence)
    .values({
      personId: id,
      villageId: input.villageId,
      fromOn: input.fromOn,
      reason: input.reason,
      createdAt: Date.now(),
    })
    .run();
  const address = input.address === undefined ? before.address : input.address;
  const after = updateRow(tx, before, {
    villageId: input.villageId,
    villageGroup: input.villageGroup,
    address,
  });
  if (!after) throw new Error("person changed inside its own transaction");
  for (const area of areas) area.follow?.(tx, id, input.villageId, input.fromOn);
  recordEvent(tx, actor, {
    event: "person.moved",
    subject: { kind: "person", id, label: before.name },
    villageId: input.villageId,
    reason: input.reason,
    before: {
      villageId: before.villageId,
      group: before.villageGroup,
      ...(address !== before.address && { address: before.address }),
    },
    after: {
      villageId: input.villageId,
      group: input.villageGroup,
      ...(address !== before.address && { address }),
      fromOn: input.fromOn,
    },
  });
  suspectDuplicates(tx, [id]);
  return { ok: true };
}
