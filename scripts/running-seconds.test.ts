import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, it } from "vitest";
import { runningSeconds } from "./running-seconds";

const block = (ms: number) => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

it("the seconds run on while this thread is busy, and no longer once it is done", () => {
  const folder = mkdtempSync(path.join(tmpdir(), "qihang-seconds-"));
  const file = path.join(folder, "said");
  const to = openSync(file, "a");
  const said = () => readFileSync(file, "utf8").split("\n").length - 1;
  try {
    const seconds = runningSeconds({ live: false, everyMs: 20, to });
    for (let waited = 0; said() < 3 && waited < 100; waited += 1) block(50);
    expect(readFileSync(file, "utf8")).toMatch(/^( {4}… \d+ s\n){3,}$/);
    seconds.end();
    block(100);
    const then = said();
    block(100);
    expect(said()).toBe(then);
  } finally {
    closeSync(to);
    rmSync(folder, { recursive: true });
  }
});
