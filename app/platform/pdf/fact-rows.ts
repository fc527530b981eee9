import type { PaperFonts } from "./font-chain";
import {
  type Cell,
  type CellStyle,
  drawCell,
  drawGrid,
  drawHead,
  drawLines,
  edges,
  heightOfLines,
  linesOfCell,
} from "./grid";
import type { Pen } from "./pen";

/** Points: whole words at `size`; smaller down to `least` to stay in the row; from there on the row grows. */
export interface GrowingStyle extends CellStyle {
  readonly size: number;
  readonly least: number;
}

interface Grown {
  /** Null where a sum alone is wider than its cell: that is fitted instead. */
  readonly lines: readonly string[] | null;
  readonly size: number;
  readonly height: number;
}

/** Two lines at eight points stand in a row of nine millimetres. */
const ROUNDED = 0.1;

/** Words of a cell whose row is `row` mm high, or higher where they need it. */
export function growCell(
  fonts: PaperFonts,
  text: string,
  w: number,
  row: number,
  style: GrowingStyle,
): Grown {
  const at = (size: number): Grown => {
    const lines = linesOfCell(fonts, text, w, { ...style, size });
    return { lines, size, height: lines ? heightOfLines(lines.length, size) : row };
  };
  for (let size = style.size; size > style.least; size -= 0.5) {
    const tried = at(size);
    if (tried.lines && tried.height <= row + ROUNDED) return { ...tried, height: row };
  }
  const last = at(style.least);
  return { ...last, height: last.height <= row + ROUNDED ? row : last.height };
}

export function drawGrown(
  pen: Pen,
  fonts: PaperFonts,
  text: string,
  cell: Cell,
  row: number,
  style: GrowingStyle,
): void {
  const { lines, size } = growCell(fonts, text, cell.w, row, style);
  if (lines) drawLines(pen, lines, cell, { ...style, size });
  else drawCell(pen, fonts, text, cell, style);
}

type Facts = readonly (readonly [label: string, value: string])[];

const LABEL = 20;
const VALUE = 64;
const ROW = 9;

/** Labels and values, two pairs a row, 168 mm wide; long values make their row higher. Answers where the rows end. */
export function drawFactRows(
  pen: Pen,
  fonts: PaperFonts,
  facts: Facts,
  { left, top, ...sizes }: { left: number; top: number; size: number; least: number },
): number {
  const style = { ...sizes, align: "left", padding: 1.5 } as const;
  const xs = edges(left, [LABEL, VALUE, LABEL, VALUE]);
  const ys = [top];
  for (let i = 0; i < facts.length; i += 2) {
    const pair = facts.slice(i, i + 2);
    const y = ys.at(-1) as number;
    const h = Math.max(...pair.map(([, value]) => growCell(fonts, value, VALUE, ROW, style).height));
    for (const [k, [label, value]] of pair.entries()) {
      drawHead(pen, label, { x: xs[2 * k] as number, y, w: LABEL, h });
      drawGrown(pen, fonts, value, { x: xs[2 * k + 1] as number, y, w: VALUE, h }, ROW, style);
    }
    ys.push(y + h);
  }
  drawGrid(pen, xs, ys);
  return ys.at(-1) as number;
}
