import path from "node:path";
import { migrateDatabase, openDatabase } from "db/client.server";
import { beyondKinds } from "db/seed/planted-duplicates";
import { checkPlanted } from "~/areas/people/index.server";
import { argumentsOf } from "./arguments";

// How well the usual rules find duplicates: 20,000 invented people, 300 of them on record a second time in known ways.
argumentsOf({ usage: "npm run duplicates:check" });
const [total, copies] = [20_000, 300];
const db = openDatabase(":memory:");
migrateDatabase(db, path.resolve("db/migrations"));
const { byKind, found, falsePairs, tookMs } = checkPlanted(db, total, copies);
console.log(`${total} people, ${copies} of them twice; compared in ${tookMs} ms`);
for (const k of byKind)
  console.log(
    `  ${k.kind.padEnd(24)} ${k.exact ? "exact" : "fuzzy"}  ${String(k.found).padStart(3)} of ${k.planted}`,
  );
const rate = (exact: boolean) => {
  const rows = byKind.filter((k) => k.exact === exact);
  return rows.reduce((n, k) => n + k.found, 0) / rows.reduce((n, k) => n + k.planted, 0);
};
const percent = (share: number) => `${(share * 100).toFixed(1)} %`;
console.log(`exact ${percent(rate(true))}, fuzzy ${percent(rate(false))}`);
console.log(`pairs found ${found}, false ones ${falsePairs} (${percent(falsePairs / found)})`);
const other = openDatabase(":memory:");
migrateDatabase(other, path.resolve("db/migrations"));
console.log("Not among them, for the usual rules do not tell one person from two by so little:");
for (const k of checkPlanted(other, total, 150, beyondKinds).byKind)
  console.log(`  ${k.kind.padEnd(26)} ${String(k.found).padStart(3)} of ${k.planted}`);
if (rate(true) < 1 || rate(false) < 0.95 || falsePairs / found >= 0.01) process.exitCode = 1;
