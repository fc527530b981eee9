import type { Db, Tx } from "db/client.server";
import { issueBatch, issueBatchSheet } from "db/schema";
import { and, eq, gt, inArray, isNull, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findBatch, sheetsOf } from "./certificate-queries.server";

type Result =
  | { ok: true }
  | { ok: false; why: "batch.takesBack"; count: number }
  | { ok: false; why: "batch.notFound" | "batch.notReady" | "batch.sheetRange" | "batch.needSpoilWhy" };

const ofBatch = (batchId: number) => eq(issueBatchSheet.batchId, batchId);

/** The sheets of a job whose certificate holds, in the order they leave the printer. */
const pagesOf = (tx: Tx, batchId: number): number[] =>
  sheetsOf(tx, batchId)
    .filter((s) => s.state === "valid")
    .map((s) => s.sheet.sheet);

/**
 * The clerk says which sheet is the last that came out well: the system cannot see the printer. The sheet is named, not
 * counted: a pile on the desk may begin anywhere, and what was revoked since is in it still. 0 means none. Nothing is
 * noted of the sheet of a revoked or replaced certificate.
 * @param takeBack whether sheets that were said to be good are meant to be good no longer; else they are told
 */
export function confirmSheets(
  db: Db,
  actor: Actor<"certificate.print">,
  batchId: number,
  upTo: number,
  takeBack = false,
): Result {
  return db.transaction((tx) => {
    const found = findBatch(tx, actor.villages, batchId);
    if (!found) return { ok: false, why: "batch.notFound" };
    if (found.batch.state !== "done") return { ok: false, why: "batch.notReady" };
    const pages = pagesOf(tx, batchId);
    if (upTo !== 0 && !pages.includes(upTo)) return { ok: false, why: "batch.sheetRange" };
    const taken = pages.filter((s) => s > upTo && s <= found.batch.confirmedSheets);
    if (taken.length > 0 && !takeBack) return { ok: false, why: "batch.takesBack", count: taken.length };
    // Behind the last page nothing is left to print, whatever sheets come after it.
    const last = upTo !== 0 && upTo === pages.at(-1) ? found.batch.total : upTo;
    tx.update(issueBatch).set({ confirmedSheets: last }).where(eq(issueBatch.id, batchId)).run();
    tx.update(issueBatchSheet)
      .set({ state: "printed" })
      .where(
        and(
          ofBatch(batchId),
          inArray(
            issueBatchSheet.sheet,
            pages.filter((s) => s <= upTo),
          ),
          ne(issueBatchSheet.state, "spoiled"),
        ),
      )
      .run();
    tx.update(issueBatchSheet)
      .set({ state: "drawn" })
      .where(
        and(
          ofBatch(batchId),
          gt(issueBatchSheet.sheet, last),
          eq(issueBatchSheet.state, "printed"),
          isNull(issueBatchSheet.spoiledAt),
        ),
      )
      .run();
    recordEvent(tx, actor, {
      event: "certificate.sheets-confirmed",
      subject: { kind: "batch", id: batchId },
      villageId: found.class.villageId,
      before: { sheets: found.batch.confirmedSheets },
      after: { sheets: last },
    });
    return { ok: true };
  });
}

/** A wasted sheet, with the reason: it waits to be printed again, and the register must add up. */
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
    if (found.batch.state !== "done") return { ok: false, why: "batch.notReady" };
    if (!reason) return { ok: false, why: "batch.needSpoilWhy" };
    const changed = tx
      .update(issueBatchSheet)
      .set({ state: "spoiled", spoiledReason: reason, spoiledAt: Date.now() })
      .where(and(ofBatch(batchId), eq(issueBatchSheet.sheet, sheet)))
      .run().changes;
    if (changed === 0) return { ok: false, why: "batch.sheetRange" };
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

/** The spoiled sheets came out well on fresh paper; why they were spoiled stays on record. */
export function confirmReprinted(db: Db, actor: Actor<"certificate.print">, batchId: number): Result {
  return db.transaction((tx) => {
    const found = findBatch(tx, actor.villages, batchId);
    if (!found) return { ok: false, why: "batch.notFound" };
    const sheets = tx
      .update(issueBatchSheet)
      .set({ state: "printed" })
      .where(
        and(
          ofBatch(batchId),
          inArray(issueBatchSheet.sheet, pagesOf(tx, batchId)),
          eq(issueBatchSheet.state, "spoiled"),
        ),
      )
      .run().changes;
    if (sheets === 0) return { ok: true };
    recordEvent(tx, actor, {
      event: "certificate.sheets-confirmed",
      subject: { kind: "batch", id: batchId },
      villageId: found.class.villageId,
      after: { reprinted: sheets },
    });
    return { ok: true };
  });
}

/** A job that stopped (a font taken away, a full disk) is put back into the queue; nothing is issued again. */
export function retryBatch(db: Db, actor: Actor<"certificate.print">, batchId: number): Result {
  return db.transaction((tx) => {
    const found = findBatch(tx, actor.villages, batchId);
    if (!found) return { ok: false, why: "batch.notFound" };
    if (found.batch.state !== "failed" && found.batch.state !== "blocked") return { ok: true };
    tx.update(issueBatch).set({ state: "queued", problem: null }).where(eq(issueBatch.id, batchId)).run();
    recordEvent(tx, actor, {
      event: "certificate.batch-resumed",
      subject: { kind: "batch", id: batchId },
      villageId: found.class.villageId,
    });
    return { ok: true };
  });
}
