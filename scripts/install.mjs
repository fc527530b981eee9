// Runs before anything is installed: plain JavaScript, nothing but Node.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = fileURLToPath(new URL("..", import.meta.url));

/** Exits with one clear line when Node is too old. */
export function checkNode() {
  const [major, minor] = process.versions.node.split(".").map(Number);
  if (major > 20 || (major === 20 && minor >= 19)) return;
  console.error(
    `Qihang needs Node 20.19 or later; this is ${process.versions.node}.  启航需要 Node 20.19 以上。`,
  );
  process.exit(1);
}

/** Runs a step and says every few seconds that it is still going; its output is shown only when it fails (or `loud`). */
export function step(title, command, args, { loud = false, env = {} } = {}) {
  const began = Date.now();
  const seconds = () => ((Date.now() - began) / 1000).toFixed(0);
  const live = process.stdout.isTTY;
  process.stdout.write(`  ${title} …${live ? "" : "\n"}`);
  const ticker = setInterval(
    () => {
      if (live) process.stdout.write(`\r  ${title} … ${seconds()} s`);
      else console.log(`    … ${seconds()} s`);
    },
    live ? 1000 : 10_000,
  );
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, {
      cwd: root,
      env: { ...process.env, ...env },
      stdio: loud ? "inherit" : ["ignore", "pipe", "pipe"],
    });
    const output = [];
    child.stdout?.on("data", (d) => output.push(d));
    child.stderr?.on("data", (d) => output.push(d));
    child.on("error", (error) => {
      clearInterval(ticker);
      reject(error);
    });
    child.on("close", (code) => {
      clearInterval(ticker);
      if (code === 0) {
        process.stdout.write(live ? `\r  ${title} ✓ ${seconds()} s\n` : `  ${title} ✓ ${seconds()} s\n`);
        resolve(Buffer.concat(output).toString());
      } else {
        process.stdout.write("\n");
        process.stderr.write(Buffer.concat(output));
        reject(new Error(`${title}: ${command} ended with ${code}`));
      }
    });
  });
}

const digest = (text) => createHash("sha256").update(text).digest("hex");
const readIf = (file) => (existsSync(file) ? readFileSync(file, "utf8") : "");
export const npm = process.platform === "win32" ? "npm.cmd" : "npm";

/**
 * Whether what npm wrote down of its last installation is what the lock file asks for, package by package. Optional
 * packages of other systems are rightly absent.
 */
export function installedFits(folder = root) {
  const read = (...parts) => JSON.parse(readIf(path.join(folder, ...parts)) || "{}").packages ?? {};
  const present = read("node_modules", ".package-lock.json");
  const locked = Object.entries(read("package-lock.json")).filter(([place]) => place !== "");
  if (locked.length === 0) return false;
  return locked.every(([place, asked]) => {
    const there = present[place];
    if (!there) return asked.optional === true;
    return (
      there.version === asked.version &&
      there.integrity === asked.integrity &&
      existsSync(path.join(folder, place, "package.json"))
    );
  });
}

/** Compiled parts fit one version of Node only: they are tried, once. */
const nativePartsRun = () =>
  spawnSync(process.execPath, ["-e", "new (require('better-sqlite3'))(':memory:').close()"], {
    cwd: root,
    stdio: "ignore",
  }).status === 0;

const stamp = path.join(root, "node_modules", ".qihang-lock");
const stampText = () =>
  digest(`${readFileSync(path.join(root, "package-lock.json"))}${process.versions.modules}`);

/** Puts the locked packages in place when they are missing or stale. @returns whether `compileParts` has to follow */
export async function installPackages() {
  if (readIf(stamp) === stampText()) return false;
  if (installedFits() && nativePartsRun()) {
    writeFileSync(stamp, stampText());
    return false;
  }
  await step("Installing dependencies, about a minute  安装依赖", npm, [
    "ci",
    "--no-fund",
    "--no-audit",
    "--ignore-scripts",
  ]);
  return true;
}

/** Runs what the allowed packages do after they were put in place: SQLite is compiled. */
export async function compileParts() {
  const { allowScripts } = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8"));
  const args = ["rebuild", "--no-fund", "--no-audit", ...Object.keys(allowScripts)];
  // A binary of unknown make is never fetched: what runs here is made here.
  const env = { JOBS: "max", npm_config_build_from_source: "true" };
  await step("Compiling SQLite, one to two minutes  编译 SQLite", npm, args, { env });
  writeFileSync(stamp, stampText());
}

/** Installs the locked dependencies when they are missing or the lock file changed. */
export async function installIfStale() {
  if (!(await installPackages())) return false;
  await compileParts();
  return true;
}

function* filesIn(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(full);
    else if (!/\.test\.tsx?$/.test(entry.name)) yield full;
  }
}

/** One line per source file: changes whenever a build would come out differently. */
function sourceState() {
  const lines = [];
  for (const part of ["app", "db", "public", "scripts"]) {
    for (const file of filesIn(path.join(root, part))) {
      const { size, mtimeMs } = statSync(file);
      lines.push(`${path.relative(root, file)} ${size} ${mtimeMs}`);
    }
  }
  for (const file of ["package-lock.json", "vite.config.ts", "vite.alias.ts", "tsconfig.json"]) {
    lines.push(`${file} ${digest(readFileSync(path.join(root, file), "utf8"))}`);
  }
  return digest(lines.sort().join("\n"));
}

const sources = path.join(root, "build", ".sources");

/** Whether the build was made from the sources as they are. */
export const builtFromSources = () => readIf(sources) === sourceState();

/** Says so: the last thing a build does. */
export const noteBuilt = () => writeFileSync(sources, sourceState());

/** Builds when a source file changed since the last build. */
export async function buildIfStale() {
  if (builtFromSources()) return false;
  await step("Building  构建", process.execPath, ["node_modules/tsx/dist/cli.mjs", "scripts/build.ts"]);
  return true;
}
