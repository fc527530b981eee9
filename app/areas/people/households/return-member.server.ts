import type { Reader, Tx } from "db/client.server";
import { auditEvent, householdMember, householdResidence } from "db/schema";
import { and, desc, eq, gt, inArray } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Person } from "../person-record.server";
import { findHousehold, type Household, rowsOfHousehold, rowsOfPerson } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import type { Membership } from "./membership";
import { endedByDeath, planReturn, type ReturnPlan, type WhyNotBack } from "./return-rule";

export type Return =
  | { back: true; household: Household; ended: Membership; plan: ReturnPlan }
  /** Without a household: it is none that may be told of here. */
  | { back: false; household?: Household; why: WhyNotBack };

/** What becomes of the membership that a death ended, when that death is taken back; null where it ended none. */
export function returnOf(db: Reader, scope: VillageScope, who: Person): Return | null {
  const own = rowsOfPerson(db, who.id);
  const ended = endedByDeath(own);
  if (!ended) return null;
  const household = findHousehold(db, scope, ended.householdId);
  if (!household) return { back: false, why: "gone" };
  const plan = planReturn(ended, rowsOfHousehold(db, household.id), own);
  if (!plan.ok) return { back: false, household, why: plan.why };
  const movedSince = db
    .select({ id: householdResidence.id })
    .from(householdResidence)
    .where(
      and(
        eq(householdResidence.householdId, household.id),
        gt(householdResidence.fromOn, ended.toOn ?? ended.fromOn),
      ),
    )
    .get();
  // The household went to another village without the one who was thought dead.
  if (movedSince && household.villageId !== who.villageId) return { back: false, household, why: "moved" };
  return { back: true, household, ended, plan: plan.plan };
}

/** Opens the membership again inside the transaction that takes the death back. */
export function returnIn(tx: Tx, by: EventBy, scope: VillageScope, who: Person): Return | null {
  const found = returnOf(tx, scope, who);
  if (!found?.back) return found;
  const { household, ended, plan } = found;
  // One open head at every step: what the change of head began goes first.
  if (plan.remove.length > 0)
    tx.delete(householdMember).where(inArray(householdMember.id, plan.remove)).run();
  for (const { id, ...columns } of plan.set)
    tx.update(householdMember).set(columns).where(eq(householdMember.id, id)).run();
  dropDeathNote(tx, who.id, ended.id);
  const after = touch(tx, household, { endedOn: null });
  recordEvent(tx, by, {
    event: "household.returned",
    subject: { kind: "household", id: household.id, label: labelOf(tx, after) },
    villageId: household.villageId,
    after: { member: who.name, relation: ended.relation, fromOn: ended.fromOn },
  });
  return found;
}

/** What was noted of the death does not stay on somebody who lives; another note does. */
function dropDeathNote(tx: Tx, personId: number, memberId: number): void {
  const note = tx
    .select({ reason: auditEvent.reason })
    .from(auditEvent)
    .where(
      and(
        eq(auditEvent.subjectKind, "person"),
        eq(auditEvent.subjectId, String(personId)),
        eq(auditEvent.event, "person.died"),
      ),
    )
    .orderBy(desc(auditEvent.id))
    .all()
    .flatMap((r) => r.reason ?? []);
  if (note.length > 0)
    tx.update(householdMember)
      .set({ note: null })
      .where(and(eq(householdMember.id, memberId), inArray(householdMember.note, note)))
      .run();
}
