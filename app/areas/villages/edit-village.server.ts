import type { Db } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { villageSubject } from "./village-subject";
import { findVillage } from "./villages.server";

export interface VillageEdit {
  workGroup: string | null;
  joinedOn: Day;
  /** Last day in the programme; null while in it. */
  leftOn: Day | null;
}

/** Changes a village's work group and its time in the programme. */
export function editVillage(
  db: Db,
  actor: Actor<"village.manage">,
  id: number,
  input: VillageEdit,
): { ok: true } | { ok: false; why: "village.notFound" | "village.backwards" } {
  return db.transaction((tx) => {
    const before = findVillage(tx, actor.villages, id);
    if (!before) return { ok: false, why: "village.notFound" };
    if (input.leftOn !== null && input.leftOn < input.joinedOn)
      return { ok: false, why: "village.backwards" };
    tx.update(village).set(input).where(eq(village.id, id)).run();
    recordEvent(tx, actor, {
      event: "village.changed",
      subject: villageSubject(before),
      villageId: id,
      before: { workGroup: before.workGroup, joinedOn: before.joinedOn, leftOn: before.leftOn },
      after: { ...input },
    });
    return { ok: true };
  });
}
