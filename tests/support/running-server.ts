import { type ChildProcess, spawn } from "node:child_process";
import { cpSync, existsSync, mkdtempSync, rmSync, statfsSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";

/** The built product, running for a test on a port of its own with data of its own. */
export interface RunningServer {
  origin: string;
  dataDir: string;
  child: ChildProcess;
  output: () => string;
  /** Asks to stop and waits; resolves with the exit code. */
  stop: () => Promise<number | null>;
  /** Pulls the plug. */
  kill: () => Promise<void>;
}

export const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once("error", reject);
    probe.listen(0, "127.0.0.1", () => {
      const { port } = probe.address() as { port: number };
      probe.close(() => resolve(port));
    });
  });

/** Data of a test lies in memory where the system has room there: every write is waited for until it is on the disk. */
export const temporaryFolder = () => mkdtempSync(path.join(roomInMemory() ?? tmpdir(), "qihang-test-"));

function roomInMemory(): string | undefined {
  const place = "/dev/shm";
  if (!existsSync(place)) return;
  const { bavail, bsize } = statfsSync(place);
  return bavail * bsize > 1_000_000_000 ? place : undefined;
}

/** A folder with the demo in it: a copy of the one that filled-data.ts made, or empty, to be filled at the first start. */
export function demoFolder(): string {
  const folder = temporaryFolder();
  const filled = process.env.QIHANG_TEST_DATA;
  if (filled) cpSync(filled, folder, { recursive: true });
  return folder;
}
export const removeFolder = (folder: string) => rmSync(folder, { recursive: true, force: true });

/** Starts `build/serve.mjs` (the test run builds it beforehand) and waits until it answers. */
export async function startServer(
  options: { dataDir?: string; port?: number; env?: Record<string, string> } = {},
): Promise<RunningServer> {
  const port = options.port ?? (await freePort());
  const dataDir = options.dataDir ?? demoFolder();
  const child = spawn(process.execPath, ["build/serve.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      QIHANG_MODE: "demo",
      HOST: "127.0.0.1",
      ...options.env,
      PORT: String(port),
      DATA_DIR: dataDir,
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout?.on("data", (d) => {
    text += d;
  });
  child.stderr?.on("data", (d) => {
    text += d;
  });
  const exited = new Promise<number | null>((resolve) => child.once("exit", (code) => resolve(code)));
  const origin = `http://127.0.0.1:${port}`;
  const deadline = Date.now() + 180_000;
  for (;;) {
    // Killed by a signal there is no exit code.
    if (child.exitCode !== null || child.signalCode !== null)
      throw new Error(`the server ended with ${child.exitCode ?? child.signalCode}:\n${text}`);
    if (Date.now() > deadline) throw new Error(`the server did not answer in three minutes:\n${text}`);
    try {
      const answer = await fetch(`${origin}/healthz`);
      if (answer.ok) break;
    } catch {
      // not listening yet
    }
    await new Promise((r) => setTimeout(r, 50));
  }
  return {
    origin,
    dataDir,
    child,
    output: () => text,
    stop: () => {
      child.kill("SIGTERM");
      return exited;
    },
    kill: async () => {
      child.kill("SIGKILL");
      await exited;
    },
  };
}

/** Runs something of the product that is meant to end by itself (a script, a start that fails) and waits for it. */
export function runToEnd(
  file: string,
  options: { args?: string[]; env?: Record<string, string>; input?: string } = {},
): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, [file, ...(options.args ?? [])], {
    env: { ...process.env, NODE_ENV: "production", HOST: "127.0.0.1", ...options.env },
    stdio: ["pipe", "pipe", "pipe"],
  });
  child.stdin.end(options.input ?? "");
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (d) => {
      text += d;
    });
  const patience = setTimeout(() => child.kill("SIGKILL"), 60_000);
  return new Promise((resolve) =>
    child.once("close", (code) => {
      clearTimeout(patience);
      resolve({ code, text });
    }),
  );
}
