import { expect, it } from "vitest";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfText } from "../../../../tests/support/pdf-text";
import { drawReceipts } from "./draw-receipts";

const row = (i: number) => ({
  number: `371725202602011${String(i).padStart(3, "0")}`,
  name:
    ["孔令堃", "王㛃", "李𫖯", "阿卜杜热合曼·艾则孜"][i] ?? `张${"秀梅玉兰"[i % 4]}${"文武英杰志强"[i % 6]}`,
  idNumber: "372928********0012",
  className: "SYB 第 11 期（2026）",
  village: "黄安镇孔庄村",
  issuedOn: "2026-11-23",
  receiver: "",
  receivedOn: "",
  remark: i === 2 ? "已作废" : "",
});

it("gives every number and name back, with the head on each page and room to sign", async () => {
  const rows = Array.from({ length: 31 }, (_, i) => row(i));
  const bytes = drawReceipts(
    {
      number: "QSC-20261123",
      code: "0717 97B3",
      printedAt: Date.UTC(2026, 10, 23, 6, 5),
      line: ["发证单位：郓城县人力资源和社会保障局", "发证年度：2026 年", "张数：31 张"],
      rows,
      foot: {
        number: "文书编号 QSC-20261123　校验码 0717 97B3",
        check: "登记簿 http://127.0.0.1/certificates",
        printed: "打印 2026-11-23 14:05　经办 丁文秀",
      },
    },
    paperFonts(),
  );
  const text = await pdfText(bytes);
  const whole = (Array.isArray(text) ? text.join("\n") : String(text)).replace(/\s/g, "");
  for (const r of rows) {
    expect(whole).toContain(r.number);
    expect(whole).toContain(r.name);
  }
  expect(whole.match(/领取人签名/g)).toHaveLength(3);
  expect(whole).toContain("第3页");
});
