import type { Db } from "db/client.server";
import { issueBatch, issueBatchSheet } from "db/schema";
import { and, eq, lte, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findBatch } from "./certificate-queries.server";

type Result = { ok: true } | { ok: false; why: "batch.notFound" | "page.needReason" };

/** The clerk says up to which sheet the paper came out well: the system cannot see the printer. */
export function confirmSheets(
  db: Db,
  actor: Actor<"certificate.print">,
  batchId: number,
  upTo: number,
): Result {
  return db.transaction((tx) => {
    const found = findBatch(tx, actor.villages, batchId);
    if (!found) return { ok: false, why: "batch.notFound" };
    if (!Number.isInteger(upTo) || upTo < 0) return { ok: false, why: "page.needReason" };
    const confirmedSheets = Math.min(upTo, found.batch.total);
    tx.update(issueBatch).set({ confirmedSheets }).where(eq(issueBatch.id, batchId)).run();
    tx.update(issueBatchSheet)
      .set({ state: "printed" })
      .where(
        and(
          eq(issueBatchSheet.batchId, batchId),
          lte(issueBatchSheet.sheet, confirmedSheets),
          ne(issueBatchSheet.state, "spoiled"),
        ),
      )
      .run();
    recordEvent(tx, actor, {
      event: "certificate.sheets-confirmed",
      subject: { kind: "batch", id: batchId },
      villageId: found.class.villageId,
      after: { upTo: confirmedSheets },
    });
    return { ok: true };
  });
}

/** A wasted sheet, with the reason: the register must add up. */
export function spoilSheet(
  db: Db,
  actor: Actor<"certificate.print">,
  batchId: number,
  sheet: number,
  reason: string,
): Result {
  return db.transaction((tx) => {
    const found = findBatch(tx, actor.villages, batchId);
    if (!found) return { ok: false, why: "batch.notFound" };
    if (!reason) return { ok: false, why: "page.needReason" };
    const changed = tx
      .update(issueBatchSheet)
      .set({ state: "spoiled", spoiledReason: reason, spoiledAt: Date.now() })
      .where(and(eq(issueBatchSheet.batchId, batchId), eq(issueBatchSheet.sheet, sheet)))
      .run().changes;
    if (changed === 0) return { ok: false, why: "batch.notFound" };
    recordEvent(tx, actor, {
      event: "certificate.sheet-spoiled",
      subject: { kind: "batch", id: batchId },
      villageId: found.class.villageId,
      reason,
      after: { sheet },
    });
    return { ok: true };
  });
}
