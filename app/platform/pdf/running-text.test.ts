import { expect, it } from "vitest";
import { paperFonts } from "./paper-fonts.server";
import { runningLines } from "./running-text";
import { mm } from "./text-fit";

const fonts = paperFonts();
const linesOf = (text: string, widest?: number) =>
  runningLines(fonts, text, 28 * mm(16), { size: 16, widest }).map((line) => ({
    text: line.pieces.map((p) => p.text).join(""),
    gap: line.gap,
  }));

it("no paragraph ends in a line of one hanzi, whatever punctuation follows it; nothing is lost", () => {
  for (let n = 20; n < 90; n += 1) {
    const text = `${"字".repeat(n)}人。`;
    const lines = linesOf(text);
    expect(lines.map((l) => l.text).join("")).toBe(text);
    expect([n, lines.length === 1 || (lines.at(-1)?.text.length ?? 0) > 2]).toEqual([n, true]);
  }
});

it("a line that a sum leaves short stays ragged: its digits do not fall apart", () => {
  const text = `${"字".repeat(20)}，累计 1,290,386.50 元，其中本月的都在下面。`;
  expect(linesOf(text, 0.12)[0]?.gap).toBe(0);
  expect(linesOf("字".repeat(60), 0.12)[0]?.gap).toBeGreaterThanOrEqual(0);
});
