import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { installedFits } from "./install.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "qihang-install-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

type Packages = Record<string, { version: string; integrity?: string; optional?: boolean }>;

function installation(locked: Packages, present: Packages | null, onDisk = Object.keys(present ?? {})) {
  writeFileSync(path.join(folder, "package-lock.json"), JSON.stringify({ packages: { "": {}, ...locked } }));
  mkdirSync(path.join(folder, "node_modules"), { recursive: true });
  for (const place of onDisk) {
    mkdirSync(path.join(folder, place), { recursive: true });
    writeFileSync(path.join(folder, place, "package.json"), "{}");
  }
  if (present)
    writeFileSync(
      path.join(folder, "node_modules", ".package-lock.json"),
      JSON.stringify({ packages: present }),
    );
  return installedFits(folder);
}

const a = { version: "1.0.0", integrity: "sha512-a" };
const b = { version: "2.0.0", integrity: "sha512-b" };
const [inA, inB] = ["node_modules/a", "node_modules/b"];

it("what is installed as locked is not installed again, whoever installed it", () => {
  expect(installation({ [inA]: a, [inB]: { ...b, optional: true } }, { [inA]: a })).toBe(true);
});

it("a missing package, another version, other bytes, an emptied folder, no installation: installed again", () => {
  expect(installation({ [inA]: a, [inB]: b }, { [inA]: a })).toBe(false);
  expect(installation({ [inA]: a }, { [inA]: { ...a, version: "1.0.1" } })).toBe(false);
  expect(installation({ [inA]: a }, { [inA]: { ...a, integrity: "sha512-x" } })).toBe(false);
  rmSync(path.join(folder, inA), { recursive: true, force: true });
  expect(installation({ [inA]: a }, { [inA]: a }, [])).toBe(false);
  rmSync(path.join(folder, "node_modules"), { recursive: true, force: true });
  expect(installation({ [inA]: a }, null)).toBe(false);
});
