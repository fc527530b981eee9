import { expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawRoster } from "./draw-roster";
import { drawSignIn } from "./draw-sign-in";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const fonts = paperFonts();
const long = (count: number, words = "郓城县黄安镇西关庄村党群服务中心二楼会议室") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count = 40) => long(count, "阿卜杜热合曼·艾则孜·");
const facts = {
  number: "HMC-371725-2026-SYB-11",
  code: "0717 97B3",
  printedAt: 0,
  foot: {
    number: "文书编号 HMC-371725-2026-SYB-11　校验码 0717 97B3",
    check: "校验码可向出具单位核对",
    printed: `打印 2026-11-23 14:05　经办 ${name(40)}`,
  },
};

it.each([1, 18, 40])("a roster of %i people with the longest words", (people) => {
  const row = (i: number) => ({
    number: i + 1,
    name: name(i % 3 === 0 ? 40 : 4),
    sex: "女",
    ethnicity: "维吾尔族",
    idNumber: "372928198805150012",
    education: "高中或中专",
    category: "化解过剩产能企业职工和失业人员",
    village: long(i % 3 === 0 ? 40 : 8),
    phone: "13805302617",
    inBusiness: "否",
    result: "补考合格",
    remark: long(30),
  });
  const line = [
    `主办单位：${long(60)}`,
    `班次：${long(60)}（72 学时）`,
    "培训时间：2026年11月9日至2026年11月19日",
    `人数：${people} 人`,
  ];
  const rows = Array.from({ length: people }, (_, i) => row(i));
  expect(sheetsOf(drawRoster({ ...facts, line, rows }, fonts))).toBeGreaterThan(0);
});

it("a sheet to sign in with the longest words", () => {
  const sheet = {
    ...facts,
    className: long(30),
    day: "2026年11月12日（星期四）",
    half: "am" as const,
    topic: long(60),
    venue: long(80),
    people: Array.from({ length: 60 }, (_, i) => ({ number: i + 1, name: name() })),
    address: "https://qihang.example.gov.cn/training/1/attendance?session=7",
  };
  expect(sheetsOf(drawSignIn([sheet], fonts))).toBe(2);
});
