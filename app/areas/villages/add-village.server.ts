import type { Db, Tx } from "db/client.server";
import { division, village } from "db/schema";
import { eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { outlinesOf } from "./locator.server";
import { type Position, positionText, type WhyNotPosition, whyNotPosition } from "./map/position";
import { villageSubject } from "./village-subject";
import type { Village } from "./villages.server";

export interface NewVillage {
  divisionCode: string;
  workGroup?: string | null;
  joinedOn: Day;
  /** Where it lies; nothing while nobody knows. */
  position?: Position | null;
}

export type VillageAdded =
  | { ok: true; village: Village }
  | { ok: false; why: "village.noDivision" | "village.already" }
  | { ok: false; why: "position"; position: WhyNotPosition; countyName: string };

/** Takes a division into the programme. @returns the village, or why not. */
export function addVillageIn(tx: Tx, by: EventBy, input: NewVillage): VillageAdded {
  const row = tx.select().from(division).where(eq(division.code, input.divisionCode)).get();
  if (row?.level !== "village") return { ok: false, why: "village.noDivision" };
  if (tx.select({ id: village.id }).from(village).where(eq(village.divisionId, row.id)).get())
    return { ok: false, why: "village.already" };
  const nameOf = (code: string) =>
    tx.select({ name: division.name }).from(division).where(eq(division.code, code)).get()?.name ?? "";
  const countyName = nameOf(row.code.slice(0, 6));
  const at = input.position ?? null;
  const misplaced = at && whyNotPosition(outlinesOf(row.code), row.code.slice(0, 6), at);
  if (misplaced) return { ok: false, why: "position", position: misplaced, countyName };
  const added = tx
    .insert(village)
    .values({
      divisionId: row.id,
      name: row.name,
      townName: nameOf(row.code.slice(0, 9)),
      countyName,
      code: row.code,
      workGroup: input.workGroup,
      joinedOn: input.joinedOn,
      latMicro: at?.latMicro,
      lngMicro: at?.lngMicro,
      createdAt: Date.now(),
    })
    .returning()
    .get();
  recordEvent(tx, by, {
    event: "village.added",
    subject: villageSubject(added),
    villageId: added.id,
    after: {
      code: added.code,
      workGroup: added.workGroup,
      joinedOn: added.joinedOn,
      ...(at ? { position: positionText(at) } : {}),
    },
  });
  return { ok: true, village: added };
}

/** A village that is new is in nobody's scope yet: only those who work in all villages may add one. */
export function addVillage(
  db: Db,
  actor: Actor<"village.manage">,
  input: NewVillage,
): VillageAdded | { ok: false; why: "village.notYours" } {
  if (actor.villages !== "all") return { ok: false, why: "village.notYours" };
  return db.transaction((tx) => addVillageIn(tx, actor, input));
}
