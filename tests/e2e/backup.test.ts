import { createHash } from "node:crypto";
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import Database from "better-sqlite3";
import { closeDatabase, openDatabase } from "db/client.server";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { HttpClient } from "../support/http-client";
import {
  demoFolder,
  type RunningServer,
  removeFolder,
  runToEnd,
  startServer,
} from "../support/running-server";

// Backup and restore, and what the audit check finds in a file that somebody had in their hands.

const base = mkdtempSync(path.join(tmpdir(), "qihang-backup-"));
const dataDir = demoFolder();
let server: RunningServer;
let backup: string;
afterAll(() => [base, dataDir].forEach(removeFolder));

function counts(folder: string): Record<string, number> {
  const file = new Database(path.join(folder, "qihang.db"), { readonly: true });
  const tables = file
    .prepare("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    .pluck()
    .all() as string[];
  const result = Object.fromEntries(
    tables.map((t) => [t, file.prepare(`SELECT count(*) FROM "${t}"`).pluck().get() as number]),
  );
  file.close();
  return result;
}

describe("backup and restore", () => {
  beforeAll(async () => {
    server = await startServer({ dataDir });
  });
  afterAll(() => server.stop());

  it("is made while the product runs and writes", async () => {
    const client = await new HttpClient(server.origin).signIn("admin");
    const [made] = await Promise.all([
      runToEnd("build/tools/backup.mjs", { args: [path.join(base, "backups")], env: { DATA_DIR: dataDir } }),
      ...Array.from({ length: 20 }, () => client.get("/admin/audit")),
    ]);
    expect(made.text).toMatch(/files, checked/);
    expect(made.code).toBe(0);
    const [name = ""] = readdirSync(path.join(base, "backups"));
    backup = path.join(base, "backups", name);
    expect(statSync(backup).mode & 0o777).toBe(0o700);
    for (const file of ["qihang.db", "secrets.json", "backup.json"])
      expect(statSync(path.join(backup, file)).mode & 0o777).toBe(0o600);
    expect((await client.get("/healthz")).status).toBe(200);
    await server.stop();
  });

  it("comes back whole in an empty folder: same rows, whole log, and it serves", async () => {
    const restored = path.join(base, "restored");
    const { code, text } = await runToEnd("build/tools/restore.mjs", {
      args: [backup],
      env: { DATA_DIR: restored },
    });
    expect(text).toMatch(/rows of the audit log fit together/);
    expect(code).toBe(0);
    const [before, after] = [counts(backup), counts(restored)];
    expect(after).toEqual({ ...before, audit_event: before.audit_event! + 1 });
    server = await startServer({ dataDir: restored });
    const client = await new HttpClient(server.origin).signIn("clerk");
    const list = await client.get("/certificates");
    expect(list.status).toBe(200);
    const number = /href="\/certificates\/(\d+)"/.exec(list.text)?.[1];
    expect(number).toBeDefined();
    const paper = await client.get(`/certificates/${number}/certificate.pdf`);
    expect(paper.bytes.subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("does not go over data that is there", async () => {
    const { code, text } = await runToEnd("build/tools/restore.mjs", {
      args: [backup],
      env: { DATA_DIR: dataDir },
    });
    expect(code).toBe(1);
    expect(text).toMatch(/has a database already/);
  });

  it("a changed file is found, and nothing half-restored stays", async () => {
    const changed = path.join(base, "changed");
    cpSync(backup, changed, { recursive: true });
    writeFileSync(path.join(changed, "qihang.db"), "x", { flag: "a" });
    const target = path.join(base, "empty");
    const { code, text } = await runToEnd("build/tools/restore.mjs", {
      args: [changed],
      env: { DATA_DIR: target },
    });
    expect(code).toBe(1);
    expect(text).toMatch(/was changed since the backup was made/);
    expect(statSync(path.join(target, "qihang.db"), { throwIfNoEntry: false })).toBeUndefined();
  });

  it("a backup of an older version is migrated", async () => {
    const old = path.join(base, "old");
    mkdirSync(old);
    const db = openDatabase(path.join(old, "qihang.db"));
    const sqlite = db.$client;
    sqlite.exec(
      "CREATE TABLE schema_step (number INTEGER PRIMARY KEY, hash TEXT NOT NULL, at INTEGER NOT NULL)",
    );
    for (const [index, name] of ["0000_init", "0001_guards"].entries()) {
      for (const statement of readFileSync(`db/migrations/${name}.sql`, "utf8").split(
        "--> statement-breakpoint",
      ))
        sqlite.exec(statement);
      sqlite.prepare("INSERT INTO schema_step VALUES (?, 'old', 0)").run(index + 1);
    }
    for (let n = 0; n < 3; n += 1)
      db.transaction((tx) => recordEvent(tx, bySystem, { event: "person.changed", after: { n } }));
    closeDatabase(db);
    cpSync(path.join(backup, "secrets.json"), path.join(old, "secrets.json"));
    const sha256 = (name: string) =>
      createHash("sha256")
        .update(readFileSync(path.join(old, name)))
        .digest("hex");
    writeFileSync(
      path.join(old, "backup.json"),
      JSON.stringify({
        madeAt: "2026-01-01T00:00:00.000Z",
        version: "0.0.1",
        schemaVersion: 2,
        lastEvent: null,
        files: { "qihang.db": sha256("qihang.db"), "secrets.json": sha256("secrets.json") },
      }),
    );
    const target = path.join(base, "migrated");
    const { code, text } = await runToEnd("build/tools/restore.mjs", {
      args: [old],
      env: { DATA_DIR: target },
    });
    expect(text).toMatch(/Database brought up to date/);
    expect(text).toMatch(/3 rows of the audit log fit together/);
    expect(code).toBe(0);
    expect(counts(target).schema_step).toBe(
      readdirSync("db/migrations").filter((f) => f.endsWith(".sql")).length,
    );
  });
});

describe("npm run audit:verify", () => {
  const verify = (folder: string, args: string[] = []) =>
    runToEnd("build/tools/audit-verify.mjs", { env: { DATA_DIR: folder }, args });

  /** A copy of the backed-up data whose log somebody with the file in hand worked on. */
  function touched(name: string, work: string): string {
    const folder = path.join(base, `touched-${name}`);
    cpSync(backup, folder, { recursive: true });
    const file = new Database(path.join(folder, "qihang.db"));
    file.exec("DROP TRIGGER audit_event_no_update; DROP TRIGGER audit_event_no_delete");
    file.exec(work);
    file.close();
    return folder;
  }

  it("is content with what nobody touched, also beside a backup", async () => {
    const { code, text } = await verify(backup, [backup]);
    expect(text).toMatch(/Audit log complete: \d+ rows fit together/);
    expect(text).toMatch(/agrees with the backup/);
    expect(code).toBe(0);
  });

  it.each([
    ["changed", "UPDATE audit_event SET user_name = '无此人' WHERE id = 7", /Row 7 was changed/],
    ["missing", "DELETE FROM audit_event WHERE id = 7", /Row 7 is missing/],
    [
      "reordered",
      "UPDATE audit_event SET id = -7 WHERE id = 7; UPDATE audit_event SET id = 7 WHERE id = 8; UPDATE audit_event SET id = 8 WHERE id = -7",
      /Row 7 was changed/,
    ],
    ["cut", "DELETE FROM audit_event WHERE id > 20", /Row 21 and all after it were cut off/],
  ])("finds a row that was %s", async (name, work, words) => {
    const { code, text } = await verify(touched(name, work));
    expect(code).toBe(1);
    expect(text).toMatch(words);
  });

  it("finds even a cut that hides its traces, by the last row a backup knows", async () => {
    const folder = touched(
      "hidden",
      "DELETE FROM audit_event WHERE id > 20; UPDATE sqlite_sequence SET seq = 20 WHERE name = 'audit_event'",
    );
    expect((await verify(folder)).code).toBe(0);
    const { code, text } = await verify(folder, [backup]);
    expect(code).toBe(1);
    expect(text).toMatch(/does not agree with the backup/);
  });
});
