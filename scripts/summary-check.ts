import { existsSync } from "node:fs";
import { compareSummary } from "db/summary/keep-summary.server";
import { database, databaseFile, releaseDatabase } from "~/platform/database.server";
import { argumentsOf } from "./arguments";

// Compares every figure that is kept by village and month with the rows it stands for (decision 018).
argumentsOf({ usage: "npm run summary:check" });
if (!existsSync(databaseFile())) {
  console.error(`There is no database at ${databaseFile()}. Set DATA_DIR to the folder of the data.`);
  process.exit(2);
}
const began = Date.now();
const { cells, differences } = compareSummary(database().$client);
releaseDatabase();
for (const d of differences)
  console.error(`${d.measure} ${d.month}, village ${d.villageId}: kept ${d.stored}, rows say ${d.live}`);
console.log(
  `${cells} figures compared with their rows in ${Date.now() - began} ms: ${differences.length} differ.`,
);
if (differences.length > 0) process.exitCode = 1;
