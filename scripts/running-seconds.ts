import { Worker } from "node:worker_threads";

/** Counts in a thread of its own, and writes without asking this one. */
const count = `
const { workerData: d } = require("node:worker_threads");
const { writeSync } = require("node:fs");
const ended = new Int32Array(d.ended);
const began = Date.now();
while (Atomics.wait(ended, 0, 0, d.everyMs) === "timed-out") {
  const seconds = Math.round((Date.now() - began) / 1000);
  try { writeSync(d.to, d.live ? "\\r    … " + seconds + " s" : "    … " + seconds + " s\\n"); } catch {}
}
`;

export interface RunningSeconds {
  /** Takes the count off the last line, so that another can be written there. */
  clear(): void;
  end(): void;
}

/**
 * Says how many seconds have gone while this thread is busy and can say nothing: on a terminal each second on one
 * line, in a log every ten.
 */
export function runningSeconds(
  given: { live?: boolean; everyMs?: number; to?: number } = {},
): RunningSeconds {
  const live = given.live ?? process.stdout.isTTY === true;
  const { everyMs = live ? 1000 : 10_000, to = 1 } = given;
  const ended = new SharedArrayBuffer(4);
  const worker = new Worker(count, { eval: true, workerData: { ended, live, everyMs, to } });
  worker.unref();
  const clear = () => {
    if (live) process.stdout.write("\r\u001b[K");
  };
  return {
    clear,
    end: () => {
      Atomics.store(new Int32Array(ended), 0, 1);
      Atomics.notify(new Int32Array(ended), 0);
      clear();
    },
  };
}
