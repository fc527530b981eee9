import { createHash } from "node:crypto";
import {
  constants,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from "node:fs";
import path from "node:path";
import { closeDatabase, migrateDatabase, openDatabase } from "db/client.server";
import { certificateTemplate } from "db/schema";
import { loadCertificateTemplate } from "~/areas/certificates/index.server";
import { usualNumberRule } from "~/areas/certificates/number-rule";
import { loadCourseRules } from "~/areas/training/index.server";
import { readEnv } from "~/platform/env.server";
import { loadSecrets, setSecrets } from "~/platform/keys.server";
import { seedClasses, seedPeople } from "./seed-people";
import { seedVillages } from "./seed-places";

export interface Size {
  name: string;
  /** Division code whose villages are taken. */
  prefix: string;
  villages: number;
  people: number;
  enrolments: number;
  /** Classes of `printSize` people that wait for their certificates. */
  printClasses: number;
  printSize: number;
}

/** The databases of MEASURES. Loans come with the area of loans. */
export const county: Size = {
  name: "county",
  prefix: "371725",
  villages: 400,
  people: 200_000,
  enrolments: 60_000,
  printClasses: 4,
  printSize: 1000,
};
export const million: Size = {
  name: "million",
  prefix: "37",
  villages: 62_074,
  people: 1_000_000,
  enrolments: 300_000,
  printClasses: 0,
  printSize: 0,
};

export const databaseIn = (folder: string) => path.join(folder, "qihang.db");

/** Uses the keys of a data folder in this process, as the server that runs on it does. */
export function takeKeysOf(folder: string): void {
  const settings = readEnv({ ...process.env, DATA_DIR: folder });
  if (!settings.ok) throw new Error(settings.lines.join("; "));
  setSecrets(loadSecrets(folder, settings.env));
}

/** Makes a database of this size in an empty folder. */
export function fill(folder: string, size: Size, report: (line: string) => void): void {
  mkdirSync(folder, { recursive: true });
  takeKeysOf(folder);
  const db = openDatabase(databaseIn(folder));
  migrateDatabase(db, path.resolve("db/migrations"));
  // Nobody waits for these commits: a half-made seed is thrown away. Indexes are made once, at the end.
  db.$client.pragma("journal_mode = OFF");
  db.$client.pragma("synchronous = OFF");
  db.$client.pragma("cache_size = -524288");
  loadCourseRules(db);
  loadCertificateTemplate(db, "郓城县人力资源和社会保障局");
  // A class of a thousand, which no bureau has, needs a digit more than the usual rule gives.
  db.update(certificateTemplate)
    .set({ numberRule: usualNumberRule.replace("{serial3}", "{serial4}") })
    .run();
  const villages = seedVillages(db, size.prefix, size.villages);
  const indexes = db.$client
    .prepare(
      "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL AND tbl_name IN ('person', 'person_residence', 'enrolment')",
    )
    .all() as { name: string; sql: string }[];
  for (const { name } of indexes) db.$client.exec(`DROP INDEX "${name}"`);
  seedPeople(db, villages, size.people, (done) => {
    if (done % 100_000 === 0) report(`${size.name}: ${done.toLocaleString("en")} people`);
  });
  seedClasses(db, Math.floor(size.enrolments / 30), 30);
  seedClasses(db, size.printClasses, size.printSize);
  for (const { sql } of indexes) db.$client.exec(sql);
  db.$client.pragma("journal_mode = WAL");
  closeDatabase(db);
}

/** Everything that decides what a seed looks like: while it is unchanged, yesterday's file serves. */
function fingerprint(size: Size): string {
  const hash = createHash("sha256").update(JSON.stringify(size));
  const folders = ["db/seed", "scripts/bench", "app/areas/people", "app/platform/search"];
  for (const folder of folders)
    for (const name of readdirSync(folder).sort())
      if (
        /^seed-|^(person|person-record\.server|person-name|id-number|pinyin|roster-key|synthetic-person|training)\.ts$/.test(
          name,
        )
      )
        hash.update(name).update(readFileSync(path.join(folder, name)));
  return hash.digest("hex").slice(0, 16);
}

/** The folder of a seeded database, made when there is none of this code; older ones are removed. */
export function seeded(size: Size, report: (line: string) => void, cache = ".cache/bench"): string {
  const folder = path.resolve(cache, `${size.name}-${fingerprint(size)}`);
  if (!existsSync(folder)) {
    mkdirSync(cache, { recursive: true });
    for (const name of readdirSync(cache))
      if (name.startsWith(`${size.name}-`)) rmSync(path.join(cache, name), { recursive: true });
    const began = performance.now();
    report(`${size.name}: seeding, once …`);
    fill(`${folder}.new`, size, report);
    renameSync(`${folder}.new`, folder);
    report(`${size.name}: seeded in ${Math.round((performance.now() - began) / 1000)} s`);
  }
  // The schema may have grown since: an older file is brought up to date as any installation is.
  const db = openDatabase(databaseIn(folder));
  migrateDatabase(db, path.resolve("db/migrations"));
  closeDatabase(db);
  return folder;
}

/** A copy that a measurement may write to. */
export function workingCopy(folder: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to, { recursive: true });
  for (const name of ["qihang.db", "secrets.json"])
    copyFileSync(path.join(folder, name), path.join(to, name), constants.COPYFILE_FICLONE);
  return to;
}
