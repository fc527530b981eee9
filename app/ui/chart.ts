/** Scales of bars and lines, in units of the drawing: one for the page and for the paper. Pure. */

/** 1, 2 or 5 times a power of ten, so that `parts` steps reach the top; whole numbers only. */
export function niceStep(most: number, parts: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(most / parts, 1)));
  return [1, 2, 5, 10].map((n) => n * power).find((step) => step * parts >= most) ?? power * 10;
}

export interface Scale {
  /** Where the axis ends. */
  top: number;
  ticks: readonly number[];
  /** Height of a value. */
  high: (value: number) => number;
}

/** From 0 to a round number above the greatest value; where every value is 0 the axis has no other number. */
export function scaleFor(values: readonly number[], height: number, parts = 3): Scale {
  const most = Math.max(0, ...values);
  if (most === 0) return { top: 0, ticks: [0], high: () => 0 };
  const step = niceStep(Math.max(most, 1), parts);
  const top = Math.max(step, Math.ceil(most / step) * step);
  return {
    top,
    ticks: Array.from({ length: top / step + 1 }, (_, k) => k * step),
    high: (value) => (value / top) * height,
  };
}

const at = (n: number) => Math.round(n * 10) / 10;

export interface Bars {
  scale: Scale;
  bars: readonly { x: number; y: number; width: number; height: number; value: number }[];
}

/**
 * Bars over a line at `foot`, between two edges; one or two months are bars as well, no blocks. What is less than nothing has no bar: the table under it says it.
 */
export function barsOf(
  values: readonly number[],
  box: { left: number; right: number; top: number; foot: number },
  parts = 3,
  /** Further values that have their place on the axis. */
  others: readonly number[] = [],
): Bars {
  const scale = scaleFor([...values, ...others], box.foot - box.top, parts);
  const step = (box.right - box.left) / Math.max(1, values.length);
  const width = Math.max(1, Math.min(step - 2 * Math.min(8, step * 0.2), (box.right - box.left) / 7));
  return {
    scale,
    bars: values.map((value, i) => {
      const height = at(scale.high(Math.max(0, value)));
      return {
        x: at(box.left + (i + 0.5) * step - width / 2),
        y: at(box.foot - height),
        width: at(width),
        height,
        value,
      };
    }),
  };
}

/** A line through values, over the same steps as bars. */
export function lineOf(
  values: readonly number[],
  box: { left: number; right: number; top: number; foot: number },
  scale = scaleFor(values, box.foot - box.top),
): { path: string; points: readonly (readonly [number, number])[] } {
  const step = (box.right - box.left) / Math.max(1, values.length);
  const points = values.map(
    (v, i) => [at(box.left + (i + 0.5) * step), at(box.foot - scale.high(v))] as const,
  );
  return { path: points.map(([x, y], i) => `${i === 0 ? "M" : "L"}${x} ${y}`).join(""), points };
}

/** Which months carry their name under the axis: never two that would touch. */
export const namedMonths = (count: number, most: number): ((i: number) => boolean) => {
  const every = Math.max(1, Math.ceil(count / most));
  return (i) => (count - 1 - i) % every === 0;
};
