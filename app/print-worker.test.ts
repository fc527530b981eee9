import { rmSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { build } from "esbuild";
import Piscina from "piscina";
import { afterAll, beforeAll, expect, it } from "vitest";
import { drawEach, drawTogether, firstLayout, specimenJob } from "~/areas/certificates/draw-papers.server";

// The worker as the build makes it: what comes back over the thread must be the bytes that this process draws.
const file = path.resolve("build", `print-worker-test-${process.pid}.mjs`);
let pool: Piscina;

beforeAll(async () => {
  await build({
    entryPoints: ["app/print-worker.ts"],
    outfile: file,
    bundle: true,
    platform: "node",
    format: "esm",
    packages: "external",
    tsconfig: "tsconfig.json",
    logLevel: "error",
  });
  pool = new Piscina({ filename: pathToFileURL(file).href, maxThreads: 1 });
});
afterAll(async () => {
  await pool.destroy();
  rmSync(file, { force: true });
});

const jobs = ["孔庆春", "张小龙"].map((holderName) => specimenJob(firstLayout(), "mono", { holderName }));

it("draws in its thread what this process draws", async () => {
  const each: unknown = await pool.run(jobs, { name: "drawEach" });
  expect(each).toEqual(drawEach(jobs));
  expect(await pool.run(jobs, { name: "drawTogether" })).toEqual(drawTogether(jobs));
});

it("names a character that no font has, instead of failing without a word", async () => {
  const odd = [specimenJob(firstLayout(), "mono", { holderName: "赵\u{3106C}" })];
  expect(await pool.run(odd, { name: "drawEach" })).toEqual({ ok: false, missing: "U+3106C" });
});
