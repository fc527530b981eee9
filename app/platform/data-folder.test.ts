import { mkdtempSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { makeDataFolder } from "./data-folder.server";

test("a folder in a folder that is not there yet is made for its owner only", () => {
  const folder = path.join(mkdtempSync(path.join(tmpdir(), "qihang-")), "var", "lib");
  makeDataFolder(folder);
  makeDataFolder(folder);
  expect(statSync(folder).mode & 0o777).toBe(0o700);
});

test.runIf(process.platform === "linux")("a file system without room for folders says so", () => {
  expect(() => makeDataFolder("/proc/qihang/data")).toThrow("ENOENT");
});
