import { existsSync } from "node:fs";
import { auditEvent } from "db/schema";
import { eq } from "drizzle-orm";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { readBackup } from "~/platform/backup.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";
import { argumentsOf } from "./arguments";
import { whyNotPrepared } from "./failure-words";
import { rowsFit } from "./row-count";

// Recomputes the chain of the audit log. Exit code 1 and the row's number when one was changed or is missing.
// `npm run audit:verify -- BACKUP` also looks for the last row that a backup knew: a log that was cut off or written
// anew as a whole does not have it.
const { positionals: backups } = argumentsOf({
  usage: "npm run audit:verify [-- BACKUP …]",
  places: Number.POSITIVE_INFINITY,
});
if (!existsSync(databaseFile())) {
  console.error(`There is no database at ${databaseFile()}. Set DATA_DIR to the folder of the data.`);
  process.exit(2);
}
const lastEvents = new Map(backups.map((folder) => [folder, lastEventOf(folder)]));
const state = await verifyChain(database());
const strangers = backups.filter((folder) => {
  const lastEvent = lastEvents.get(folder);
  if (!lastEvent) return false;
  const row = database().select().from(auditEvent).where(eq(auditEvent.id, lastEvent.id)).get();
  return row?.hash !== lastEvent.hash;
});
releaseDatabase();
if (state.ok) {
  console.log(`Audit log complete: ${rowsFit(state.count)} (${state.tookMs} ms).`);
  console.log(`Last row ${state.lastId}, fingerprint ${state.lastHash.slice(0, 12)}`);
  for (const folder of backups) {
    if (!strangers.includes(folder)) console.log(`It agrees with the backup ${folder}.`);
    else {
      console.error(
        `Audit log BROKEN. It does not agree with the backup ${folder}: rows were cut off or all were written anew.`,
      );
      process.exitCode = 1;
    }
  }
} else {
  const words = {
    changed: `Row ${state.row} was changed.`,
    missing: `Row ${state.row} is missing.`,
    cut: `Row ${state.row} and all after it were cut off.`,
  };
  console.error(`Audit log BROKEN. ${words[state.why]}`);
  process.exitCode = 1;
}

/** The last row of the log that a backup knew. */
function lastEventOf(folder: string) {
  try {
    return readBackup(folder).lastEvent;
  } catch (error) {
    console.error(whyNotPrepared(error, folder));
    process.exit(2);
  }
}
