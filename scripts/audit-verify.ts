import { existsSync } from "node:fs";
import { verifyChain } from "~/platform/audit/verify-chain.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";

// Recomputes the chain of the audit log. Exit code 1 and the row's number when one was changed or is missing.
if (!existsSync(databaseFile())) {
  console.error(`There is no database at ${databaseFile()}. Set DATA_DIR to the folder of the data.`);
  process.exit(2);
}
const state = await verifyChain(database());
releaseDatabase();
if (state.ok) {
  console.log(`Audit log complete: ${state.count} rows fit together (${state.tookMs} ms).`);
  console.log(`Last row ${state.lastId}, fingerprint ${state.lastHash.slice(0, 12)}`);
} else {
  const words = {
    changed: `Row ${state.row} was changed.`,
    missing: `Row ${state.row} is missing.`,
    cut: `Row ${state.row} and all after it were cut off.`,
  };
  console.error(`Audit log BROKEN. ${words[state.why]}`);
  process.exitCode = 1;
}
