import { mkdirSync, rmSync } from "node:fs";
import path from "node:path";
import { lifecycle } from "~/lifecycle.server";
import { bySystem, recordEvent } from "~/platform/audit/record-event.server";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { layBack, readBackup } from "~/platform/backup.server";
import { lockData } from "~/platform/data-lock.server";
import { database, releaseDatabase } from "~/platform/database.server";
import { env, SettingError } from "~/platform/env.server";
import { argumentsOf } from "./arguments";
import { whyNotPrepared } from "./failure-words";
import { rowsFit } from "./row-count";

// `DATA_DIR=… npm run restore -- BACKUP`: a backup into an empty DATA_DIR, brought up to the present schema and checked.
const { positionals } = argumentsOf({
  usage: "DATA_DIR=<empty folder> npm run restore -- <folder of the backup>",
  places: 1,
});
let laid: string[] = [];
try {
  const folder = positionals[0];
  if (!folder)
    throw new SettingError(
      "Say which backup: DATA_DIR=<empty folder> npm run restore -- <folder of the backup>",
    );
  const manifest = readBackup(folder);
  mkdirSync(env().DATA_DIR, { recursive: true });
  lockData();
  layBack(folder, manifest);
  laid = Object.keys(manifest.files);
  await lifecycle.prepare((line) => console.log(line), { laidBack: true });
  const chain = await verifyChain(database());
  if (!chain.ok)
    throw new SettingError(`The audit log of the backup is broken at row ${chain.row} (${chain.why}).`);
  database().transaction((tx) =>
    recordEvent(tx, bySystem, {
      event: "backup.restored",
      subject: { kind: "backup", id: path.basename(folder) },
      after: { rows: chain.count },
    }),
  );
  console.log(
    `Restored from ${manifest.madeAt} (version ${manifest.version}): ${rowsFit(chain.count, " of the audit log")}.  恢复完成。`,
  );
  await lifecycle.stop();
} catch (error) {
  console.error(whyNotPrepared(error, process.env.DATA_DIR ?? "./data"));
  releaseDatabase();
  // Nothing half-restored stays behind to be started by mistake.
  for (const name of [...laid, "qihang.db-wal", "qihang.db-shm"])
    if (laid.length > 0) rmSync(path.join(env().DATA_DIR, name), { force: true });
  process.exitCode = 1;
}
