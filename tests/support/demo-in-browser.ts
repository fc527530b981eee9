import path from "node:path";
import Database from "better-sqlite3";
import { afterAll, beforeAll } from "vitest";
import { type WatchedBrowser, watchedBrowser } from "./browser";
import { type RunningServer, removeFolder, startServer } from "./running-server";

/**
 * The built product with its demo, a browser at it, and its database to look into: begun before the tests of a file, and
 * ended after them. What it answers is filled by then.
 */
export function demoInBrowser(): { server: RunningServer; browser: WatchedBrowser; db: Database.Database } {
  const demo = {} as { server: RunningServer; browser: WatchedBrowser; db: Database.Database };
  beforeAll(async () => {
    demo.server = await startServer();
    demo.db = new Database(path.join(demo.server.dataDir, "qihang.db"));
    demo.browser = await watchedBrowser(demo.server.origin);
  });
  afterAll(async () => {
    await demo.browser?.close();
    demo.db?.close();
    await demo.server?.stop();
    if (demo.server) removeFolder(demo.server.dataDir);
  });
  return demo;
}
