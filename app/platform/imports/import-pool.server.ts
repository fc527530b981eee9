import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import Piscina from "piscina";

/** Built by scripts/build.ts beside the server. */
const workerFile = () => path.resolve("build/import-worker.mjs");

let pool: Piscina | null | undefined;

/** The worker of the running product; null where there is no build (tests, the development server). */
function importPool(): Piscina | null {
  if (pool === undefined)
    pool =
      process.env.NODE_ENV === "production" && existsSync(workerFile())
        ? new Piscina({
            filename: pathToFileURL(workerFile()).href,
            minThreads: 0,
            // One writer at a time; the other core is for the pages.
            maxThreads: 1,
            idleTimeout: 60_000,
          })
        : null;
  return pool;
}

/** Runs an export of app/import-worker.ts in its thread, or `here` in this one when there is no worker. */
export async function inImportWorker<I, O>(
  name: string,
  input: I,
  here: (input: I) => O | Promise<O>,
): Promise<O> {
  const worker = importPool();
  return worker ? ((await worker.run(input, { name })) as O) : here(input);
}

/** Ends the thread at once: what it had not committed is not there, and goes on after the next start. */
export async function closeImportPool(): Promise<void> {
  const open = pool;
  pool = undefined;
  await open?.destroy();
}
