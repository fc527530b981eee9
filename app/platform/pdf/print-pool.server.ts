import { existsSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import Piscina from "piscina";

/** Built by scripts/build.ts beside the server. */
const workerFile = () => path.resolve("build/print-worker.mjs");

let pool: Piscina | null | undefined;

/** The worker of the running product; null where there is no build (tests, the development server). */
function printPool(): Piscina | null {
  if (pool === undefined)
    pool =
      process.env.NODE_ENV === "production" && existsSync(workerFile())
        ? new Piscina({
            filename: pathToFileURL(workerFile()).href,
            minThreads: 1,
            // One thread keeps the other core for the pages; a thousand sheets take it a few seconds.
            maxThreads: 1,
            idleTimeout: Number.POSITIVE_INFINITY,
          })
        : null;
  return pool;
}

/** Runs an export of app/print-worker.ts in its thread, or `here` in this one when there is no worker. */
export async function inPrintWorker<I, O>(
  name: string,
  input: I,
  here: (input: I) => O | Promise<O>,
): Promise<O> {
  const worker = printPool();
  return worker ? ((await worker.run(input, { name })) as O) : here(input);
}

/** Lets the thread begin before anybody asks for it; where there is none, nothing happens. */
export function wakePrintWorker<I>(name: string, input: I): void {
  // A stop may come first.
  printPool()
    ?.run(input, { name })
    .catch(() => {});
}

/** Ends the thread; whatever asks next starts another. */
export async function closePrintPool(): Promise<void> {
  const open = pool;
  pool = undefined;
  await open?.destroy();
}
