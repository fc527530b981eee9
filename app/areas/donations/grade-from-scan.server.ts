import type { Tx } from "db/client.server";
import { equipmentItem, itemCondition } from "db/schema";
import { and, eq, gt, or } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import type { Grade } from "./item-state";
import type { Stocktake } from "./stocktake-queries.server";

/**
 * A grade that was given while scanning goes onto the thing, on the day it was given. One that was given after it, by
 * hand or in another stocktake, still says how the thing is now.
 */
export function gradeFromScan(
  tx: Tx,
  by: { userId: string; name: string },
  s: Stocktake,
  itemId: number,
  { grade, at }: { grade: Grade; at: number },
  now: number,
): void {
  const day = todayOn(at);
  const on = day > s.on ? day : s.on;
  const newer = tx
    .select({ id: itemCondition.id })
    .from(itemCondition)
    .where(
      and(
        eq(itemCondition.itemId, itemId),
        or(gt(itemCondition.on, on), and(eq(itemCondition.on, on), gt(itemCondition.createdAt, at))),
      ),
    )
    .get();
  tx.insert(itemCondition)
    .values({
      itemId,
      on,
      grade,
      stocktakeId: s.id,
      userId: by.userId,
      userName: by.name,
      // The moment it was given: the order of grades within a day.
      createdAt: at,
    })
    .run();
  if (newer) return;
  tx.update(equipmentItem)
    .set({ condition: grade, updatedAt: now })
    .where(eq(equipmentItem.id, itemId))
    .run();
}
