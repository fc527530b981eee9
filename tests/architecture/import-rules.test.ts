import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, beforeAll, expect, it } from "vitest";

// Each of the six rules of the house is proved by a planted violation, and by clean neighbours that pass: one tree holds
// them all, since most of the time goes into starting the checker.

const root = process.cwd();
const folder = mkdtempSync(path.join(tmpdir(), "qihang-rules-"));
symlinkSync(path.join(root, "node_modules"), path.join(folder, "node_modules"));
writeFileSync(
  path.join(folder, "tsconfig.json"),
  JSON.stringify({
    compilerOptions: {
      module: "ESNext",
      moduleResolution: "Bundler",
      jsx: "react-jsx",
      baseUrl: ".",
      paths: { "~/*": ["./app/*"], "db/*": ["./db/*"] },
    },
  }),
);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const nothing = "export const a = 1;";
/** What is in order. */
const clean: Record<string, string> = {
  "db/client.server.ts": "export const openDatabase = () => 1;",
  "app/routes.ts": "export default [];",
  "app/areas/loans/index.ts": nothing,
  "app/areas/loans/index.server.ts": nothing,
  "app/areas/loans/loan.ts": nothing,
  "app/areas/loans/routes/list.tsx": nothing,
  "app/areas/reports/index.server.ts": nothing,
  "app/platform/shared.ts": nothing,
  "app/areas/people/list-people.server.ts":
    'import { openDatabase } from "db/client.server";\nimport { a } from "~/areas/loans";\nexport const x = [openDatabase, a];',
  // The other half of the ring below: the checker names each ring once.
  "app/areas/people/two.ts": 'import { a } from "./one";\nexport const b = () => a;',
};

/** A file that breaks a rule, what it holds, and the rule. */
const planted: readonly (readonly [file: string, text: string, rule: string])[] = [
  [
    "app/areas/loans/loan-list.tsx",
    'import { a } from "./routes/list";\nexport const b = a;',
    "1-nothing-imports-a-route",
  ],
  [
    "app/areas/loans/ui/table.tsx",
    'import { openDatabase } from "db/client.server";\nexport const a = openDatabase;',
    "2-looks-know-no-data",
  ],
  ["app/ui/b.tsx", 'import { a } from "~/platform/shared";\nexport const b = a;', "2-kit-stands-alone"],
  [
    "app/areas/loans/pdf/form.ts",
    'import { openDatabase } from "db/client.server";\nexport const a = openDatabase;',
    "3-papers-are-pure",
  ],
  [
    "app/areas/loans/amount.ts",
    'import { useState } from "react";\nexport const a = useState;',
    "3-nouns-are-pure",
  ],
  [
    "app/areas/people/person.ts",
    'import { a } from "~/areas/loans/loan";\nexport const b = a;',
    "4-areas-enter-by-the-front-door",
  ],
  [
    "app/areas/people/person.server.ts",
    'import { a } from "~/areas/reports/index.server";\nexport const b = a;',
    "4-nobody-enters-reports",
  ],
  ["app/areas/people/one.ts", 'import { b } from "./two";\nexport const a = () => b;', "4-no-cycles"],
  [
    "app/platform/x.ts",
    'import { a } from "~/areas/loans";\nexport const b = a;',
    "5-platform-knows-no-area",
  ],
  ["db/seed/x.ts", 'import { a } from "~/platform/shared";\nexport const b = a;', "5-db-knows-no-app"],
  [
    "app/areas/loans/approve-loan.server.ts",
    'import { redirect } from "@remix-run/node";\nexport const a = redirect;',
    "6-request-stops-at-the-route",
  ],
];

let broken: { from: string; rule: { name: string } }[];
beforeAll(() => {
  const tree = { ...clean, ...Object.fromEntries(planted.map(([file, text]) => [file, text])) };
  for (const [name, text] of Object.entries(tree)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { stdout } = spawnSync(
    path.join(root, "node_modules/.bin/depcruise"),
    ["--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "app", "db"],
    { cwd: folder, encoding: "utf8", maxBuffer: 1e8 },
  );
  broken = JSON.parse(stdout).summary.violations;
});

it.each(planted)("%s breaks a rule", (file, _, rule) => {
  expect(broken.filter((v) => v.from === file).map((v) => v.rule.name)).toContain(rule);
});

it("a tree in order breaks none", () => {
  const guilty = new Set(broken.map((v) => v.from));
  expect(Object.keys(clean).filter((file) => guilty.has(file))).toEqual([]);
});

it("each rule of the file is proved", () => {
  const require = createRequire(import.meta.url);
  const rules: { name: string }[] = require(path.join(root, ".dependency-cruiser.cjs")).forbidden;
  const proved = new Set(planted.map(([, , rule]) => rule));
  expect(rules.map((r) => r.name).filter((name) => !proved.has(name))).toEqual([]);
});
