import type { Db } from "db/client.server";
import { village } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { outlinesOf, positionOf } from "./locator.server";
import { type Position, positionText, type WhyNotPosition, whyNotPosition } from "./map/position";
import { villageSubject } from "./village-subject";
import { findVillage } from "./villages.server";

export interface VillageEdit {
  workGroup: string | null;
  joinedOn: Day;
  /** Last day in the programme; null while in it. */
  leftOn: Day | null;
  /** Where it lies; null when nobody knows. */
  position: Position | null;
}

const nowhere: Position = { latMicro: 0, lngMicro: 0 };

type WhyNotVillage =
  | { why: "village.notFound" | "village.backwards" }
  | { why: "position"; position: WhyNotPosition };

const logged = (v: VillageEdit) => ({
  workGroup: v.workGroup,
  joinedOn: v.joinedOn,
  leftOn: v.leftOn,
  position: v.position && positionText(v.position),
});

/** Changes a village's work group, its time in the programme and where it lies. */
export function editVillage(
  db: Db,
  actor: Actor<"village.manage">,
  id: number,
  input: VillageEdit,
): { ok: true } | ({ ok: false } & WhyNotVillage) {
  return db.transaction((tx) => {
    const before = findVillage(tx, actor.villages, id);
    if (!before) return { ok: false, why: "village.notFound" };
    if (input.leftOn !== null && input.leftOn < input.joinedOn)
      return { ok: false, why: "village.backwards" };
    const { position, ...rest } = input;
    // A village whose code has changed since its position was written keeps the position.
    const moved = position && positionText(position) !== positionText(positionOf(before) ?? nowhere);
    const why = moved ? whyNotPosition(outlinesOf(before.code), before.code.slice(0, 6), position) : null;
    if (why) return { ok: false, why: "position", position: why };
    tx.update(village)
      .set({ ...rest, latMicro: position?.latMicro ?? null, lngMicro: position?.lngMicro ?? null })
      .where(eq(village.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "village.changed",
      subject: villageSubject(before),
      villageId: id,
      before: logged({ ...before, position: positionOf(before) }),
      after: logged(input),
    });
    return { ok: true };
  });
}
