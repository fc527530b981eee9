import type { Db } from "db/client.server";
import { itemCustody } from "db/schema";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { setItemState } from "./change-item.server";
import { itemSubject } from "./donation-name";
import { custodyOf, findItem } from "./item-queries.server";

export type WhyNotFoundAgain = `foundAgain.why.${"notFound" | "notLost" | "beforeLoss" | "later"}`;

/**
 * 盘盈: a thing that was written off as lost is there again. It goes back on the books of whoever had it, by whoever may
 * decide about losses (行政事业性国有资产管理条例 34); the loss stays in its history.
 */
export function findAgain(
  db: Db,
  actor: Actor<"equipment.write-off">,
  id: number,
  input: { on: Day; reason: string },
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotFoundAgain } {
  return db.transaction((tx) => {
    const row = findItem(tx, actor.villages, id);
    if (!row) return { ok: false, why: "foundAgain.why.notFound" };
    const last = custodyOf(tx, id).at(-1);
    if (row.item.state !== "lost" || !last) return { ok: false, why: "foundAgain.why.notLost" };
    if (last.toOn && input.on < last.toOn) return { ok: false, why: "foundAgain.why.beforeLoss" };
    if (input.on > todayOn(now)) return { ok: false, why: "foundAgain.why.later" };
    tx.insert(itemCustody)
      .values({
        itemId: id,
        holderId: row.holder.id,
        villageId: row.holder.villageId,
        fromOn: input.on,
        handoverId: last.handoverId,
      })
      .run();
    setItemState(tx, row.item, "in-use", actor, now, input.reason);
    recordEvent(tx, actor, {
      event: "equipment.found-again",
      subject: itemSubject(row.item, row.line.name),
      villageId: row.holder.villageId,
      reason: input.reason,
      before: { state: "item-lost" },
      after: { state: "item-in-use", on: input.on },
    });
    return { ok: true };
  });
}
