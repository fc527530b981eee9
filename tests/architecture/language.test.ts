import { readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { beforeAll, describe, expect, it } from "vitest";

// No Chinese in the English interface, no English in the Chinese one, beyond names and official terms.

/** Whole texts of the English catalogues that name something in the other language on purpose. */
const chineseInEnglish = new Set(["中文"]);
/** Chinese words that are official terms, printed as such on paper: they may stand in an English sentence. */
const officialTerms =
  /(创业培训合格证书|花名册|签到表|入户走访情况记录表|民情日记|联系卡|补发|换发|作废|合格|结业证书|培训合格证书|学时|身份证|鲁(人社字|财金)〔\d+〕\d+号)/g;

/** Latin words of the Chinese catalogues: file formats, products, keys, courses, standards. */
const latinInChinese = new Set(
  "WPS Excel xls et ods OpenDocument fonts hanazono g p j k e K LibreOffice Word PDF ZIP XLSX xlsx CSV csv QR SYB GYB IYB SIYB A A3 A4 B MB KB GB GBK UTF Ctrl Enter Esc Windows Linux English SHA Ed25519 HTTPS https SQLite JPG JPEG PNG zhangxiaolong zxl X x n mm dpi DPI cm KM ID IP O l LPR".split(
    " ",
  ),
);

type Tree = { readonly [key: string]: string | Tree };

function* texts(tree: Tree, at: string): Generator<[key: string, text: string]> {
  for (const [key, value] of Object.entries(tree)) {
    if (typeof value === "string") yield [`${at}.${key}`, value];
    else yield* texts(value, `${at}.${key}`);
  }
}

const catalogueFiles = readdirSync("app", { recursive: true, encoding: "utf8" }).filter(
  (f) => /(\/text\/.*|i18n\/common\..*)\.ts$/.test(f) && !/(index|\.test)\.ts$/.test(f),
);

const zh: [string, string][] = [];
const en: [string, string][] = [];

beforeAll(async () => {
  for (const file of catalogueFiles) {
    const module = (await import(pathToFileURL(path.resolve("app", file)).href)) as Record<string, unknown>;
    for (const [name, value] of Object.entries(module)) {
      if (typeof value !== "object" || value === null) continue;
      const list =
        /^en/i.test(name) || /En$/.test(name) ? en : /^zh/i.test(name) || /Zh$/.test(name) ? zh : null;
      if (list) list.push(...texts(value as Tree, file));
    }
  }
});

const withoutValues = (text: string) => text.replace(/\{\{\w+\}\}/g, "");

describe("the two languages", () => {
  it("are found at all", () => {
    expect(zh.length).toBeGreaterThan(500);
    expect(en.length).toBeGreaterThan(500);
  });

  it("English says nothing in Chinese", () => {
    const leaks = en.filter(
      ([, text]) => !chineseInEnglish.has(text) && /\p{Script=Han}/u.test(text.replace(officialTerms, "")),
    );
    expect(leaks).toEqual([]);
  });

  it("English uses no full-width punctuation", () => {
    expect(en.filter(([, text]) => /[，。；：（）「」、？！]/.test(text))).toEqual([]);
  });

  it("Chinese says nothing in English", () => {
    const leaks = zh.filter(([, text]) =>
      (withoutValues(text).match(/[A-Za-z][A-Za-z0-9]*/g) ?? []).some((word) => !latinInChinese.has(word)),
    );
    expect(leaks).toEqual([]);
  });

  it("Chinese uses full-width punctuation between hanzi", () => {
    expect(zh.filter(([, text]) => /\p{Script=Han}[,;?!]\s?\p{Script=Han}/u.test(text))).toEqual([]);
  });

  it("no text is a key or a code", () => {
    const codes = /^[a-z]+([.-][a-z]+)+$|_|undefined|null|\[object/;
    expect(
      [...zh, ...en].filter(([key, text]) => !/file/i.test(key) && codes.test(withoutValues(text))),
    ).toEqual([]);
  });

  it("no text is empty", () => {
    expect([...zh, ...en].filter(([, text]) => text === "")).toEqual([]);
  });
});
