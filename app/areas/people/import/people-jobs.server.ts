import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { Asker } from "~/platform/access/standing-in.server";
import { databaseFile } from "~/platform/database.server";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { log } from "~/platform/log.server";
import { compareNew } from "./compare-new.server";
import { workedKinds } from "./people-batch.server";
import { runPeopleImport } from "./run-people-import.server";

const running = new Map<number, Promise<void>>();
const comparing = new Map<number, Promise<void>>();

/** Starts what a batch waits for, beside the pages; asking twice does it once. What it made is compared afterwards. */
export function startPeopleImport(db: Db, batchId: number, asker: Asker): Promise<void> {
  const before = running.get(batchId);
  if (before) return before;
  const work = inImportWorker("runImport", { file: databaseFile(), batchId, asker }, () =>
    runPeopleImport(db, batchId, asker),
  )
    .catch((error: unknown) => {
      if (stopping) return;
      log().error({ err: error, batch: batchId }, "import failed");
      db.update(importBatch)
        // What was half taken back can be taken back again.
        .set({
          state: sql`CASE state WHEN 'undoing' THEN 'done' ELSE 'failed' END`,
          why: "why.failed",
          comparedTo: null,
        })
        .where(
          and(eq(importBatch.id, batchId), inArray(importBatch.state, ["checking", "importing", "undoing"])),
        )
        .run();
    })
    .finally(() => {
      running.delete(batchId);
      if (!stopping) startComparing(db, batchId);
    });
  running.set(batchId, work);
  return work;
}

/** Compares what a batch made with everybody, in a thread of its own: other files, and taking it back, do not wait. */
function startComparing(db: Db, batchId: number): void {
  if (comparing.has(batchId)) return;
  const work = inImportWorker(
    "compareImported",
    { file: databaseFile(), batchId },
    () => compareNew(db, batchId),
    "comparing",
  )
    .catch((error: unknown) => {
      if (!stopping) log().error({ err: error, batch: batchId }, "comparing an import failed");
    })
    .finally(() => comparing.delete(batchId));
  comparing.set(batchId, work);
}

/** Waits as long as a page may: small files are done by then, large ones show how far they are. */
export async function waitShortly(work: Promise<void>, ms = 1_500): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  await Promise.race([
    work,
    new Promise((done) => {
      timer = setTimeout(done, ms);
    }),
  ]);
  clearTimeout(timer);
}

let stopping = false;

/** Before the thread is ended: what it was doing is no failure. */
export function leavePeopleImports(): void {
  stopping = true;
}

/** Takes up what a stop or a power cut interrupted. */
export function resumePeopleImports(db: Db): void {
  stopping = false;
  const waiting = db
    .select({ id: importBatch.id, createdBy: importBatch.createdBy, state: importBatch.state })
    .from(importBatch)
    .where(
      and(
        inArray(importBatch.kind, workedKinds),
        or(
          inArray(importBatch.state, ["checking", "importing", "undoing"]),
          and(eq(importBatch.state, "done"), isNotNull(importBatch.comparedTo)),
        ),
      ),
    )
    .all();
  for (const { id, createdBy, state } of waiting)
    if (state === "done") startComparing(db, id);
    else void startPeopleImport(db, id, { userId: createdBy, sessionId: "", address: "" });
}
