import type { Db } from "db/client.server";
import { auditEvent } from "db/schema";
import { and, asc, desc, eq, gt, lte } from "drizzle-orm";
import { attachmentHolds } from "./attach-lines.server";
import { eventHash, firstHash } from "./record-event.server";

export type ChainState =
  | { ok: true; count: number; from: number; lastId: number; lastHash: string; tookMs: number }
  | {
      ok: false;
      /** Number of the first row that is wrong or absent. */
      row: number;
      /** changed: its content or its hash; missing: not there, the next one is; cut: absent at the end. */
      why: "changed" | "missing" | "cut";
      tookMs: number;
    };

/** A row that was verified before: a walk may go on from it. */
export interface VerifiedTo {
  id: number;
  hash: string;
}

const step = 2000;

/**
 * Walks the log in order and recomputes every hash, of attached lines too: a row that was changed, taken out or cut off at the end is found.
 * `lastRows` limits the walk to the end of the log, `after` to what was written since that row. Between steps other requests have their turn. Errors: none thrown
 * for a broken chain, the answer says where.
 */
export async function verifyChain(
  db: Db,
  { lastRows, after }: { lastRows?: number; after?: VerifiedTo } = {},
): Promise<ChainState> {
  const began = performance.now();
  const tookMs = () => Math.round(performance.now() - began);
  const last = db.select({ id: auditEvent.id }).from(auditEvent).orderBy(desc(auditEvent.id)).limit(1).get();
  const lastId = last?.id ?? 0;
  // SQLite remembers the highest number it ever gave out, even when the rows at the end are gone.
  const given = db.$client
    .prepare("SELECT seq FROM sqlite_sequence WHERE name = 'audit_event'")
    .pluck()
    .get();
  if (typeof given === "number" && given > lastId)
    return { ok: false, row: lastId + 1, why: "cut", tookMs: tookMs() };

  const start = after?.id ?? (lastRows === undefined ? 0 : Math.max(0, lastId - lastRows));
  let previousId = start;
  let previousHash: string | null = after?.hash ?? (start === 0 ? firstHash : null);
  if (after) {
    const known = db.select().from(auditEvent).where(eq(auditEvent.id, after.id)).get();
    if (known?.hash !== after.hash)
      return { ok: false, row: after.id, why: known ? "changed" : "missing", tookMs: tookMs() };
  }
  let count = 0;
  while (previousId < lastId) {
    const rows = db
      .select()
      .from(auditEvent)
      .where(and(gt(auditEvent.id, previousId), lte(auditEvent.id, lastId)))
      .orderBy(asc(auditEvent.id))
      .limit(step)
      .all();
    for (const { hash, ...row } of rows) {
      if (row.id !== previousId + 1)
        return { ok: false, row: previousId + 1, why: "missing", tookMs: tookMs() };
      const linked = previousHash === null || row.previousHash === previousHash;
      if (!linked || eventHash(row) !== hash || !attachmentHolds(db, row))
        return { ok: false, row: row.id, why: "changed", tookMs: tookMs() };
      previousId = row.id;
      previousHash = hash;
      count += 1;
    }
    if (rows.length === 0) return { ok: false, row: previousId + 1, why: "missing", tookMs: tookMs() };
    await new Promise((resume) => setImmediate(resume));
  }
  return { ok: true, count, from: start + 1, lastId, lastHash: previousHash ?? firstHash, tookMs: tookMs() };
}
