import type { Db } from "db/client.server";
import { personRelation, personRelationEnd } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { findPerson } from "../people-queries.server";
import { findRelation } from "./relations.server";

/** Ends a relation with its last day; it stays on record. Twice does it once. */
export function endRelation(
  db: Db,
  actor: Actor<"person.edit">,
  personId: number,
  relationId: number,
  input: { toOn: Day; reason: string | null },
): { ok: true } | { ok: false; why: "person.notFound" | "relation.future" | "relation.beforeFrom" } {
  return db.transaction((tx) => {
    const row = findPerson(tx, actor.villages, personId);
    const found = row && findRelation(tx, personId, relationId);
    if (!row || !found) return { ok: false, why: "person.notFound" };
    if (found.relation.endedAt !== null) return { ok: true };
    if (input.toOn > todayOn()) return { ok: false, why: "relation.future" };
    if (found.relation.fromOn && input.toOn < found.relation.fromOn)
      return { ok: false, why: "relation.beforeFrom" };
    tx.update(personRelation)
      .set({
        toOn: input.toOn,
        endedReason: input.reason,
        endedByName: actor.name,
        endedAt: Date.now(),
      })
      .where(eq(personRelation.id, relationId))
      .run();
    tx.update(personRelationEnd)
      .set({ openSpouse: false })
      .where(eq(personRelationEnd.relationId, relationId))
      .run();
    for (const [id, name, villageId, other] of [
      [personId, row.name, row.villageId, found.otherName],
      [found.otherId, found.otherName, found.otherVillageId, row.name],
    ] as const)
      recordEvent(tx, actor, {
        event: "person.relation-ended",
        subject: { kind: "person", id, label: name },
        villageId,
        reason: input.reason ?? undefined,
        after: { kin: found.relation.kind, name: other, toOn: input.toOn },
      });
    return { ok: true };
  });
}
