import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterAll, describe, expect, it, vi } from "vitest";
import { call, statusOf } from "../../../tests/support/training-fixture";
import { loader } from "./routes/kit";
import { iconNames } from "./ui/icon-names";

// Files of one worker share their modules: everything else of this one stays as it is, and it too once these tests are over.
const demo = vi.hoisted((): { on: boolean | null } => ({ on: null }));
vi.mock("~/platform/env.server", async (original) => {
  const env = await original<typeof import("~/platform/env.server")>();
  return { ...env, isDemo: () => demo.on ?? env.isDemo() };
});
afterAll(() => {
  demo.on = null;
});

describe("the page of the kit", () => {
  it("is there in demo mode and nowhere else", async () => {
    demo.on = true;
    expect(await statusOf(() => loader(call("/kit", "", {})))).toBe(200);
    demo.on = false;
    expect(await statusOf(() => loader(call("/kit", "", {})))).toBe(404);
  });

  it("shows every icon there is", () => {
    const css = readFileSync("app/ui/icons.css", "utf8");
    const drawn = [...css.matchAll(/\.i-([a-z0-9-]+)/g)].map((m) => m[1]);
    expect([...new Set(drawn)].sort()).toEqual([...iconNames].sort());
  });

  it("shows every component of app/ui", () => {
    const shown = readdirSync("app/areas/kit", { recursive: true, encoding: "utf8" })
      .filter((f) => f.endsWith(".tsx"))
      .map((f) => readFileSync(path.join("app/areas/kit", f), "utf8"))
      .join("\n");
    const all = readdirSync("app/ui")
      .filter((f) => f.endsWith(".tsx") && !f.endsWith(".test.tsx"))
      .flatMap((f) =>
        [...readFileSync(path.join("app/ui", f), "utf8").matchAll(/^export function ([A-Z]\w+)/gm)].map(
          (m) => m[1],
        ),
      );
    // Parts of other components, the brand, which stands in every frame, and what nobody sees.
    const parts = new Set(["Field", "FieldErrors", "BrandMark", "EnterDecidesNothing"]);
    expect(all.filter((name) => !parts.has(name ?? "") && !new RegExp(`<${name}\\b`).test(shown))).toEqual(
      [],
    );
  });
});

describe("icons that pages ask for", () => {
  it("exist", () => {
    const known = new Set<string>(iconNames);
    const asked = readdirSync("app", { recursive: true, encoding: "utf8" })
      .filter((f) => f.endsWith(".tsx") && !f.endsWith(".test.tsx"))
      .flatMap((f) =>
        [
          ...readFileSync(path.join("app", f), "utf8").matchAll(
            /(?:<Icon name|\bicon)=["{]+"?([a-z0-9-]+)"/g,
          ),
        ].map((m) => `${m[1]} in ${f}`),
      );
    expect(asked.filter((line) => !known.has(line.split(" ")[0] ?? ""))).toEqual([]);
  });
});
