import type { Pen } from "~/platform/pdf/pen";
import { barsOf, namedMonths } from "~/ui/chart";

export interface PaperBars {
  months: readonly { month: string; value: number }[];
  /** A tick of the axis; the value above the last bar. */
  tick: (value: number) => string;
  last: (value: number) => string;
}

/** Bars by month in a box of the sheet, in millimetres: the same scales as on the page, in one ink. */
export function drawBars(
  pen: Pen,
  chart: PaperBars,
  box: { x: number; y: number; w: number; h: number },
  options: { parts?: number; most?: number } = {},
): void {
  const small = { role: "sans", size: 7.5 } as const;
  const inner = { left: box.x + 18, right: box.x + box.w, top: box.y + 5, foot: box.y + box.h - 5 };
  const { scale, bars } = barsOf(
    chart.months.map((m) => m.value),
    inner,
    options.parts ?? 3,
  );
  for (const tick of scale.ticks) {
    const y = inner.foot - scale.high(tick);
    if (tick === 0) pen.line(inner.left, y, inner.right, y, 0.75);
    else pen.line(inner.left, y, inner.right, y, 0.25, "#999999");
    pen.text(chart.tick(tick), inner.left - 1.5, y + 1, small, "right");
  }
  const named = namedMonths(bars.length, options.most ?? 12);
  for (const [i, b] of bars.entries()) {
    const month = chart.months[i]?.month ?? "";
    if (b.height > 0) pen.area(b.x, b.y, b.width, b.height, "#5f5f5f");
    if (named(i))
      pen.text(month.slice(2).replace("-", "/"), b.x + b.width / 2, box.y + box.h - 1, small, "centre");
  }
  const last = bars.at(-1);
  if (last && last.value > 0) {
    const words = chart.last(last.value);
    const y = Math.max(box.y + 3, last.y - 1.2);
    // The line of a tick ends before the words.
    pen.area(
      inner.right - pen.width(words, small) - 0.6,
      y - 2.4,
      pen.width(words, small) + 0.6,
      3,
      "#ffffff",
    );
    pen.text(words, inner.right, y, small, "right");
  }
}
