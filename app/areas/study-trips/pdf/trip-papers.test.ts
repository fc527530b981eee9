import { drawnPicture } from "db/seed/drawn-picture";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { listPages } from "~/platform/pdf/list-pages";
import { drawList, type ListPaper } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { drawBadges } from "./draw-badges";
import { drawLetter } from "./draw-letter";
import { drawReport } from "./draw-report";

const rare = ["孔令堃", "王㛃", "李𫖯", "吕䶮", "阿卜杜热合曼·艾则孜", "宋军"];
const nameOf = (i: number) =>
  rare[i] ?? `张${"秀梅玉兰德顺祥利庆霞"[i % 10]}${"文武英杰志强建国春燕"[(i * 3) % 10]}`;
const facts = {
  number: "QD-CG-2025-001",
  code: "0717 97B3",
  printedAt: Date.UTC(2025, 2, 19, 6, 5),
  foot: {
    number: "文书编号 QD-CG-2025-001　校验码 0717 97B3",
    check: "核验 http://127.0.0.1/trips/1/papers",
    printed: "打印 2025-03-19 14:05　经办 周敏",
  },
};
const signIn = (people: number): ListPaper => ({
  ...facts,
  title: "参观学习签到表",
  landscape: false,
  line: ["去曹县大集镇看淘宝村", "2025年3月20日（星期四）", `应到 ${people} 人`],
  columns: [
    { head: "序号", w: 10 },
    { head: "姓名", w: 24, name: true, size: 10.5, least: 9 },
    { head: "村", w: 22 },
    { head: "出发\n06:30", w: 24 },
    { head: "返程\n16:40", w: 24 },
  ],
  rows: Array.from({ length: people }, (_, i) => [String(i + 1), nameOf(i), "孔庄村", "", ""]),
  rowHeight: 11.8,
  notes: ["每程本人签名，不得代签。"],
  signatures: ["带队签字：", "实到人数："],
});
const squeezed = (text: string) => text.replace(/\s/g, "");

describe("a list of a trip (FEATURES 19)", () => {
  it("60 people run over several pages with the head repeated, and every name comes back", () => {
    const pages = pdfText(drawList(signIn(60), paperFonts()));
    expect(pages.length).toBeGreaterThan(2);
    for (const [i, page] of pages.entries()) {
      const text = squeezed(page);
      expect(text).toContain("姓名");
      expect(text).toContain("应到60人");
      expect(text).toContain(`第${i + 1}页共${pages.length}页`);
      expect(text.includes("参观学习签到表（续）")).toBe(i > 0);
    }
    const all = squeezed(pages.join(""));
    for (let i = 0; i < 60; i += 1) if (nameOf(i).length < 6) expect(all).toContain(nameOf(i));
    expect(all).toContain("阿卜杜热合曼·艾则孜");
    expect(all.match(/带队签字/g)).toHaveLength(1);
  });

  it("never leaves the signatures alone and never loses a row", () => {
    const room = { first: 231, next: 238, row: 11.8, under: 21 };
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 400 }), (rows) => {
        const pages = listPages(rows, room);
        expect(pages.reduce((a, b) => a + b, 0)).toBe(rows);
        expect(pages.every((n) => n > 0)).toBe(true);
        const last = pages.at(-1) as number;
        const height = pages.length === 1 ? room.first : room.next;
        expect(last * room.row + room.under).toBeLessThanOrEqual(height);
        for (const [i, n] of pages.entries())
          expect(n * room.row).toBeLessThanOrEqual(i === 0 ? room.first : room.next);
      }),
    );
  });
});

it("long words stand whole at the size of their column, and their row grows instead of the type", () => {
  const words = "听介绍四十分钟，分两组看演出服加工户三家和直播间，回来以后各村说一条能学的路子";
  const paper: ListPaper = {
    ...signIn(0),
    columns: [
      { head: "大集镇丁楼村\n淘宝街服务站\n09:30", w: 130 },
      { head: "做什么", w: 38, align: "left", wraps: true },
    ],
    rows: Array.from({ length: 60 }, (_, i) => [String(i), i % 2 ? words : "看店"]),
    rowHeight: 7.5,
  };
  const pages = pdfText(drawList(paper, paperFonts()));
  // Half of the rows take three lines: sixty of one height would stand on two sheets.
  expect(pages.length).toBeGreaterThan(2);
  expect(squeezed(pages.join("")).split(words)).toHaveLength(31);
  expect(squeezed(pages[0] ?? "")).toContain("淘宝街服务站");
});

it("a notice says everything, a long one on two pages", () => {
  const letter = (more: number) => ({
    ...facts,
    issuer: "郓城县人力资源和社会保障局",
    approval: "郓人社培〔2025〕6 号",
    title: "关于组织参加“去曹县大集镇看淘宝村”的通知",
    to: "各有关镇人社所、村：",
    paragraphs: [
      "一、时间",
      ...Array.from({ length: more }, (_, i) => `第 ${i + 1} 段：请各村按名额报人，写明职务和紧急联系人。`),
    ],
    day: "2025年3月3日",
  });
  const short = pdfText(drawLetter(letter(3), paperFonts()));
  expect(short).toHaveLength(1);
  expect(squeezed(short[0] ?? "")).toContain("2025年3月3日");
  const long = pdfText(drawLetter(letter(30), paperFonts()));
  expect(long.length).toBeGreaterThan(1);
  const all = squeezed(long.join(""));
  for (let i = 1; i <= 30; i += 1) expect(all).toContain(`第${i}段`);
});

it("a report carries its chosen pictures and stays under 5 MB", () => {
  const bytes = drawReport(
    {
      ...facts,
      title: "参观学习总结报告",
      facts: [
        ["名称", "去曹县大集镇看淘宝村"],
        ["带队", "周敏"],
      ],
      figures: [
        ["应到", "19 人"],
        ["实到", "19 人"],
      ],
      summary: "看了丁楼村。\n学了打包。",
      lessons: ["孔庄村 李玉兰：先把一样东西做好。"],
      tasks: [["孔庄村", "木艺", "开店 3 家", "李玉兰 2025年10月31日", "4", "做完了"]],
      photos: Array.from({ length: 6 }, (_, i) => ({
        bytes: drawnPicture("street", i),
        caption: `丁楼村淘宝街 ${i + 1}`,
      })),
    },
    paperFonts(),
  );
  expect(bytes.length).toBeLessThan(5_000_000);
  const text = squeezed(pdfText(bytes).join(""));
  for (let i = 1; i <= 6; i += 1) expect(text).toContain(`丁楼村淘宝街${i}`);
  expect(text).toContain("先把一样东西做好");
});

it("the parts of a report are counted as they are there: one that is absent leaves no gap", () => {
  const report = (summary: string) =>
    squeezed(
      pdfText(
        drawReport(
          {
            ...facts,
            title: "参观学习总结报告",
            facts: [["名称", "去曹县大集镇看淘宝村"]],
            figures: [["应到", "19 人"]],
            summary,
            lessons: ["孔庄村 李玉兰：先把一样东西做好。"],
            tasks: [["孔庄村", "木艺", "开店 3 家", "李玉兰 2025年10月31日", "4", "做完了"]],
            photos: [],
          },
          paperFonts(),
        ),
      ).join(""),
    );
  for (const heading of ["一、人数", "二、学到什么", "三、回来做什么"]) expect(report("")).toContain(heading);
  for (const heading of ["一、人数", "二、总结", "三、学到什么", "四、回来做什么"])
    expect(report("看了丁楼村。")).toContain(heading);
});

it("a report of long places and long tasks breaks them into lines that can be read, over pages", () => {
  const words = (n: number) =>
    "回村后先带三户把木艺样品拍照上架，每周直播两次，月底前接通快递".repeat(4).slice(0, n);
  const tasks = [30, 60, 80, 120, 120, 120, 120, 120, 120].map((n, i) => [
    `孔庄村${i}`,
    words(30),
    words(n),
    "阿卜杜热合曼·艾则孜 2025年10月31日",
    "4",
    "过了 120 天",
  ]);
  const stops = Array.from({ length: 6 }, (_, i) => `曹县大集镇丁楼村淘宝街第${i}家演出服饰加工厂`).join(
    "、",
  );
  const bytes = drawReport(
    {
      ...facts,
      title: "参观学习总结报告",
      facts: [
        ["名称", words(60)],
        ["地点", stops],
      ],
      figures: [["应到", "19 人"]],
      summary: "",
      lessons: [],
      tasks,
      photos: [{ bytes: drawnPicture("street", 1), caption: `${words(60)}　2025年3月20日` }],
    },
    paperFonts(),
  );
  const pages = pdfText(bytes).map(squeezed);
  expect(pages.length).toBeGreaterThan(1);
  for (const [i] of tasks.entries()) expect(pages.filter((p) => p.includes(`孔庄村${i}`))).toHaveLength(1);
  // What does not fit a page stands under the heads again.
  expect(pages[1]).toContain("要做的事");
});

it("badges carry every name, ten on a sheet", () => {
  const people = Array.from({ length: 21 }, (_, i) => ({
    name: nameOf(i),
    village: "黄安镇 孔庄村",
    post: "会计",
    code: `code${i}`,
    address: `http://127.0.0.1/trips/1/sign-in?code=code${i}`,
  }));
  const pages = pdfText(drawBadges({ ...facts, trip: "去大集镇", day: "3月20日", people }, paperFonts()));
  expect(pages).toHaveLength(3);
  expect(squeezed(pages[2] ?? "")).toContain(nameOf(20));
});
