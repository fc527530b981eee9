import path from "node:path";
import Database from "better-sqlite3";
import { env, SettingError } from "./env.server";

let held: Database.Database | undefined;

/**
 * One server for one data folder: two would each keep their own idea of sessions, settings and print jobs.
 * The lock is the system's own and goes with the process, however it ends.
 * @throws SettingError when another process has it.
 */
export function lockData(folder = env().DATA_DIR): void {
  if (held) return;
  const lock = new Database(path.join(folder, "qihang.lock"), { timeout: 0 });
  try {
    lock.pragma("journal_mode = MEMORY");
    lock.exec("BEGIN EXCLUSIVE");
    held = lock;
  } catch (error) {
    lock.close();
    if ((error as { code?: string }).code !== "SQLITE_BUSY") throw error;
    throw new SettingError(`Another Qihang is running on the data in ${folder}. Stop it first.`);
  }
}

export function unlockData(): void {
  held?.close();
  held = undefined;
}
