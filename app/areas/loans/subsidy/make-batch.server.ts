import type { Db, Tx } from "db/client.server";
import { subsidyBatch, subsidyLine } from "db/schema";
import { and, desc, eq, ne } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type Day, todayOn } from "~/platform/dates";
import { yuanFigure } from "~/platform/money";
import { quarterStart } from "../engine/subsidy-quarter";
import { batchSubject } from "./batch-name";
import type { WhyNotBatch } from "./batch-rules";
import { linesNow } from "./batches.server";

/** Writes the lines of a draft anew from the ledger of the moment. */
export function drawLines(tx: Tx, batch: { id: number; closedOn: Day }, now: number) {
  const lines = linesNow(tx, batch.closedOn, batch.id, now);
  tx.delete(subsidyLine).where(eq(subsidyLine.batchId, batch.id)).run();
  for (const { working, ...line } of lines)
    tx.insert(subsidyLine)
      .values({ ...line, batchId: batch.id, working: JSON.stringify(working), state: "applied" })
      .run();
  const sum = (of: (l: (typeof lines)[number]) => number) => lines.reduce((total, l) => total + of(l), 0);
  const sums = {
    loans: lines.length,
    interestFen: sum((l) => l.interestFen),
    subsidyFen: sum((l) => l.subsidyFen),
  };
  tx.update(subsidyBatch).set(sums).where(eq(subsidyBatch.id, batch.id)).run();
  return sums;
}

/** Begins the batch of a quarter that is over: every line with its working. One stands for a quarter at a time. */
export function makeBatch(
  db: Db,
  actor: Actor<"subsidy.batch">,
  closedOn: Day,
  now = Date.now(),
): { ok: true; id: number } | { ok: false; why: WhyNotBatch } {
  return db.transaction((tx) => {
    if (quarterStart(closedOn) !== closedOn) return { ok: false, why: "subsidyWhy.notClosed" };
    if (closedOn > todayOn(now)) return { ok: false, why: "subsidyWhy.notClosed" };
    const standing = tx
      .select()
      .from(subsidyBatch)
      .where(and(eq(subsidyBatch.closedOn, closedOn), ne(subsidyBatch.state, "replaced")))
      .get();
    if (standing)
      return standing.madeBy === actor.userId && standing.state === "draft"
        ? { ok: true, id: standing.id }
        : { ok: false, why: "subsidyWhy.exists" };
    const newest = tx
      .select({ closedOn: subsidyBatch.closedOn })
      .from(subsidyBatch)
      .where(ne(subsidyBatch.state, "replaced"))
      .orderBy(desc(subsidyBatch.closedOn))
      .get();
    // Corrections go into later batches, so one is never put in before another.
    if (newest && newest.closedOn > closedOn) return { ok: false, why: "subsidyWhy.gap" };
    const last = tx
      .select({ version: subsidyBatch.version })
      .from(subsidyBatch)
      .where(eq(subsidyBatch.closedOn, closedOn))
      .orderBy(desc(subsidyBatch.version))
      .get();
    const made = tx
      .insert(subsidyBatch)
      .values({
        closedOn,
        version: (last?.version ?? 0) + 1,
        state: "draft",
        madeBy: actor.userId,
        madeByName: actor.name,
        createdAt: now,
      })
      .returning()
      .get();
    const sums = drawLines(tx, made, now);
    recordEvent(tx, actor, {
      event: "subsidy.batch-made",
      subject: batchSubject(made),
      after: { count: sums.loans, amount: yuanFigure(sums.subsidyFen) },
    });
    return { ok: true, id: made.id };
  });
}
