import type { Db } from "db/client.server";
import { stocktakeScan } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { stocktakeSubject } from "./donation-name";
import { gradeFromScan } from "./grade-from-scan.server";
import { findItem } from "./item-queries.server";
import type { Grade } from "./item-state";
import { findStocktake } from "./stocktake-queries.server";

export type LateDecision = "counted" | "left";
export type WhyNotLate = "stocktake.why.notFound" | "stocktake.why.decided";

/**
 * Takes a scan that arrived after the end into the result, as a late find with who and when, or leaves it out. The
 * grade that came with it goes onto the item as at the end of a stocktake.
 */
export function decideLateScan(
  db: Db,
  actor: Actor<"stocktake.run">,
  id: number,
  scanId: number,
  decision: LateDecision,
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotLate } {
  return db.transaction((tx) => {
    const found = findStocktake(tx, actor.villages, id);
    const scan = tx
      .select()
      .from(stocktakeScan)
      .where(and(eq(stocktakeScan.id, scanId), eq(stocktakeScan.stocktakeId, id)))
      .get();
    if (!found || !scan?.late) return { ok: false, why: "stocktake.why.notFound" };
    if (scan.late === decision) return { ok: true };
    if (scan.late !== "waiting") return { ok: false, why: "stocktake.why.decided" };
    const { stocktake: s } = found;
    tx.update(stocktakeScan)
      .set({ late: decision, decidedAt: now, decidedBy: actor.userId, decidedByName: actor.name })
      .where(eq(stocktakeScan.id, scanId))
      .run();
    const row = scan.itemId === null ? undefined : findItem(tx, actor.villages, scan.itemId);
    if (decision === "counted" && row && scan.grade)
      gradeFromScan(tx, actor, s, row.item.id, { grade: scan.grade as Grade, at: scan.scannedAt }, now);
    recordEvent(tx, actor, {
      event: decision === "counted" ? "stocktake.late-counted" : "stocktake.late-left",
      subject: stocktakeSubject(s),
      villageId: s.villageId,
      after: { number: row?.item.assetNumber ?? scan.code },
    });
    return { ok: true };
  });
}
