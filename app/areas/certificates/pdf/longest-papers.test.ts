import { expect, it } from "vitest";
import { sheetsOf } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawReceipts } from "./draw-receipts";

// Where a text leaves its sheet or stands over another, the watch of the tests says so (tests/support/texts-on-sheets).

const long = (count: number, words = "郓城县黄安镇西关庄村党群服务中心") =>
  words.repeat(Math.ceil(count / words.length)).slice(0, count);
const name = (count: number) => long(count, "阿卜杜热合曼·艾则孜·");

it("the register of certificates given out holds the longest words", () => {
  const row = {
    number: "371725202602011001",
    name: name(40),
    idNumber: "372928********0012",
    className: long(60),
    village: long(40),
    issuedOn: "2026-11-23",
    receiver: name(40),
    receivedOn: "2026-11-23",
    remark: "已作废，另行补发",
  };
  const bytes = drawReceipts(
    {
      number: "QSC-20261123",
      code: "0717 97B3",
      printedAt: 0,
      line: [`发证单位：${long(60)}`, `班次：${long(60)}`, "发证年度：2026 年", "张数：31 张"],
      rows: Array.from({ length: 31 }, (_, i) => (i % 3 ? { ...row, name: "宋军", receiver: "" } : row)),
      foot: {
        number: "文书编号 QSC-20261123　校验码 0717 97B3",
        check: "登记簿 https://qihang.example.gov.cn/certificates",
        printed: `打印 2026-11-23 14:05　经办 ${name(40)}`,
      },
    },
    paperFonts(),
  );
  expect(sheetsOf(bytes)).toBeGreaterThan(2);
});
