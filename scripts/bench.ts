import { readFileSync, rmSync, writeFileSync } from "node:fs";
import path from "node:path";
import Database from "better-sqlite3";
import { argumentsOf } from "./arguments";
import { measureForm } from "./bench/form";
import { measureImport } from "./bench/import";
import { measurePages } from "./bench/pages";
import { measurePapers } from "./bench/papers";
import { measurePrinting, measureStart } from "./bench/printing";
import { measureQueries } from "./bench/queries";
import { county, databaseIn, million, seeded, workingCopy } from "./bench/seed";
import { type Result, table, targets, verdictOf } from "./bench/targets";
import { measureWeight } from "./bench/weight";

// `npm run bench`: the ratios of MEASURES, each of two sides measured in turn within the same minute.
//   -- --json file      also writes the results as JSON
//   -- --only papers,queries,…   some sections: papers, queries, import, pages, printing, start, weight
//   -- --rows 100000    rows of the imported file
const { values: given } = argumentsOf({
  usage: "npm run bench [-- --json FILE --only papers,queries,… --rows 100000]",
  options: {
    json: { type: "string" },
    only: { type: "string" },
    rows: { type: "string", default: "100000" },
  },
});

const listPage = /path: "people"|route\("people"/.test(readFileSync("app/routes.ts", "utf8"))
  ? "people"
  : "training";
const report = (line: string) => console.error(`  ${line}`);

// What is measured is the build of these sources, never an older one; the same step as in `npm start`.
const steps = new URL("install.mjs", import.meta.url).href;
await ((await import(steps)) as { buildIfStale: () => Promise<boolean> }).buildIfStale();

const copies: string[] = [];
const copyOf = (size: typeof county) => {
  const copy = workingCopy(seeded(size, report), path.resolve(".cache/bench", `run-${size.name}`));
  copies.push(copy);
  return copy;
};

/** Classes of the county that wait for a thousand certificates each. */
function bigClasses(folder: string): number[] {
  const db = new Database(databaseIn(folder), { readonly: true });
  const ids = db
    .prepare("SELECT id FROM training_class WHERE capacity = ? ORDER BY id")
    .pluck()
    .all(county.printSize);
  db.close();
  return ids as number[];
}

const sections: Record<string, () => Promise<Result[]> | Result[]> = {
  weight: () => measureWeight(listPage),
  papers: async () => [...(await measurePapers(1000, 5)), ...(await measureForm(40))],
  form: () => measureForm(40),
  queries: () => measureQueries(seeded(million, report)),
  pages: () => measurePages(copyOf(million), { path: `/${listPage}`, milliseconds: 1500, repetitions: 6 }),
  start: () => {
    const folder = copyOf(county);
    return measureStart(folder, { classId: 1, repetitions: 5 });
  },
  printing: () => {
    const folder = copyOf(county);
    return measurePrinting(folder, {
      path: `/${listPage}`,
      classes: bigClasses(folder).slice(1),
      idleMs: 3000,
    });
  },
  import: () =>
    measureImport(copyOf(million), {
      rows: Number(given.rows),
      repetitions: 3,
      firstSeed: million.people,
    }),
};

// The form by itself is a part of the papers.
const wanted = given.only?.split(",") ?? Object.keys(sections).filter((name) => name !== "form");
const results: Result[] = [];
const began = performance.now();
try {
  // The seeds first, so that nothing waits for them between two sides of a ratio.
  if (wanted.some((name) => ["queries", "pages", "import"].includes(name))) seeded(million, report);
  if (wanted.some((name) => ["start", "printing"].includes(name))) seeded(county, report);
  for (const name of wanted) {
    const section = sections[name];
    if (!section) throw new Error(`no section ${name}: ${Object.keys(sections).join(", ")}`);
    const start = performance.now();
    try {
      results.push(...(await section()));
    } catch (error) {
      // The other sections are worth their minutes all the same.
      process.exitCode = 1;
      report(`${name} FAILED: ${error instanceof Error ? error.message : error}`);
    }
    report(`${name}: ${((performance.now() - start) / 1000).toFixed(0)} s`);
  }
} finally {
  for (const copy of copies) rmSync(copy, { recursive: true, force: true });
}

console.log(table(results));
const verdicts = results.map((r) => {
  const target = targets.find((t) => t.key === r.key)!;
  return { ...target, ...r, verdict: verdictOf(target, r.median) };
});
const limited = verdicts.filter((v) => v.accept !== undefined);
const missed = limited.filter((v) => v.verdict === "missed");
console.log(
  `\n${limited.length - missed.length} of ${limited.length} reach accept; ${Math.round((performance.now() - began) / 1000)} s. Medians; ratios of sides measured in turn.`,
);
if (given.json)
  writeFileSync(
    given.json,
    `${JSON.stringify({ at: new Date().toISOString(), node: process.version, results: verdicts }, null, 2)}\n`,
  );
