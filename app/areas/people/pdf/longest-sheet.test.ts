import { expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawVisitSheet } from "./draw-visit-sheet";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const long = (count: number, words = "郓城县黄安镇西关庄村第二村民小组养羊种菜") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count: number) => long(count, "阿卜杜热合曼·艾则孜·");

it("the sheet of a household holds the longest words", () => {
  const bytes = drawVisitSheet(
    {
      number: "YH-20261123-12",
      code: "0717 97B3",
      printedAt: 0,
      foot: {
        number: "文书编号 YH-20261123-12　校验码 0717 97B3",
        check: "打开 https://qihang.example.gov.cn/households/12",
        printed: `打印 2026-11-23 14:05　经办 ${name(40)}`,
      },
      title: "联户走访一户一页",
      line: [`${long(40)} ${long(20)} ${name(40)}`, `带去：${name(40)}`, "打印当天有效，回来收回"],
      headLabel: "户主",
      head: name(40),
      phone: "138****2617",
      family: long(160),
      living: long(60),
      lastVisit: long(60),
      policies: Array.from({ length: 8 }, () => ({ name: "城乡居民养老", enjoyed: true })),
      support: long(120),
      needs: long(120),
      questions: Array.from({ length: 5 }, () => long(60)),
      offers: Array.from({ length: 5 }, () => ({
        title: long(20),
        state: "还差材料",
        ready: false,
        why: long(60),
        rule: long(40),
      })),
      qr: "https://qihang.example.gov.cn/households/12",
      last: "手机号已遮，不印身份证号；健康、收支、享受的政策您的角色看不到，没有印。",
    },
    paperFonts(),
  );
  expect(sheetsOf(bytes)).toBe(1);
});
