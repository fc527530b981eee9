import { expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { type CopyPaper, drawCopy } from "./draw-copy";

const paper = (sections: CopyPaper["sections"]): CopyPaper => ({
  number: "FB-20261130-000070",
  code: "ABCD-EFGH",
  printedAt: 0,
  title: "个人信息副本",
  line: ["郓城县", "本人：徐兰"],
  law: "依据个人信息保护法第四十五条。",
  sections,
  photo: null,
  language: "zh-CN",
  page: (page, pages) => `第 ${page} 页　共 ${pages} 页`,
  foot: { number: "FB", check: "x", printed: "y" },
});
const textOf = (sections: CopyPaper["sections"]) =>
  pdfText(drawCopy(paper(sections), paperFonts())).join("\n");

const columns = ["编号", "身份", "申请日", "金额", "状态", "经营主体", "联系和账号", "配偶", "带动就业"];
const row = [
  "DK-2025-0003",
  "借款人",
  "2025-08-23",
  "200,000 元",
  "已放款",
  "徐兰五金配件 92371725MA3CD4E84X 冯屯村",
  "13812346625 6228480012345678830",
  "罗明勇 ****1219",
  "孔令堃",
];

it("no number, date or short word of a wide table breaks: it stands upright, row by row", () => {
  const text = textOf([{ title: "担保贷款申请", columns, rows: [row, ["DK-2025-0009", ...row.slice(1)]] }]);
  for (const words of [...columns, ...row.flatMap((cell) => cell.split(" ")), "DK-2025-0009"])
    expect(text).toContain(words);
});

it("a table that has room stays one, its long words narrowed and its dates whole", () => {
  const text = textOf([
    {
      title: "贷后走访",
      columns: ["借据号", "日期", "说明"],
      rows: [["JJ-77", "2025-07-22", "生意好，货卖到外省，年底再添两台机器。".repeat(6)]],
    },
  ]);
  expect(text).toMatch(/借据号 +日期 +说明/);
  expect(text).toMatch(/JJ-77 +2025-07-22 +生意好/);
});
