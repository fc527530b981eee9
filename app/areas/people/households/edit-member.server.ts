import type { Db } from "db/client.server";
import { householdMember, personSituation } from "db/schema";
import { and, desc, eq, lte } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findPerson } from "../people-queries.server";
import type { Health, Work } from "./household";
import { findHousehold, rowsOfHousehold } from "./household-queries.server";
import { labelOf, touch } from "./household-record.server";
import { isOpen } from "./membership";
import { head, isRelation } from "./relation";

export interface MemberInput {
  memberId: number;
  /** Absent for the head, whose relation is none. */
  relation?: string;
  onDay: Day;
  health: Health | null;
  healthNote: string | null;
  work: Work | null;
  place: string | null;
}

/** Corrects what a member is to the head, and tells health and work or school as they are from a day on. */
export function editMember(
  db: Db,
  actor: Actor<"household.edit">,
  householdId: number,
  input: MemberInput,
):
  | { ok: true; changed: boolean }
  | { ok: false; why: "household.notFound" | "leave.gone" | "join.relation" | "join.future" } {
  return db.transaction((tx) => {
    const row = findHousehold(tx, actor.villages, householdId);
    if (!row) return { ok: false, why: "household.notFound" };
    const member = rowsOfHousehold(tx, householdId).find((r) => r.id === input.memberId);
    const who = member && findPerson(tx, actor.villages, member.personId);
    if (!member || !who || !isOpen(member)) return { ok: false, why: "leave.gone" };
    if (input.onDay > todayOn()) return { ok: false, why: "join.future" };
    const relation = member.relation === head ? head : (input.relation ?? member.relation);
    if (!isRelation(relation) || (relation === head) !== (member.relation === head))
      return { ok: false, why: "join.relation" };
    const related = relation !== member.relation;
    if (related) tx.update(householdMember).set({ relation }).where(eq(householdMember.id, member.id)).run();
    const last = tx
      .select()
      .from(personSituation)
      .where(and(eq(personSituation.personId, who.id), lte(personSituation.onDay, input.onDay)))
      .orderBy(desc(personSituation.onDay), desc(personSituation.id))
      .get();
    const told = (["health", "healthNote", "work", "place"] as const).filter(
      (key) => (last?.[key] ?? null) !== input[key],
    );
    if (told.length > 0)
      tx.insert(personSituation)
        .values({
          personId: who.id,
          onDay: input.onDay,
          health: input.health,
          healthNote: input.healthNote,
          work: input.work,
          place: input.place,
          recordedByName: actor.name,
          createdAt: Date.now(),
        })
        .run();
    if (!related && told.length === 0) return { ok: true, changed: false };
    touch(tx, row);
    recordEvent(tx, actor, {
      event: "household.member-changed",
      subject: { kind: "household", id: householdId, label: labelOf(tx, row) },
      villageId: row.villageId,
      before: related ? { relation: member.relation } : undefined,
      after: {
        member: who.name,
        ...(related ? { relation } : {}),
        ...(told.length ? { hidden: told.map((key) => (key.startsWith("health") ? "health" : "work")) } : {}),
      },
    });
    return { ok: true, changed: true };
  });
}
