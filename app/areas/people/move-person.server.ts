import type { Db } from "db/client.server";
import { personResidence } from "db/schema";
import { and, eq, isNull } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import { suspectDuplicates } from "./duplicates/suspect-duplicates.server";
import { findPerson } from "./people-queries.server";
import { updateRow } from "./person-record.server";

export type WhyNotMoved =
  | "person.notFound"
  | "move.sameVillage"
  | "person.foreignVillage"
  | "move.future"
  | "move.beforeLast"
  | "person.changedMeanwhile";

/**
 * Moves a person to another village from a day on. Both villages must be the actor's. Past classes, certificates and
 * figures stay with the old village (FEATURES 9): they keep the village of their own day.
 */
export function movePerson(
  db: Db,
  actor: Actor<"person.move">,
  id: number,
  input: { villageId: number; fromOn: Day; villageGroup: string | null; reason: string; revision: number },
): { ok: true } | { ok: false; why: WhyNotMoved } {
  return db.transaction(
    (tx) => {
      const before = findPerson(tx, actor.villages, id);
      if (!before) return { ok: false, why: "person.notFound" };
      if (!inScope(actor.villages, input.villageId)) return { ok: false, why: "person.foreignVillage" };
      if (before.villageId === input.villageId) return { ok: false, why: "move.sameVillage" };
      if (before.revision !== input.revision) return { ok: false, why: "person.changedMeanwhile" };
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
      const after = updateRow(tx, before, { villageId: input.villageId, villageGroup: input.villageGroup });
      if (!after) throw new Error("person changed inside its own transaction");
      recordEvent(tx, actor, {
        event: "person.moved",
        subject: { kind: "person", id, label: before.name },
        villageId: input.villageId,
        reason: input.reason,
        before: { villageId: before.villageId, group: before.villageGroup },
        after: { villageId: input.villageId, group: input.villageGroup, fromOn: input.fromOn },
      });
      suspectDuplicates(tx, [id]);
      return { ok: true };
    },
    { behavior: "immediate" },
  );
}
