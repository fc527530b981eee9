import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

// What a linter cannot say: rules of the house that read the source itself.

function* sources(folder: string): Generator<string> {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const full = path.join(folder, entry.name);
    if (entry.isDirectory()) yield* sources(full);
    else if (/\.tsx?$/.test(entry.name) && !/\.test\.tsx?$/.test(entry.name)) yield full;
  }
}

const withoutComments = (text: string) =>
  text.replace(/\/\*[\s\S]*?\*\//g, "").replace(/(^|\s)\/\/.*$/gm, "");
const files = [...sources("app")].map((file) => ({
  file,
  text: withoutComments(readFileSync(file, "utf8")),
}));

const offenders = (pattern: RegExp, where: (file: string) => boolean) =>
  files.filter(({ file, text }) => where(file) && pattern.test(text)).map(({ file }) => file);

describe("source rules", () => {
  it("no Chinese in pages outside the catalogues", () => {
    expect(offenders(/[\u4e00-\u9fff]/, (f) => f.endsWith(".tsx") && !/\/(text|kit)\//.test(f))).toEqual([]);
  });

  it("below a route nobody takes a Request", () => {
    expect(
      offenders(/:\s*Request\b/, (f) => f.startsWith("app/areas/") && !/\/(routes|ui)\//.test(f)),
    ).toEqual([]);
  });

  it("what a rule refuses is answered, and so logged, in one place: no route makes a 422 itself", () => {
    expect(offenders(/(?<![\w#+.])422\b/, (f) => f !== "app/platform/http/refuse.server.ts")).toEqual([]);
  });

  it("only these leave the row to their command, which keeps something together with it", () => {
    expect(offenders(/\brefuseLogged\(/, (f) => f.includes("/routes/")).sort()).toEqual([
      "app/areas/account/routes/password.tsx",
      "app/areas/account/routes/second-factor.tsx",
      "app/areas/account/routes/sign-in-code.tsx",
      "app/areas/account/routes/sign-in.tsx",
      "app/areas/certificates/routes/class-certificates.tsx",
      "app/areas/training/routes/enrol.tsx",
    ]);
  });

  it("a command never gives better-sqlite3 an async transaction", () => {
    expect(offenders(/\.transaction\(\s*async/, () => true)).toEqual([]);
  });

  it("a condition that all villages leave out is no side of an or(): insideOr() keeps everything then", () => {
    expect(offenders(/\bor\(\s*(\w*InScope|withinVillages)\(/, () => true)).toEqual([]);
  });

  it("a resource route answers GET only: what has an action has a page", () => {
    expect(
      files
        .filter(({ file }) => file.includes("/routes/"))
        .filter(
          ({ text }) =>
            /export (async )?(function|const) action\b/.test(text) && !/export default/.test(text),
        )
        .map(({ file }) => file),
    ).toEqual([]);
  });

  it("no drawer files", () => {
    const drawers = /^(utils?|helpers?|misc|common|services?|managers?)\.((server|zh|en)\.)?tsx?$/;
    expect([...sources("app"), ...sources("db")].filter((f) => drawers.test(path.basename(f)))).toEqual([]);
  });

  it("names in pinyin are written by the loader: no page brings the tables of pinyin to a browser", () => {
    expect(
      offenders(
        /from "~\/platform\/search\/(place-name|pinyin)"/,
        (f) => f.endsWith(".tsx") && !f.includes("/routes/") && f !== "app/shell.tsx",
      ),
    ).toEqual([]);
  });

  it("no third-party address in what is sent to a browser", () => {
    expect(
      offenders(/https?:\/\/(?!(127\.0\.0\.1|localhost|www\.w3\.org))[a-z0-9.-]+\.[a-z]{2,}/i, (f) =>
        f.endsWith(".tsx"),
      ),
    ).toEqual([]);
  });
});
