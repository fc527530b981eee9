import { expect, it, vi } from "vitest";
import { Paper } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { drawBars } from "./draw-bars";

/** Where the words of a chart of so many months stand, and its bars. */
function drawn(count: number, before = 50) {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts: paperFonts(),
    title: "图",
    language: "zh-CN",
    id: "图",
    createdAt: 0,
  });
  const pen = paper.pen();
  const text = vi.spyOn(pen, "text");
  const area = vi.spyOn(pen, "area");
  const months = Array.from({ length: count }, (_, i) => ({
    month: `2026-${String(i + 1).padStart(2, "0")}`,
    value: i === count - 1 ? 50 : before,
  }));
  drawBars(pen, { months, tick: String, last: (v) => `共 ${v}` }, { x: 20, y: 20, w: 160, h: 50 });
  return {
    bars: area.mock.calls.filter(([, , , , ink]) => ink === "#5f5f5f"),
    last: text.mock.calls.find(([words]) => words === "共 50") ?? [],
  };
}

it("the value of the only month stands over its bar, in the middle of the chart", () => {
  const { bars, last } = drawn(1);
  expect(bars).toHaveLength(1);
  const [x = 0, , width = 0] = bars[0] ?? [];
  expect(last[4]).toBe("centre");
  expect(last[1]).toBeCloseTo(x + width / 2, 1);
});

it("the value of a low last bar stands over the higher one beside it, not on it", () => {
  const { bars, last } = drawn(60, 5000);
  const [, beside = 0] = bars.at(-2) ?? [];
  expect(last[2]).toBeLessThan(beside);
});

it("the value of the last of twelve months stays inside the chart", () => {
  const { last } = drawn(12);
  expect(last[1]).toBeLessThan(180);
  expect(last[1]).toBeGreaterThan(165);
});
