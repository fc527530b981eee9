import { firstNotice } from "db/seed/privacy";
import { expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { paragraphsOf } from "../notice";
import { drawConsent } from "./draw-consent";
import { drawCopy } from "./draw-copy";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const long = (count: number, words = "郓城县人力资源和社会保障局创业服务中心") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count: number) => long(count, "阿卜杜热合曼·艾则孜·");
const facts = {
  number: "GZ-20250101-000012",
  code: "7F3A 91C2",
  printedAt: 0,
  foot: {
    number: "文书编号 GZ-20250101-000012　校验码 7F3A 91C2",
    check: "https://qihang.example.gov.cn",
    printed: `2026-11-23 14:05　经办 ${name(40)}`,
  },
};

it("a consent with the longest words", () => {
  const paper = {
    ...facts,
    title: firstNotice.title,
    line: [long(60), "2025年1月1日起用"],
    paragraphs: paragraphsOf(firstNotice.body),
    person: {
      name: name(40),
      sex: "女",
      idNumber: "372928198805150012",
      phone: "13805302617",
      village: long(40),
      group: long(20),
    },
  };
  expect(sheetsOf(drawConsent(paper, paperFonts()))).toBeGreaterThan(0);
});

it("a copy of what is held with the longest words", () => {
  const columns = ["编号", "身份", "申请日", "金额", "状态", "经营主体"];
  const row = ["DK-2025-0003", "借款人", "2025-08-23", "10,000,000 元", "已放款", long(300)];
  const paper = {
    ...facts,
    title: "个人信息副本",
    line: [long(60), `本人：${name(40)}`],
    law: "依据个人信息保护法第四十五条。",
    sections: [{ title: "担保贷款申请", columns, rows: [row, row] }],
    photo: null,
    language: "zh-CN" as const,
    page: (page: number, pages: number) => `第 ${page} 页　共 ${pages} 页`,
  };
  expect(sheetsOf(drawCopy(paper, paperFonts()))).toBeGreaterThan(0);
});
