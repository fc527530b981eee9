import type { Pen } from "~/platform/pdf/pen";
import { barsOf, scaleFor } from "~/ui/chart";

export interface PaperBars {
  months: readonly { month: string; value: number }[];
  /** A tick of the axis; the value above the last bar. */
  tick: (value: number) => string;
  last: (value: number) => string;
}

const small = { role: "sans", size: 7.5 } as const;

const shortMonth = (month: string): string => month.slice(2).replace("-", "/");

interface Inner {
  left: number;
  right: number;
  top: number;
  foot: number;
}

/** The bars of the page keep a width of at least one unit: in quarters of a millimetre many months have room too. */
function finely(values: readonly number[], inner: Inner, parts: number): ReturnType<typeof barsOf> {
  const unit = 4;
  const { scale, bars } = barsOf(
    values,
    {
      left: inner.left * unit,
      right: inner.right * unit,
      top: inner.top * unit,
      foot: inner.foot * unit,
    },
    parts,
  );
  return {
    scale: { ...scale, high: (value) => scale.high(value) / unit },
    bars: bars.map((b) => ({
      value: b.value,
      x: b.x / unit,
      y: b.y / unit,
      width: b.width / unit,
      height: b.height / unit,
    })),
  };
}

/** Which months carry their name: counted back from the last, which ends at the edge, and never two that touch. */
function monthsWithRoom(pen: Pen, count: number, inner: Inner, most: number): (i: number) => boolean {
  const step = (inner.right - inner.left) / Math.max(1, count);
  const width = pen.width("00/00", small);
  const moved = Math.max(0, (width - step) / 2);
  const every = Math.max(1, Math.ceil(count / most), Math.ceil((width + 1.5 + moved) / step));
  return (i) => (count - 1 - i) % every === 0;
}

/** Bars by month in a box of the sheet, in millimetres: the same scales as on the page, in one ink. */
export function drawBars(
  pen: Pen,
  chart: PaperBars,
  box: { x: number; y: number; w: number; h: number },
  options: { parts?: number; most?: number } = {},
): void {
  const values = chart.months.map((m) => m.value);
  const foot = box.y + box.h - 5;
  const ticks = scaleFor(values, 1, options.parts ?? 3).ticks;
  const inner = {
    left: box.x + 2.5 + Math.max(...ticks.map((v) => pen.width(chart.tick(v), small))),
    right: box.x + box.w,
    top: box.y + 5,
    foot,
  };
  const { scale, bars } = finely(values, inner, options.parts ?? 3);
  for (const tick of scale.ticks) {
    const y = inner.foot - scale.high(tick);
    if (tick === 0) pen.line(inner.left, y, inner.right, y, 0.75);
    else pen.line(inner.left, y, inner.right, y, 0.25, "#999999");
    pen.text(chart.tick(tick), inner.left - 1.5, y + 1, small, "right");
  }
  const named = monthsWithRoom(pen, bars.length, inner, options.most ?? 12);
  for (const [i, b] of bars.entries()) {
    if (b.height > 0) pen.area(b.x, b.y, b.width, b.height, "#5f5f5f");
    if (!named(i)) continue;
    const words = shortMonth(chart.months[i]?.month ?? "");
    const middle = Math.min(b.x + b.width / 2, inner.right - pen.width(words, small) / 2);
    pen.text(words, middle, box.y + box.h - 1, small, "centre");
  }
  const last = bars.at(-1);
  if (last && last.value > 0) drawLast(pen, chart.last(last.value), bars, { ...inner, top: box.y + 3 });
}

/** The value of the last bar in the middle over it, as far as the edges of the chart let it; over its neighbours too where it is wider. */
function drawLast(
  pen: Pen,
  words: string,
  bars: readonly { x: number; y: number; width: number; height: number }[],
  inner: { left: number; right: number; top: number },
): void {
  const bar = bars.at(-1);
  if (!bar) return;
  const width = pen.width(words, small);
  const middle = Math.max(inner.left + width / 2, Math.min(bar.x + bar.width / 2, inner.right - width / 2));
  const under = bars.filter(
    (b) => b.height > 0 && b.x + b.width > middle - width / 2 - 0.6 && b.x < middle + width / 2 + 0.6,
  );
  const y = Math.max(inner.top, Math.min(...under.map((b) => b.y)) - 1.2);
  // The line of a tick ends before the words.
  pen.area(middle - width / 2 - 0.6, y - 2.4, width + 1.2, 3, "#ffffff");
  pen.text(words, middle, y, small, "centre");
}
