// `npm test`: everything a clean checkout needs to be called green. `npm run check`: the quick part.
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { checkNode, compileParts, installPackages, root, step } from "./install.mjs";

checkNode();
process.chdir(root);
const quick = process.argv.includes("--quick");
const bin = (name) => path.join("node_modules", ".bin", name);
// A log file is read by people too: no escapes of a terminal in it.
if (!process.stdout.isTTY) {
  process.env.NO_COLOR = "1";
  delete process.env.FORCE_COLOR;
}
const count = { passed: 0, failed: 0, skipped: 0 };

/** Debian's browser and PDF tools, when they are missing. */
async function installDebian() {
  const has = (command) => spawnSync("which", [command]).status === 0;
  const packages = has("pdftotext") ? [] : ["poppler-utils"];
  const hasFont = spawnSync("fc-list", [":lang=zh-cn"], { encoding: "utf8" }).stdout?.trim();
  if (!hasFont) packages.push("fonts-noto-cjk");
  const browser = has("chromium-headless-shell") || has("chromium");
  if (packages.length === 0 && browser) return;
  const sudo = process.getuid?.() === 0 ? [] : ["sudo", "-n"];
  const run = (title, ...args) => {
    const [command, ...rest] = [...sudo, "apt-get", ...args];
    return step(title, command, rest, { env: { DEBIAN_FRONTEND: "noninteractive" } });
  };
  await run("Reading Debian's package list", "update", "-qq");
  // The browser without a screen is the lighter one; an older Debian has only the whole.
  const known = (name) => spawnSync("apt-cache", ["show", name]).status === 0;
  if (!browser) packages.push(known("chromium-headless-shell") ? "chromium-headless-shell" : "chromium");
  await run(
    `Installing ${packages.join(", ")}`,
    "install",
    "-y",
    "-qq",
    "--no-install-recommends",
    ...packages,
  );
}

/** Runs one tool that passes or fails as a whole; what it says is shown when it is through. */
function whole(title, command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ["ignore", "pipe", "pipe"] });
    let said = "";
    for (const stream of [child.stdout, child.stderr])
      stream.on("data", (d) => {
        said += d;
      });
    child.on("error", (error) => {
      said += error.message;
    });
    child.on("close", (status) => {
      console.log(`\n— ${title}\n${said}`);
      if (status === 0) count.passed += 1;
      else {
        count.failed += 1;
        console.log(`FAILED: ${title}`);
      }
      resolve();
    });
  });
}

/** Runs Vitest and adds up what it counted. */
function suite(title, config, only = []) {
  console.log(`\n— ${title}`);
  mkdirSync(".cache", { recursive: true });
  const report = path.join(".cache", `vitest-${path.basename(config, ".config.ts")}.json`);
  rmSync(report, { force: true });
  return new Promise((resolve) => {
    const args = [
      "run",
      "--config",
      config,
      "--reporter=default",
      "--reporter=json",
      `--outputFile.json=${report}`,
      ...only,
    ];
    const child = spawn(bin("vitest"), args, { stdio: "inherit", env: { ...process.env, NODE_ENV: "test" } });
    child.on("close", (status) => {
      if (!existsSync(report)) {
        count.failed += 1;
        console.log(`FAILED: ${title} did not run`);
      } else {
        const r = JSON.parse(readFileSync(report, "utf8"));
        count.passed += r.numPassedTests;
        count.failed += r.numFailedTests;
        count.skipped += r.numPendingTests + (r.numTodoTests ?? 0);
        // A file that could not be loaded has no tests to count.
        const brokenFiles = r.testResults.filter(
          (f) => f.status === "failed" && f.assertionResults.length === 0,
        ).length;
        count.failed += brokenFiles;
        if (status !== 0 && r.numFailedTests + brokenFiles === 0) count.failed += 1;
      }
      resolve();
    });
  });
}

function stop(error) {
  console.error(error.message);
  process.exit(1);
}
const fresh = await installPackages().catch(stop);
if (!quick) await installDebian().catch(stop);

// The type check keeps one core busy for a minute, compiling SQLite as long: the rest runs beside them.
console.log(`\n— Types, lint, import rules${quick ? "" : ", build"} …`);
await Promise.all([
  fresh && compileParts().catch(stop),
  whole("Types", bin("tsc"), ["--noEmit", "-p", "."]),
  (async () => {
    await whole("Lint", bin("biome"), ["check", "."]);
    await whole("Import rules", bin("depcruise"), [
      "--config",
      ".dependency-cruiser.cjs",
      "app",
      "db",
      "scripts",
    ]);
    if (!quick) await whole("Build", process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/build.ts"]);
  })(),
]);
await suite("Unit, command and route tests", "vitest.config.ts");
if (!quick) await suite("Browser tests", "vitest.e2e.config.ts");

const skipped = count.skipped > 0 ? `, ${count.skipped} skipped` : "";
console.log(`\n${count.passed} passed, ${count.failed} failed${skipped}`);
process.exit(count.failed > 0 ? 1 : 0);
