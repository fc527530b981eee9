import { createHash } from "node:crypto";
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  writeFileSync,
} from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { type Db, schemaVersion } from "db/client.server";
import { z } from "zod";
import packageJson from "../../package.json";
import { databaseFile } from "./database.server";
import { env, SettingError } from "./env.server";
import { secretsFile } from "./keys.server";

const manifestSchema = z.object({
  madeAt: z.string(),
  version: z.string(),
  schemaVersion: z.number().int(),
  /** Last row of the audit log at that moment: a later file that lacks it was cut. */
  lastEvent: z.object({ id: z.number(), hash: z.string() }).nullable(),
  /** File name → SHA-256. */
  files: z.record(z.string(), z.string()),
});
export type BackupManifest = z.infer<typeof manifestSchema>;

const manifestName = "backup.json";
const sha256 = (file: string) => createHash("sha256").update(readFileSync(file)).digest("hex");
const jobsFolder = () => path.join(env().DATA_DIR, "jobs");

/** What belongs to the data besides the database: the keys and the finished print jobs. */
const besides = (): [name: string, file: string][] => [
  ...(existsSync(secretsFile()) ? [["secrets.json", secretsFile()] as [string, string]] : []),
  ...(existsSync(jobsFolder())
    ? readdirSync(jobsFolder())
        .filter((name) => name.endsWith(".sealed"))
        .map((name) => [`jobs/${name}`, path.join(jobsFolder(), name)] as [string, string])
    : []),
];

/** The log's last row in the copy itself: the running product may have written on since. */
function lastEventIn(file: string): BackupManifest["lastEvent"] {
  const copy = new Database(file, { readonly: true });
  try {
    return (copy.prepare("SELECT id, hash FROM audit_event ORDER BY id DESC LIMIT 1").get() as never) ?? null;
  } finally {
    copy.close();
  }
}

/**
 * Copies the data into a new folder (0700, files 0600) while the product may be running: the database by SQLite's
 * online backup, which is one consistent moment. Errors: throws when the folder exists or the copy is not whole.
 */
export async function writeBackup(db: Db, folder: string): Promise<BackupManifest> {
  if (existsSync(folder)) throw new SettingError(`${folder} is there already.`);
  mkdirSync(path.join(folder, "jobs"), { recursive: true, mode: 0o700 });
  chmodSync(folder, 0o700);
  const copy = path.join(folder, "qihang.db");
  await db.$client.backup(copy);
  const files = besides();
  for (const [name, file] of files) copyFileSync(file, path.join(folder, name));
  const names = ["qihang.db", ...files.map(([name]) => name)];
  for (const name of names) chmodSync(path.join(folder, name), 0o600);
  const last = lastEventIn(copy);
  const manifest: BackupManifest = {
    madeAt: new Date().toISOString(),
    version: packageJson.version,
    schemaVersion: schemaVersion(db),
    lastEvent: last ?? null,
    files: Object.fromEntries(names.map((name) => [name, sha256(path.join(folder, name))])),
  };
  writeFileSync(path.join(folder, manifestName), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
  return manifest;
}

/** @throws SettingError when the folder is no backup, or a file of it is missing or changed. */
export function readBackup(folder: string): BackupManifest {
  const file = path.join(folder, manifestName);
  if (!existsSync(file))
    throw new SettingError(`${folder} is no backup of Qihang: it has no ${manifestName}.`);
  const parsed = manifestSchema.safeParse(JSON.parse(readFileSync(file, "utf8")));
  if (!parsed.success) throw new SettingError(`${file} cannot be read.`);
  for (const [name, expected] of Object.entries(parsed.data.files)) {
    const stored = path.join(folder, name);
    if (!/^(jobs\/)?[\w.-]+$/.test(name) || !existsSync(stored) || sha256(stored) !== expected)
      throw new SettingError(`${stored} is missing or was changed since the backup was made.`);
  }
  return parsed.data;
}

/** Puts the files of a backup into DATA_DIR. @throws SettingError when there is a database already. */
export function layBack(folder: string, manifest: BackupManifest): void {
  if (existsSync(databaseFile()))
    throw new SettingError(`${env().DATA_DIR} has a database already: a backup goes into an empty folder.`);
  mkdirSync(jobsFolder(), { recursive: true });
  for (const name of Object.keys(manifest.files)) {
    const to = path.join(env().DATA_DIR, name);
    copyFileSync(path.join(folder, name), to);
    chmodSync(to, 0o600);
  }
}
