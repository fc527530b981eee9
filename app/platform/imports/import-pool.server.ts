import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import Piscina from "piscina";

/** Built by scripts/build.ts beside the server. */
const workerFile = () => path.resolve("build/import-worker.mjs");

/**
 * Files are read and written in one thread; comparing goes on for minutes in another, and keeps no file waiting; for a
 * merger of villages somebody waits.
 */
export type ImportThread = "files" | "comparing" | "merging";

const pools = new Map<ImportThread, Piscina | null>();

/** The worker of the running product; null where there is no build (tests, the development server). */
function importPool(thread: ImportThread): Piscina | null {
  const known = pools.get(thread);
  if (known !== undefined) return known;
  const pool =
    process.env.NODE_ENV === "production" && existsSync(workerFile())
      ? new Piscina({
          filename: pathToFileURL(workerFile()).href,
          minThreads: 0,
          maxThreads: 1,
          idleTimeout: 60_000,
        })
      : null;
  pools.set(thread, pool);
  return pool;
}

/** Runs an export of app/import-worker.ts in its thread, or `here` in this one when there is no worker. */
export async function inImportWorker<I, O>(
  name: string,
  input: I,
  here: (input: I) => O | Promise<O>,
  thread: ImportThread = "files",
): Promise<O> {
  const worker = importPool(thread);
  return worker ? ((await worker.run(input, { name })) as O) : here(input);
}

/** Ends the threads at once: what they had not committed is not there, and goes on after the next start. */
export async function closeImportPool(): Promise<void> {
  const open = [...pools.values()];
  pools.clear();
  await Promise.all(open.map((pool) => pool?.destroy()));
}
