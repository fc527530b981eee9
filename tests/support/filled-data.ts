import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import path from "node:path";
import { freePort, removeFolder, startServer, temporaryFolder } from "./running-server";

/**
 * Before the browser tests: the demo is filled in once, and each server that asks for no folder of its own gets a copy.
 * The power fails in the middle of the first filling, so that all tests work with what the second start made of it.
 */
export default async function fill(): Promise<() => void> {
  const dataDir = temporaryFolder();
  const cutOff = await startAndPullThePlug(dataDir);
  const server = await startServer({ dataDir });
  await server.stop();
  process.env.QIHANG_TEST_DATA = dataDir;
  process.env.QIHANG_TEST_CUT_OFF = cutOff;
  return () => removeFolder(dataDir);
}

/** @returns what the folder held then: its marker of a filling under way, and a database that is not finished */
async function startAndPullThePlug(dataDir: string): Promise<string> {
  const child = spawn(process.execPath, ["build/serve.mjs"], {
    env: {
      ...process.env,
      NODE_ENV: "production",
      QIHANG_MODE: "demo",
      PORT: String(await freePort()),
      DATA_DIR: dataDir,
    },
    stdio: "ignore",
  });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  const marker = path.join(dataDir, "filling");
  for (let waited = 0; !existsSync(marker) && waited < 20_000; waited += 20)
    await new Promise((resolve) => setTimeout(resolve, 20));
  await new Promise((resolve) => setTimeout(resolve, 1500));
  child.kill("SIGKILL");
  await ended;
  return ["filling", "qihang.db"].filter((name) => existsSync(path.join(dataDir, name))).join(" ");
}
