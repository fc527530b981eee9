import { createHash } from "node:crypto";
import type { Db } from "db/client.server";
import { issueBatch } from "db/schema";
import { asc, eq, inArray } from "drizzle-orm";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { newRequestNumber } from "~/platform/http/request-number.server";
import { message } from "~/platform/i18n/text";
import { log } from "~/platform/log.server";
import type { PaperJob } from "./draw-papers.server";
import { storeMerged } from "./frozen-files.server";
import { drawEach, drawTogether, endPrinting } from "./print-papers.server";
import { type Batch, freezeSheets, sheetsToDraw } from "./print-sheets.server";

/** Sheets drawn and frozen in one go: the longest that a page waits for this thread, and that a stop waits for. */
const chunk = 10;

let running: Promise<void> | null = null;
let stopping = false;

/** Takes up every waiting or interrupted print job, one after another, beside the pages. */
export function startJobs(): Promise<void> {
  stopping = false;
  running ??= work().finally(() => {
    running = null;
  });
  return running;
}

/** Lets the job in hand finish its present chunk; the rest goes on at the next start. */
export async function stopJobs(): Promise<void> {
  stopping = true;
  await running;
  await endPrinting();
}

async function work(): Promise<void> {
  for (;;) {
    const db = database();
    const next = db
      .select()
      .from(issueBatch)
      // "running" at this point is a job that lost its server: it goes on where it stood.
      .where(inArray(issueBatch.state, ["queued", "running", "interrupted"]))
      .orderBy(asc(issueBatch.id))
      .limit(1)
      .get();
    if (!next || stopping) return;
    try {
      await runBatch(db, next);
    } catch (error) {
      const problem = newRequestNumber();
      log().error({ err: error, batch: next.id, failure: problem }, "print job failed");
      endBatch(db, next, { state: "failed", problem });
    }
  }
}

/** Draws what is not drawn yet, freezes each file, then makes the merged document. Safe to run again at any point. */
async function runBatch(db: Db, batch: Batch): Promise<void> {
  const setState = (state: string) =>
    db
      .update(issueBatch)
      .set({ state, startedAt: batch.startedAt ?? Date.now() })
      .where(eq(issueBatch.id, batch.id))
      .run();
  setState("running");
  const jobs: PaperJob[] = [];
  for (let from = 1; from <= batch.total; from += chunk) {
    if (stopping) {
      setState("interrupted");
      return;
    }
    const part = sheetsToDraw(db, batch, { from, to: from + chunk - 1 });
    jobs.push(...part.map((p) => p.job));
    const waiting = part.filter((p) => p.sheet.state === "waiting");
    if (waiting.length > 0) {
      const drawn = await drawEach(waiting.map((p) => p.job));
      if (!drawn.ok) return endBatch(db, batch, { state: "blocked", problem: drawn.missing });
      const files = waiting.map((sheet, i) => ({ sheet, bytes: drawn.files[i]! }));
      freezeSheets(db, batch, files, Math.min(from + chunk - 1, batch.total));
    }
    await new Promise((next) => setImmediate(next));
  }
  const merged = await drawTogether(jobs);
  if (!merged.ok) return endBatch(db, batch, { state: "blocked", problem: merged.missing });
  storeMerged(batch.id, merged.bytes);
  db.transaction((tx) => {
    tx.update(issueBatch)
      .set({
        state: "done",
        problem: null,
        finished: batch.total,
        finishedAt: Date.now(),
        resultSha256: createHash("sha256").update(merged.bytes).digest("hex"),
      })
      .where(eq(issueBatch.id, batch.id))
      .run();
    recordEvent(tx, bySystem, {
      event: "certificate.batch-drawn",
      subject: { kind: "batch", id: batch.id },
      after: { sheets: batch.total },
    });
  });
}

/** A job that cannot go on: which characters, or the number under which the log tells more. */
function endBatch(db: Db, batch: Batch, how: { state: "failed" | "blocked"; problem: string }): void {
  db.transaction((tx) => {
    tx.update(issueBatch).set(how).where(eq(issueBatch.id, batch.id)).run();
    recordEvent(tx, bySystem, {
      event: "certificate.batch-drawn",
      outcome: "failed",
      subject: { kind: "batch", id: batch.id },
      reason: message(`batch.${how.state}`, { problem: how.problem }),
    });
  });
}
