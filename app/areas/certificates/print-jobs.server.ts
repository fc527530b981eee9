import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Db } from "db/client.server";
import { certificate, certificateFile, certificateTemplate, issueBatch, issueBatchSheet } from "db/schema";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { env } from "~/platform/env.server";
import { log } from "~/platform/log.server";
import { seal, unseal } from "~/platform/sealed.server";
import { factsOf } from "./certificate-queries.server";
import { drawCertificate, drawMerged, type PaperJob } from "./draw-papers.server";

export const filePurpose = "certificate.file";
const mergedPurpose = "certificate.merged";
const chunk = 10;

let running: Promise<void> | null = null;
let stopping = false;

/** Takes up every waiting or interrupted print job, one after another, beside the pages. */
export function startJobs(): Promise<void> {
  running ??= work().finally(() => {
    running = null;
  });
  return running;
}

/** Lets the job in hand finish its present chunk; the rest goes on at the next start. */
export async function stopJobs(): Promise<void> {
  stopping = true;
  await running;
}

async function work(): Promise<void> {
  for (;;) {
    const db = database();
    const next = db
      .select()
      .from(issueBatch)
      .where(inArray(issueBatch.state, ["queued", "running", "interrupted"]))
      .orderBy(asc(issueBatch.id))
      .limit(1)
      .get();
    if (!next || stopping) return;
    try {
      await runBatch(db, next.id);
    } catch (error) {
      log().error({ err: error, batch: next.id }, "print job failed");
      const problem = error instanceof Error ? error.message.slice(0, 200) : "unknown";
      db.update(issueBatch).set({ state: "failed", problem }).where(eq(issueBatch.id, next.id)).run();
    }
  }
}

/** Draws what is not drawn yet, freezes each file, then makes the merged document. Safe to run again at any point. */
async function runBatch(db: Db, batchId: number): Promise<void> {
  const batch = db.select().from(issueBatch).where(eq(issueBatch.id, batchId)).get()!;
  db.update(issueBatch)
    .set({ state: "running", startedAt: batch.startedAt ?? Date.now() })
    .where(eq(issueBatch.id, batchId))
    .run();
  const rows = sheetRows(db, batchId);
  const jobs = rows.map((r) => paperJob(r.certificate, r.template.layout, batch));
  for (let at = 0; at < rows.length; at += chunk) {
    if (stopping) {
      db.update(issueBatch).set({ state: "interrupted" }).where(eq(issueBatch.id, batchId)).run();
      return;
    }
    const part = rows.slice(at, at + chunk).map((r, i) => ({ ...r, job: jobs[at + i]! }));
    const drawn: { row: (typeof part)[number]; bytes: Uint8Array }[] = [];
    for (const row of part)
      if (row.sheet.state === "waiting") drawn.push({ row, bytes: await drawCertificate(row.job) });
    freeze(db, batch, drawn);
    await new Promise((next) => setImmediate(next));
  }
  const merged = await drawMerged(jobs);
  storeMerged(batchId, merged);
  db.transaction((tx) => {
    tx.update(issueBatch)
      .set({
        state: "done",
        finished: rows.length,
        finishedAt: Date.now(),
        resultSha256: createHash("sha256").update(merged).digest("hex"),
      })
      .where(eq(issueBatch.id, batchId))
      .run();
    recordEvent(tx, bySystem, {
      event: "certificate.batch-drawn",
      subject: { kind: "batch", id: batchId },
      after: { sheets: rows.length },
    });
  });
}

const sheetRows = (db: Db, batchId: number) =>
  db
    .select({ sheet: issueBatchSheet, certificate, template: certificateTemplate })
    .from(issueBatchSheet)
    .innerJoin(certificate, eq(certificate.id, issueBatchSheet.certificateId))
    .innerJoin(certificateTemplate, eq(certificateTemplate.id, certificate.templateId))
    .where(eq(issueBatchSheet.batchId, batchId))
    .orderBy(asc(issueBatchSheet.sheet))
    .all();

type Batch = typeof issueBatch.$inferSelect;

/** Bytes and hash are written once; a sheet that has them is never drawn again. */
function freeze(
  db: Db,
  batch: Batch,
  drawn: readonly {
    row: { sheet: typeof issueBatchSheet.$inferSelect; certificate: typeof certificate.$inferSelect };
    bytes: Uint8Array;
  }[],
): void {
  if (drawn.length === 0) return;
  db.transaction((tx) => {
    for (const { row, bytes } of drawn) {
      const current = tx
        .select({ state: issueBatchSheet.state })
        .from(issueBatchSheet)
        .where(sheetIs(batch.id, row.sheet.sheet))
        .get();
      if (current?.state !== "waiting") continue;
      tx.insert(certificateFile)
        .values({
          certificateId: row.certificate.id,
          kind: batch.kind === "reprint" ? "reissue" : "original",
          sha256: createHash("sha256").update(bytes).digest("hex"),
          bytesSealed: seal(bytes, filePurpose),
          size: bytes.byteLength,
          createdBy: batch.createdBy,
          createdAt: Date.now(),
        })
        .run();
      tx.update(issueBatchSheet).set({ state: "drawn" }).where(sheetIs(batch.id, row.sheet.sheet)).run();
    }
    tx.update(issueBatch)
      .set({ finished: drawn.at(-1)!.row.sheet.sheet })
      .where(eq(issueBatch.id, batch.id))
      .run();
  });
}

const sheetIs = (batchId: number, sheet: number) =>
  and(eq(issueBatchSheet.batchId, batchId), eq(issueBatchSheet.sheet, sheet));

function paperJob(row: typeof certificate.$inferSelect, layout: string, batch: Batch): PaperJob {
  return {
    facts: factsOf(row),
    layout,
    ink: batch.ink as PaperJob["ink"],
    reissue: batch.kind === "reprint" ? { on: todayOn(batch.createdAt), count: row.reissueCount } : null,
    specimen: false,
  };
}

const mergedFile = (batchId: number) => path.join(env().DATA_DIR, "jobs", `${batchId}.sealed`);

function storeMerged(batchId: number, bytes: Uint8Array): void {
  mkdirSync(path.join(env().DATA_DIR, "jobs"), { recursive: true });
  writeFileSync(`${mergedFile(batchId)}.new`, seal(bytes, mergedPurpose), { mode: 0o600 });
  renameSync(`${mergedFile(batchId)}.new`, mergedFile(batchId));
}

/** The merged document of a finished job; null when it is not there (yet). */
export const mergedDocument = (batchId: number): Buffer | null =>
  existsSync(mergedFile(batchId)) ? unseal(readFileSync(mergedFile(batchId)), mergedPurpose) : null;

/** The sheets of a job from one on, as one document: a broken print goes on where it stopped. */
export function documentFrom(db: Db, batch: Batch, from: number): Promise<Uint8Array> {
  const jobs = sheetRows(db, batch.id)
    .filter((r) => r.sheet.sheet >= from)
    .map((r) => paperJob(r.certificate, r.template.layout, batch));
  return drawMerged(jobs);
}

/** The frozen bytes of a certificate: the newest file, or one of a kind. */
export function frozenFile(
  db: Db,
  certificateId: number,
  fileId?: number,
): { bytes: Buffer; sha256: string; kind: string } | null {
  const row = db
    .select()
    .from(certificateFile)
    .where(
      and(
        eq(certificateFile.certificateId, certificateId),
        fileId ? eq(certificateFile.id, fileId) : undefined,
      ),
    )
    .orderBy(desc(certificateFile.id))
    .limit(1)
    .get();
  return row ? { bytes: unseal(row.bytesSealed, filePurpose), sha256: row.sha256, kind: row.kind } : null;
}
