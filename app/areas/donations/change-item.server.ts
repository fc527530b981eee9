import type { Tx } from "db/client.server";
import { equipmentItem, itemChange } from "db/schema";
import { eq } from "drizzle-orm";
import type { ItemState } from "./item-state";

/** Another state of an item: the row that says who and when, and the state itself. */
export function setItemState(
  tx: Tx,
  item: { id: number; state: string },
  to: ItemState,
  by: { userId: string; name: string },
  now: number,
  reason?: string,
): void {
  if (item.state === to) return;
  tx.update(equipmentItem).set({ state: to, updatedAt: now }).where(eq(equipmentItem.id, item.id)).run();
  tx.insert(itemChange)
    .values({
      itemId: item.id,
      fromState: item.state,
      toState: to,
      userId: by.userId,
      userName: by.name,
      reason,
      at: now,
    })
    .run();
}
