import { expect, it } from "vitest";
import { Paper } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import type { Pen } from "~/platform/pdf/pen";

const style = { role: "serif", size: 10.5 } as const;
const drawn = (draw: (pen: Pen) => void) => () => {
  const [width, height, title] = [210, 297, "样张"];
  const paper = new Paper({
    width,
    height,
    title,
    fonts: paperFonts(),
    language: "zh-CN",
    id: "1",
    createdAt: 0,
  });
  const pen = paper.pen();
  draw(pen);
  paper.sheet(pen);
  return paper.finish();
};

it("the watch says which text leaves its sheet, stands over another or beside what is printed, and which nobody can read", () => {
  const long = "去曹县大集镇看淘宝村".repeat(6);
  expect(drawn((pen) => pen.text(long, 24, 30, style))).toThrow("leaves the sheet");
  expect(drawn((pen) => pen.text("右", 3, 30, style, "right"))).toThrow("leaves the sheet");
  expect(drawn((pen) => pen.text("去曹县", 24, 30, style).text("大集镇", 30, 31, style))).toThrow(
    "stand over one another",
  );
  expect(drawn((pen) => pen.line(24, 282, 192, 282, 0.35).text("去", 193, 30, style))).toThrow("beside");
  expect(drawn((pen) => pen.text("去曹县", 24, 30, { ...style, size: 4 }))).toThrow("4 points");
  expect(drawn((pen) => pen.text("去曹县", 24, 30, style).text("大集镇", 24, 36, style))).not.toThrow();
});
