import type { Db, Reader } from "db/client.server";
import { villageTarget } from "db/schema";
import { and, eq } from "drizzle-orm";
import { findVillage, villageLabel } from "~/areas/villages/index.server";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type TargetKey, targetKeys } from "./target";

export interface Target {
  measure: TargetKey;
  value: number;
  setByName: string;
  setAt: number;
}

/** Targets of a village for a year, in the order of the form. */
export function targetsOf(db: Reader, villageId: number, year: number): Target[] {
  const rows = db
    .select()
    .from(villageTarget)
    .where(and(eq(villageTarget.villageId, villageId), eq(villageTarget.year, year)))
    .all();
  return targetKeys.flatMap((measure) => {
    const row = rows.find((r) => r.measure === measure);
    return row ? [{ measure, value: row.value, setByName: row.setByName, setAt: row.setAt }] : [];
  });
}

/** Sets the targets of a village for a year; a line without a value is no target any more. */
export function setTargets(
  db: Db,
  actor: Actor<"target.set">,
  villageId: number,
  year: number,
  values: Readonly<Record<TargetKey, number | null>>,
  now = Date.now(),
): boolean {
  return db.transaction((tx) => {
    const village = findVillage(tx, actor.villages, villageId);
    // The targets of a village that was taken up stand as they were; new ones are set for the other.
    if (!village || village.mergedIntoId !== null) return false;
    const before = targetsOf(tx, villageId, year);
    const was = (key: TargetKey) => before.find((t) => t.measure === key)?.value ?? null;
    const changed = targetKeys.filter((key) => was(key) !== values[key]);
    if (changed.length === 0) return true;
    for (const measure of changed) {
      const value = values[measure];
      const which = { villageId, year, measure };
      if (value === null)
        tx.delete(villageTarget)
          .where(
            and(
              eq(villageTarget.villageId, villageId),
              eq(villageTarget.year, year),
              eq(villageTarget.measure, measure),
            ),
          )
          .run();
      else {
        const set = { value, setBy: actor.userId, setByName: actor.name, setAt: now };
        tx.insert(villageTarget)
          .values({ ...which, ...set })
          .onConflictDoUpdate({
            target: [villageTarget.villageId, villageTarget.year, villageTarget.measure],
            set,
          })
          .run();
      }
    }
    recordEvent(tx, actor, {
      event: "target.set",
      subject: { kind: "target", id: `${villageId}-${year}`, label: `${villageLabel(village)} ${year}` },
      villageId,
      before: Object.fromEntries(changed.map((k) => [k, was(k)])),
      after: Object.fromEntries(changed.map((k) => [k, values[k]])),
    });
    return true;
  });
}
