import type { FontRole, PaperFonts } from "./font-chain";
import type { Align, Pen } from "./pen";
import { baseline, breakLines, fitText, mm, nameGap } from "./text-fit";

const OUTLINE = 1;
const INNER = 0.5;

/** Left edges of columns from their widths, and the right edge of the last. */
export function edges(left: number, widths: readonly number[]): number[] {
  let x = left;
  return [left, ...widths.map((w) => (x += w))];
}

/** Rules of a table, each drawn once: outline 1 pt, inner 0.5 pt (PAPER §3). */
export function drawGrid(pen: Pen, xs: readonly number[], ys: readonly number[]): void {
  const [left, right] = [xs[0] as number, xs.at(-1) as number];
  const [top, bottom] = [ys[0] as number, ys.at(-1) as number];
  for (const x of xs.slice(1, -1)) pen.line(x, top, x, bottom, INNER);
  for (const y of ys.slice(1, -1)) pen.line(left, y, right, y, INNER);
  pen.box(left, top, right - left, bottom - top, OUTLINE);
}

export interface Cell {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

export interface CellStyle {
  /** Points; names and words grow smaller from here, never cut. */
  readonly size?: number;
  readonly least?: number;
  readonly role?: FontRole;
  readonly align?: Align;
  /** Two-character names get one em between. */
  readonly name?: boolean;
  readonly padding?: number;
}

/** Millimetres above and below two lines together: no stroke touches the rules of its cell. */
const AIR = 0.6;

/** Words of a cell in their middle, fitted to it (PAPER §4). */
export function drawCell(pen: Pen, fonts: PaperFonts, text: string, cell: Cell, style: CellStyle = {}): void {
  const { size: full = 10.5, least = 9, role = "serif", align = "centre", padding = 1 } = style;
  const face = role === "sans" || role === "sansMedium" ? "sans" : "serif";
  const { size, lines } = fitText(fonts[role], text, {
    width: cell.w - 2 * padding,
    height: cell.h - AIR,
    full,
    least,
    leading: 1.15,
  });
  const x =
    align === "left" ? cell.x + padding : align === "right" ? cell.x + cell.w - padding : cell.x + cell.w / 2;
  const gap = style.name ? nameGap(text) : 0;
  if (lines.length === 1) {
    pen.text(text, x, cell.y + baseline(cell.h, size, face), { role, size, gap: gap || undefined }, align);
    return;
  }
  const pitch = 1.15 * mm(size);
  pen.reading(text, () => {
    for (const [index, line] of lines.entries())
      pen.text(
        line,
        x,
        cell.y + baseline(cell.h, size, face) + (index - (lines.length - 1) / 2) * pitch,
        { role, size },
        align,
      );
  });
}

const PITCH = 1.25;
/** Height of a cell that holds so many lines, mm. */
export const heightOfLines = (lines: number, size: number): number => lines * PITCH * mm(size) + 2;

/** Words broken at a size into the width of a cell; null where a word alone is wider: that is fitted instead. */
export function linesOfCell(
  fonts: PaperFonts,
  text: string,
  width: number,
  { size = 10.5, role = "serif", padding = 1 }: Pick<CellStyle, "size" | "role" | "padding">,
): string[] | null {
  const room = (width - 2 * padding) / mm(size);
  const lines = breakLines(fonts[role], text, room);
  return lines.every((line) => fonts[role].width(line) <= room + 1e-6) ? lines : null;
}

/** Broken words in the middle of their cell, all lines of one size. */
export function drawLines(pen: Pen, lines: readonly string[], cell: Cell, style: CellStyle): void {
  const { size = 10.5, role = "serif", align = "left", padding = 1 } = style;
  const x =
    align === "left" ? cell.x + padding : align === "right" ? cell.x + cell.w - padding : cell.x + cell.w / 2;
  const first = cell.y + baseline(cell.h, size, "serif") - ((lines.length - 1) / 2) * PITCH * mm(size);
  pen.reading(lines.join(""), () => {
    for (const [i, line] of lines.entries())
      pen.text(line, x, first + i * PITCH * mm(size), { role, size }, align);
  });
}

/** Head of a column: one line, or two where the words carry a break. */
export function drawHead(pen: Pen, words: string, cell: Cell): void {
  const style = { role: "sansMedium", size: 9 } as const;
  const lines = words.split("\n");
  const pitch = 3.8;
  for (const [index, line] of lines.entries())
    pen.text(
      line,
      cell.x + cell.w / 2,
      cell.y + baseline(cell.h, 9, "sans") + (index - (lines.length - 1) / 2) * pitch,
      style,
      "centre",
    );
}
