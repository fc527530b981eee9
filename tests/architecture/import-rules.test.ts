import { spawnSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, it } from "vitest";

// Each of the six rules of the house is proved by a planted violation, and by a clean neighbour that passes.

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

/** Writes the files, runs the real rule file over them, names the rules that were broken. */
function broken(files: Record<string, string>): string[] {
  for (const part of ["app", "db"]) {
    rmSync(path.join(folder, part), { recursive: true, force: true });
    mkdirSync(path.join(folder, part));
  }
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
    writeFileSync(path.join(folder, name), text);
  }
  const { stdout } = spawnSync(
    path.join(root, "node_modules/.bin/depcruise"),
    ["--config", path.join(root, ".dependency-cruiser.cjs"), "--output-type", "json", "app", "db"],
    { cwd: folder, encoding: "utf8", maxBuffer: 1e8 },
  );
  const { summary } = JSON.parse(stdout) as { summary: { violations: { rule: { name: string } }[] } };
  return [...new Set(summary.violations.map((v) => v.rule.name))].sort();
}

const client = { "db/client.server.ts": "export const openDatabase = () => 1;" };

describe("import rules", () => {
  it("a tree in order breaks none", () => {
    expect(
      broken({
        ...client,
        "app/routes.ts": "export default [];",
        "app/areas/loans/index.ts": "export const loan = 1;",
        "app/areas/loans/loan.ts": "export const rule = 1;",
        "app/areas/people/list-people.server.ts":
          'import { openDatabase } from "db/client.server";\nimport { loan } from "~/areas/loans";\nexport const x = [openDatabase, loan];',
      }),
    ).toEqual([]);
  });

  it("1: nothing imports a route", () => {
    expect(
      broken({
        "app/areas/loans/routes/list.tsx": "export const a = 1;",
        "app/areas/loans/loan-list.tsx": 'import { a } from "./routes/list";\nexport const b = a;',
      }),
    ).toContain("1-nothing-imports-a-route");
  });

  it("2: looks import no database and no .server file", () => {
    expect(
      broken({
        ...client,
        "app/areas/loans/ui/table.tsx":
          'import { openDatabase } from "db/client.server";\nexport const a = openDatabase;',
      }),
    ).toContain("2-looks-know-no-data");
    expect(
      broken({
        "app/platform/a.ts": "export const a = 1;",
        "app/ui/b.tsx": 'import { a } from "~/platform/a";\nexport const b = a;',
      }),
    ).toContain("2-kit-stands-alone");
  });

  it("3: papers and nouns are pure", () => {
    expect(
      broken({
        ...client,
        "app/areas/loans/pdf/form.ts":
          'import { openDatabase } from "db/client.server";\nexport const a = openDatabase;',
      }),
    ).toContain("3-papers-are-pure");
    expect(
      broken({ "app/areas/loans/loan.ts": 'import { useState } from "react";\nexport const a = useState;' }),
    ).toContain("3-nouns-are-pure");
  });

  it("4: an area is entered by its front door, reports by nobody, and there are no cycles", () => {
    expect(
      broken({
        "app/areas/loans/loan.ts": "export const a = 1;",
        "app/areas/people/person.ts": 'import { a } from "~/areas/loans/loan";\nexport const b = a;',
      }),
    ).toContain("4-areas-enter-by-the-front-door");
    expect(
      broken({
        "app/areas/reports/index.server.ts": "export const a = 1;",
        "app/areas/people/person.server.ts":
          'import { a } from "~/areas/reports/index.server";\nexport const b = a;',
      }),
    ).toContain("4-nobody-enters-reports");
    expect(
      broken({
        "app/areas/people/a.ts": 'import { b } from "./b";\nexport const a = () => b;',
        "app/areas/people/b.ts": 'import { a } from "./a";\nexport const b = () => a;',
      }),
    ).toContain("4-no-cycles");
  });

  it("5: platform knows no area, db knows no app", () => {
    expect(
      broken({
        "app/areas/loans/index.ts": "export const a = 1;",
        "app/platform/x.ts": 'import { a } from "~/areas/loans";\nexport const b = a;',
      }),
    ).toContain("5-platform-knows-no-area");
    expect(
      broken({
        "app/platform/x.ts": "export const a = 1;",
        "db/seed/x.ts": 'import { a } from "~/platform/x";\nexport const b = a;',
      }),
    ).toContain("5-db-knows-no-app");
  });

  it("6: the request stops at the route", () => {
    expect(
      broken({
        "app/areas/loans/approve-loan.server.ts":
          'import { redirect } from "@remix-run/node";\nexport const a = redirect;',
      }),
    ).toContain("6-request-stops-at-the-route");
  });
});
