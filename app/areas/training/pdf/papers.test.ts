import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { pdfTitle, wordHeights } from "../../../../tests/support/printed";
import { drawRoster, type RosterRow } from "./draw-roster";
import { drawSignIn, numberOfFile, type SignInSheet } from "./draw-sign-in";
import { ROWS, ROWS_WITH_SIGNATURES, rosterPages } from "./roster-pages";

const rare = ["孔令堃", "王㛃", "李𫖯", "吕䶮", "阿卜杜热合曼·艾则孜", "宋军"];
const nameOf = (i: number) =>
  rare[i] ?? `张${"秀梅玉兰德顺祥利庆霞"[i % 10]}${"文武英杰志强建国春燕"[(i * 3) % 10]}`;

const row = (i: number): RosterRow => ({
  number: i + 1,
  name: nameOf(i),
  sex: i % 2 ? "女" : "男",
  ethnicity: i === 4 ? "维吾尔族" : "汉族",
  idNumber: "372928********0012",
  education: "高中或中专",
  category: "农村自主创业农民",
  village: "黄安镇西关庄村",
  phone: "138****2617",
  inBusiness: "否",
  result: i === 2 ? "补考合格" : "合格",
  remark: "--",
});
const facts = {
  number: "HMC-371725-2026-SYB-11",
  code: "0717 97B3",
  printedAt: Date.UTC(2026, 10, 23, 6, 5),
  foot: {
    number: "文书编号 HMC-371725-2026-SYB-11　校验码 0717 97B3",
    check: "核验 http://127.0.0.1/training/1/papers",
    printed: "打印 2026-11-23 14:05　经办 周敏",
  },
};
const roster = (people: number) =>
  drawRoster(
    {
      ...facts,
      line: [
        "主办单位：郓城县人社局",
        "班次：SYB 2026 年第 11 期（72 学时）",
        "培训时间：2026年11月9日至2026年11月19日",
        `人数：${people} 人`,
      ],
      rows: Array.from({ length: people }, (_, i) => row(i)),
    },
    paperFonts(),
  );
const sheet = (people: number): SignInSheet => ({
  ...facts,
  className: "SYB 2026 年第 11 期",
  day: "2026年11月12日（星期四）",
  half: "am",
  topic: "",
  venue: "孔庄村党群服务中心",
  people: Array.from({ length: people }, (_, i) => ({ number: i + 1, name: nameOf(i) })),
  address: "http://127.0.0.1:3000/training/1/attendance?session=7",
});
const squeezed = (text: string) => text.replace(/\s/g, "");

describe("roster", () => {
  it("gives every name back, rare ones too, and 60 people have the head on each page", () => {
    const pages = pdfText(roster(60));
    expect(pages).toHaveLength(4);
    for (const [i, page] of pages.entries()) {
      const text = squeezed(page);
      expect(text).toContain("公民身份号码");
      expect(text).toContain("人数：60人");
      expect(text).toContain(`第${i + 1}页共4页`);
      expect(text).toContain("校验码071797B3");
      expect(text.includes("创业培训学员花名册（续）")).toBe(i > 0);
    }
    const all = squeezed(pages.join(""));
    for (let i = 0; i < 60; i += 1) if (nameOf(i).length < 6) expect(all).toContain(nameOf(i));
    // A long name stands on two lines and reads as one.
    expect(pdfTextRaw(roster(6))).toContain("阿卜杜热合曼·艾则孜");
    expect(all.match(/（以下空白）/g)).toHaveLength(1);
    expect(all).toContain("人社部门审核人");
  });

  it("sets the longest official words in the size of their neighbours", () => {
    const heights = wordHeights(roster(12));
    const size = heights.get("汉族") ?? 0;
    expect(size).toBeGreaterThan(8);
    for (const words of ["高中或中专", "农村自主创业农民", "黄安镇西关庄村", "补考合格", "维吾尔族"])
      expect([words, heights.get(words)]).toEqual([words, expect.closeTo(size, 3)]);
  });

  it("never leaves the signatures alone and never loses a row", () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (people) => {
        const pages = rosterPages(Array(people).fill(1));
        expect(pages.reduce((a, b) => a + b, 0)).toBe(people);
        expect(pages.every((n) => n <= ROWS && n > 0)).toBe(true);
        expect(pages.at(-1)).toBeLessThanOrEqual(ROWS_WITH_SIGNATURES);
        if (people > 2) expect(pages.length === 1 || (pages.at(-1) as number) >= 1).toBe(true);
      }),
    );
  });
});

describe("sign-in sheet", () => {
  it("carries every name once, no ID number, and says where the list ends", () => {
    const [page = ""] = pdfText(drawSignIn([sheet(27)], paperFonts()));
    const text = squeezed(page);
    for (let i = 0; i < 27; i += 1) if (nameOf(i).length < 6) expect(text).toContain(nameOf(i));
    expect(text).not.toMatch(/\d{6}\*|\d{17}/);
    expect(text).toContain("（以下空白）");
    expect(text).toContain("应到27人");
    expect(text).toContain("星期四");
  });

  it("60 people go on to a second sheet with the same head", () => {
    const pages = pdfText(drawSignIn([sheet(60)], paperFonts()));
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(squeezed(page)).toContain("本人签名");
      expect(squeezed(page)).toContain("孔庄村党群服务中心");
    }
    expect(squeezed(pages[1] ?? "")).toContain("创业培训学员签到表（续）");
    expect(squeezed(pages[1] ?? "")).toContain("第2页共2页");
  });
});

it("several half-days are one set, in the file and in its name", () => {
  const sheets = ["A", "P"].map((half) => ({ ...sheet(3), number: `QD-371725-2026-SYB-11-D01${half}` }));
  expect(numberOfFile(sheets)).toBe("QD-371725-2026-SYB-11");
  expect(numberOfFile(sheets.slice(0, 1))).toBe("QD-371725-2026-SYB-11-D01A");
  expect(pdfTitle(drawSignIn(sheets, paperFonts()))).toMatch(
    /签到表 SYB 2026 年第 11 期，2 个半天，QD-371725-2026-SYB-11-D01A 至 D01P$/,
  );
});

const pdfTextRaw = (bytes: Uint8Array) => squeezed(pdfText(bytes).join(""));
