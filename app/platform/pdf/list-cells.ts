import type { PaperFonts } from "./font-chain";
import { type Cell, type CellStyle, drawCell, drawLines, heightOfLines, linesOfCell } from "./grid";
import type { Pen } from "./pen";
import { fitText, mm } from "./text-fit";

/** How the words of a column stand in the rows of a list. */
export interface ListCellStyle extends CellStyle {
  /** Broken into lines at the size of the column; else fitted, and broken only where nobody could read it. */
  readonly wraps?: boolean;
}

/** Points below which a value is no longer fitted into its row: it runs over lines, and the row grows. */
const LEGIBLE = 7;
/** Millimetres above and below the words of a cell, as `drawCell` keeps them. */
const AIR = 0.6;

interface SetWords {
  /** Null where the words are fitted into their cell. */
  readonly lines: readonly string[] | null;
  readonly size: number;
  /** Millimetres that they need; 0 for no more than their row has. */
  readonly height: number;
}

/** Words of a list in a column of a width, beside a row that is `row` mm high at least. */
export function setListCell(
  fonts: PaperFonts,
  words: string,
  width: number,
  row: number,
  style: ListCellStyle,
): SetWords {
  const { size = 10, least = 8, padding = 1 } = style;
  const broken = (at: number): SetWords | null => {
    const lines = linesOfCell(fonts, words, width, { size: at, padding });
    return lines && { lines, size: at, height: heightOfLines(lines.length, at) };
  };
  const room = width - 2 * padding;
  // A long name stands on two lines, and they touch no rule.
  const two = style.name && fonts.serif.width(words) * mm(least) > room ? heightOfLines(2, least) : 0;
  const fitted = () =>
    fitText(fonts.serif, words, { width: room, height: Math.max(two, row) - AIR, full: size, least });
  if (style.wraps) return broken(size) ?? { lines: null, size: 0, height: 0 };
  const floor = Math.min(LEGIBLE, least);
  // What no number of lines holds at that size need not be tried.
  const lines = Math.floor((Math.max(two, row) + 0.3) / (1.15 * mm(floor)));
  const over = fonts.serif.width(words) * mm(floor) > lines * room;
  const small = words !== "" && (over || fitted().size < floor);
  return (small && broken(least)) || { lines: null, size: 0, height: two };
}

/** Draws the words as they were set. */
export function drawListCell(
  pen: Pen,
  fonts: PaperFonts,
  words: string,
  cell: Cell,
  row: number,
  style: ListCellStyle,
): void {
  const { lines, size } = setListCell(fonts, words, cell.w, row, style);
  if (lines) drawLines(pen, lines, cell, { ...style, size });
  else drawCell(pen, fonts, words, cell, style);
}
