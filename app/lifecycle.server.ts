import { accessSync, constants, existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { migrateDatabase, schemaVersion } from "db/client.server";
import { demoPassword, demoStaff } from "db/seed/staff";
import { startJobs, stopJobs, warmPapers } from "~/areas/certificates/index.server";
import { fillDemo, fillReference } from "~/fill-demo.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";
import { env, isDemo } from "~/platform/env.server";
import { secrets } from "~/platform/keys.server";

/** What the Node server asks of the application around a start and a stop. */
export const lifecycle = {
  /** Folder, secrets, schema, and the demo data in an empty database. Throws when the data cannot be used. */
  async prepare(report: (line: string) => void): Promise<void> {
    mkdirSync(env().DATA_DIR, { recursive: true });
    accessSync(env().DATA_DIR, constants.W_OK | constants.X_OK);
    const fresh = !existsSync(databaseFile());
    secrets();
    const began = Date.now();
    const { applied } = migrateDatabase(database(), path.resolve("db/migrations"));
    if (applied > 0 && Date.now() - began > 1000) report(`Database brought up to date (${applied} steps)`);
    if (fresh) fillReference(database(), report);
    if (fresh && isDemo()) await fillDemo(database(), report);
  },
  /** Once the port is open: warm what the first visitor would wait for, take up interrupted print jobs. */
  async started(): Promise<void> {
    await warmPapers();
    void startJobs();
  },
  /** After the last request was answered. */
  async stop(): Promise<void> {
    await stopJobs();
    releaseDatabase();
  },
  /** What the first screen tells; null in production. */
  async demoAccounts(): Promise<{ password: string; accounts: { username: string; role: string }[] } | null> {
    return isDemo()
      ? { password: demoPassword, accounts: demoStaff.map(({ username, role }) => ({ username, role })) }
      : null;
  },
  schemaVersion: () => schemaVersion(database()),
};
