import path from "node:path";
import { closeDatabase, type Db, openDatabase } from "db/client.server";
import { env } from "./env.server";

let current: Db | undefined;

export const databaseFile = () => path.join(env().DATA_DIR, "qihang.db");

/** The one open database of this process. */
export function database(): Db {
  current ??= openDatabase(databaseFile());
  return current;
}

/** Tests and the start script hand over a database they opened themselves. */
export function setDatabase(db: Db): void {
  current = db;
}

export function releaseDatabase(): void {
  if (current) closeDatabase(current);
  current = undefined;
}
