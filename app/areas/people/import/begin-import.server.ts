import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { SignedIn } from "~/platform/access/actor";
import { closedInFile } from "./closed-since.server";
import { findFileBatch } from "./people-batch.server";

export type Begun =
  | { ok: true; again: boolean }
  | { ok: false; why: "why.gone" | "why.changed" | "why.nobody" | "why.outdated" };

/**
 * Confirms the dry run that somebody looked at; what it showed is written beside the server. Confirming twice begins
 * once. A broken off import goes on where it stopped.
 * @param seen the mark of that dry run
 */
export function beginImport(
  db: Db,
  actor: SignedIn,
  batchId: number,
  seen: string,
  replaces: boolean,
): Begun {
  return db.transaction((tx) => {
    const batch = findFileBatch(tx, batchId);
    if (!batch || batch.createdBy !== actor.userId) return { ok: false, why: "why.gone" };
    if (["importing", "done"].includes(batch.state)) return { ok: true, again: true };
    const broken = batch.state === "failed" && batch.mark !== null;
    if (batch.state !== "open" && !broken) return { ok: false, why: "why.gone" };
    if (batch.mark !== seen) return { ok: false, why: "why.changed" };
    if (batch.createdCount + batch.matchedCount === 0) return { ok: false, why: "why.nobody" };
    // One that broke off goes on: what cannot come in any more stays out row by row.
    if (!broken && closedInFile(tx, batch).length > 0) return { ok: false, why: "why.outdated" };
    tx.update(importBatch)
      .set({
        state: "importing",
        why: null,
        ...(broken ? {} : { replaces, progress: 0 }),
      })
      .where(and(eq(importBatch.id, batchId), eq(importBatch.state, batch.state)))
      .run();
    return { ok: true, again: false };
  });
}
