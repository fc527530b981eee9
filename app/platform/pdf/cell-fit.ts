import type { PaperFonts } from "./font-chain";
import type { Align } from "./pen";
import { breakLines, fitText, isWholeSum, mm } from "./text-fit";

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly w: number;
  readonly h: number;
}

/** What fills the marks of a text: `[]` is a box to tick, `{30}` a line of 30 mm to write on. */
export interface Fill {
  readonly ticks?: readonly boolean[];
  readonly blanks?: readonly (string | null | undefined)[];
}

/** One cell of a row: words that are printed on every form, or a value. */
export interface Cell extends Fill {
  /** Millimetres; 0 takes what is left of the row. */
  readonly w: number;
  /** Words of the form; a break makes two lines. */
  readonly label?: string;
  /** Head of a column. */
  readonly head?: string;
  /** Empty prints `--` on a form that is filled in, nothing on one that is not. */
  readonly value?: string | null;
  /** Words with boxes and lines in them, one line each. */
  readonly words?: string;
  readonly draw?: (box: Box) => void;
  readonly size?: number;
  /** Points; what does not fit at this size makes its row higher. */
  readonly least?: number;
  readonly align?: Align;
  readonly bold?: boolean;
  readonly name?: boolean;
  /** Long words run over lines from the left edge. */
  readonly wrap?: boolean;
}

/** How the words of a value stand in their cell. */
export interface CellSet {
  readonly size: number;
  readonly lines: readonly string[];
  /** Millimetres from line to line. */
  readonly pitch: number;
  /** Millimetres that the lines take; 0 where they fit the cell as it is. */
  readonly needs: number;
}

export const EMPTY = "--";
/** Points that a value may shrink to before its row grows, and words that run over lines. */
const LEAST = 8;
const LEAST_WRAPPED = 9;
const WRAPPED_PITCH = 1.28;
/** Millimetres above and below the lines of a cell together; a row that grows gets so much more. */
const AIR = 0.6;
const GROWN = 1;
/** Millimetres that two lines in a cell keep from its rules, together. */
const CLEAR = 1;

export const cellPadding = (c: Cell, w: number): number =>
  c.wrap ? 1.5 : c.align === "centre" || w < 18 ? 0.8 : 1.5;

export function cellWidths(cells: readonly Cell[], width: number): number[] {
  const taken = cells.reduce((sum, c) => sum + c.w, 0);
  return cells.map((c) => c.w || width - taken);
}

/** Size and lines of a value: as large as they fit a cell of height `h`; at the least size they may go beyond it. */
export function fitCell(fonts: PaperFonts, c: Cell, w: number, h: number, tighter = 0): CellSet | null {
  if (!("value" in c)) return null;
  const text = c.value || EMPTY;
  const full = c.size ?? 10.5;
  const least = Math.min(full, (c.least ?? (c.wrap ? LEAST_WRAPPED : LEAST)) - tighter);
  const chain = fonts[c.bold ? "serifBold" : "serif"];
  const width = w - 2 * cellPadding(c, w);
  // A sum stays on its line, however small its column is.
  if (isWholeSum.test(text)) {
    const fit = fitText(chain, text, { width, height: h, full, least });
    return { ...fit, pitch: mm(fit.size), needs: 0 };
  }
  // What does not fit two lines at the least size is not worth trying: it runs over lines.
  if (!c.wrap && chain.width(text) * mm(least) <= 2 * width) {
    const fit = fitText(chain, text, { width, height: h - CLEAR, full, least, leading: 1.15 });
    if (fit.size >= least) return { ...fit, pitch: 1.15 * mm(fit.size), needs: 0 };
  }
  for (let size = c.wrap ? full : least; ; size -= 0.5) {
    const pitch = (c.wrap ? WRAPPED_PITCH : 1.2) * mm(size);
    const lines = text.split("\n").flatMap((part) => breakLines(chain, part, width / mm(size)));
    const needs = lines.length * pitch + AIR;
    if (needs <= h) return { size, lines, pitch, needs };
    if (size - 0.5 < least) return { size, lines, pitch, needs: needs + GROWN };
  }
}

/** Height of a row that is to be `asked` mm: more where its longest words take more at a size that can be read. */
export function rowHeight(fonts: PaperFonts, asked: number, cells: readonly Cell[], width: number): number {
  const widths = cellWidths(cells, width);
  return cells.reduce(
    (h, c, i) => Math.max(h, fitCell(fonts, c, widths[i] as number, asked)?.needs ?? 0),
    asked,
  );
}
