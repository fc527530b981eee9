import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import i18next from "i18next";
import { describe, expect, it } from "vitest";
import { type AreaText, type Catalogue, defineText, languages, translator } from "./text";

const text = defineText(
  { list: { count: "{{count}} 人", title: "人员", fee: "{{a}}/{{b}}" } },
  {
    list: {
      count: "{{count}} people",
      count_one: "one person",
      title: "People",
      fee: "{{a}}/{{b}}",
    },
  },
);

describe("translating", () => {
  it("fills values, takes the singular in English, gives back what is no key", () => {
    const zh = translator(text, "zh");
    const en = translator(text, "en");
    expect([zh("list.count", { count: 1 }), zh("list.count", { count: 2 })]).toEqual(["1 人", "2 人"]);
    expect([en("list.count", { count: 1 }), en("list.count", { count: 2 })]).toEqual([
      "one person",
      "2 people",
    ]);
    expect(zh("list.gone" as "list.title")).toBe("list.gone");
    expect(zh("list.count")).toBe("{{count}} 人");
    expect(zh("list.fee", { a: 0, b: "$&" })).toBe("0/$&");
    expect(translator(text, "zh")).toBe(zh);
  });

  it("says of every text of every area what i18next says", async () => {
    const texts = await allTexts();
    expect(texts.length).toBeGreaterThan(18);
    let compared = 0;
    for (const text of texts) {
      const reference = i18next.createInstance();
      await reference.init({
        fallbackLng: false,
        resources: { zh: { translation: text.zh }, en: { translation: text.en } },
        interpolation: { escapeValue: false },
        showSupportNotice: false,
      });
      for (const language of languages) {
        const ours = translator(text, language) as (key: string, values?: object) => string;
        const theirs = reference.getFixedT(language);
        for (const [key, written] of textsOf(text.zh)) {
          const names = [...`${written} ${theirs(key)}`.matchAll(/\{\{([^}]*)\}\}/g)].map(([, name]) => name);
          for (const count of [1, 3]) {
            const given = Object.fromEntries([...names.map((name) => [name, "王$&"]), ["count", count]]);
            expect([key, ours(key, given)]).toEqual([key, theirs(key, given)]);
            compared += 1;
          }
        }
      }
    }
    expect(compared).toBeGreaterThan(4000);
  });
});

/** Key and Chinese words of each text. */
const textsOf = (part: Catalogue, before = ""): [string, string][] =>
  Object.entries(part).flatMap(([key, value]): [string, string][] =>
    typeof value === "string" ? [[before + key, value]] : textsOf(value, `${before}${key}.`),
  );

/** Every catalogue of the product, found where it is bound. */
async function allTexts(): Promise<AreaText<Catalogue>[]> {
  const files = readdirSync("app", { recursive: true, encoding: "utf8" })
    .filter((name) => /\.ts$/.test(name) && !/\.test\.ts$/.test(name) && !name.endsWith("i18n/text.ts"))
    .map((name) => path.resolve("app", name))
    .filter((file) => readFileSync(file, "utf8").includes("defineText("));
  const modules = await Promise.all(
    files.map((file) => import(/* @vite-ignore */ pathToFileURL(file).href) as Promise<object>),
  );
  return modules.flatMap((m) =>
    Object.values(m).filter(
      (value): value is AreaText<Catalogue> =>
        typeof value === "object" && value !== null && "zh" in value && "en" in value,
    ),
  );
}
