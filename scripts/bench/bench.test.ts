import { mkdtempSync, rmSync } from "node:fs";
import http from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { closeDatabase, openDatabase } from "db/client.server";
import { countySeed } from "db/seed/synthetic-person";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { setTestSecrets } from "../../tests/support/test-db";
import { drawnForm, drawOurForm, inventedForm } from "./form";
import { formOfTypst } from "./form-typst";
import { load } from "./http-load";
import { importPeople, parseOnly } from "./import";
import { ratios, spread } from "./measure";
import { drawOurs, invented } from "./papers";
import { drawNaively } from "./papers-naive";
import { typst } from "./papers-typst";
import { measureDashboard, measureDepth, measureSearch } from "./queries";
import { rosterFile } from "./roster-file";
import { databaseIn, fill } from "./seed";
import { table, targets, verdictOf } from "./targets";
import { modulesOf } from "./weight";

// The pieces of `npm run bench` on a tiny database: so that they still run on the day somebody asks for figures.
const folder = mkdtempSync(path.join(tmpdir(), "qihang-bench-"));

beforeAll(() => {
  fill(
    folder,
    {
      name: "tiny",
      prefix: "371725",
      villages: 5,
      people: 1200,
      enrolments: 60,
      printClasses: 1,
      printSize: 40,
    },
    () => {},
  );
});
afterAll(() => {
  setTestSecrets();
  rmSync(folder, { recursive: true, force: true });
});

describe("the bench", () => {
  it("searches as LIKE does, pages at a depth, and sums up as the rows do", async () => {
    const db = openDatabase(databaseIn(folder));
    const found = await measureSearch(db, 1);
    expect(found.map((r) => r.key)).toEqual(["search-1", "search-2", "search-3", "search-4"]);
    expect((await measureDepth(db, 1100, 1)).median).toBeGreaterThan(0);
    expect((await measureDashboard(db, 1)).note).toContain("5 villages");
    closeDatabase(db);
  });

  it("imports a file in LibreOffice's shape, as many people as it has rows", async () => {
    const db = openDatabase(databaseIn(folder));
    const file = await rosterFile(25, (i) => countySeed(5000 + i));
    expect(await parseOnly(file)).toBe(1 + 10 + 25 * 10);
    expect(await importPeople(db, file, 1)).toBe(25);
    closeDatabase(db);
  });

  it("draws the same people three ways", async () => {
    const people = invented(3, 0);
    const files = [drawOurs(people), await drawNaively(people), typst(people[0]!).draw(people)];
    for (const file of files) expect(Buffer.from(file).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("draws the same form two ways", () => {
    const form = inventedForm(1);
    const files = [drawOurForm(form), formOfTypst(drawnForm(form)).draw(drawnForm(form))];
    for (const file of files) expect(Buffer.from(file).subarray(0, 5).toString()).toBe("%PDF-");
  });

  it("asks a server from eight sides and counts the answers", async () => {
    const server = http.createServer((_, res) => res.end("ok"));
    await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
    const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
    const answer = await load({ origin, path: "/" }, { milliseconds: 50 });
    expect(answer.perSecond).toBeGreaterThan(0);
    expect(answer.bytes).toBe(2);
    server.close();
  });

  it("weighs a page with the routes above it, each module once", () => {
    const route = (id: string, parentId?: string, routePath?: string) => ({
      id,
      parentId,
      path: routePath,
      module: `/${id}.js`,
      imports: ["/shared.js"],
    });
    const manifest = {
      entry: { module: "/entry.js", imports: ["/shared.js"] },
      routes: {
        root: route("root"),
        shell: route("shell", "root"),
        people: route("people", "shell", "people"),
        other: route("other", "shell", "other"),
      },
    };
    expect(modulesOf(manifest, "people").sort()).toEqual([
      "/entry.js",
      "/people.js",
      "/root.js",
      "/shared.js",
      "/shell.js",
    ]);
  });

  it("says what a figure reaches", () => {
    const merged = targets.find((t) => t.key === "merged/typst")!;
    expect([0.2, 0.5, 0.7, 0.71].map((v) => verdictOf(merged, v))).toEqual([
      "beyond",
      "target",
      "accept",
      "missed",
    ]);
    const list = targets.find((t) => t.key === "list/hello")!;
    expect([0.7, 0.4, 0.39].map((v) => verdictOf(list, v))).toEqual(["beyond", "accept", "missed"]);
    expect(spread(ratios([2, 9, 4], [1, 3, 1]))).toEqual({ median: 3, least: 2, most: 4 });
    expect(table([{ key: "weight", median: 90, least: 90, most: 90 }])).toContain("beyond");
  });
});
