import { existsSync } from "node:fs";
import path from "node:path";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { writeBackup } from "~/platform/backup.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";
import { env } from "~/platform/env.server";
import { argumentsOf } from "./arguments";
import { whyNotPrepared } from "./failure-words";

// `npm run backup [-- FOLDER]`: the data of DATA_DIR as it is now, into FOLDER/qihang-<time>. The product may be running.
const { positionals } = argumentsOf({ usage: "npm run backup [-- FOLDER]", places: 1 });
try {
  if (!existsSync(databaseFile())) throw new Error("there is no database yet; set DATA_DIR to its folder");
  const stamp = new Date().toISOString().replace(/[:.]/g, "").slice(0, 15);
  const folder = path.join(positionals[0] ?? path.join(env().DATA_DIR, "backups"), `qihang-${stamp}Z`);
  const manifest = await writeBackup(database(), folder);
  database().transaction((tx) =>
    recordEvent(tx, bySystem, {
      event: "backup.made",
      subject: { kind: "backup", id: path.basename(folder) },
      after: { files: Object.keys(manifest.files).length },
    }),
  );
  releaseDatabase();
  console.log(`Backup in ${folder}: ${Object.keys(manifest.files).length} files, checked.  备份完成。`);
  console.log(
    manifest.files["secrets.json"]
      ? "It holds the keys as well as the data: keep it where nobody else can read it."
      : "The keys come from the environment and are not in it: keep them too, without them the backup is worthless.",
  );
} catch (error) {
  console.error(whyNotPrepared(error, process.env.DATA_DIR ?? "./data"));
  process.exitCode = 1;
}
