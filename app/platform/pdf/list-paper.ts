import type { PaperFonts } from "./font-chain";
import { drawGrid, drawHead, edges } from "./grid";
import { drawListCell, type ListCellStyle, setListCell } from "./list-cells";
import { pagesOfRows } from "./list-pages";
import { drawFoot } from "./page-foot";
import { Paper } from "./paper";
import type { PaperFacts } from "./paper-facts";
import type { Align, Pen } from "./pen";
import { drawSpread, type Spread, spreadOf } from "./spread";
import { breakLines, mm } from "./text-fit";

export interface ListColumn {
  /** A break in the words makes two lines. */
  readonly head: string;
  /** Millimetres. */
  readonly w: number;
  readonly align?: Align;
  readonly size?: number;
  readonly least?: number;
  /** Names get room between two characters. */
  readonly name?: boolean;
  /** Words that may be long: broken into lines at the size of the column, and the row grows with them. */
  readonly wraps?: boolean;
}

/** A table paper: roll, sign-in sheet, cost sheet, stocktake, donor's report. */
export interface ListPaper extends PaperFacts {
  readonly title: string;
  readonly landscape: boolean;
  /** Under the title, spread over the width. */
  readonly line: readonly string[];
  readonly columns: readonly ListColumn[];
  readonly rows: readonly (readonly string[])[];
  /** Height of a row in mm, at least: 11.8 where people sign, 7.5 in lists. */
  readonly rowHeight: number;
  /** Last row of the table, in the columns. */
  readonly total?: readonly string[];
  /** Words under the table of the last page, one a line. */
  readonly notes: readonly string[];
  /** To be signed by hand: 带队, 经办, 审核. */
  readonly signatures: readonly string[];
}

const SIZE = 10;

/** Height of the head: two lines of words, or as many as the longest has; mm. */
const headHeight = (p: ListPaper): number =>
  Math.max(10, ...p.columns.map((c) => c.head.split("\n").length * 3.8 + 2.2));
const PADDING = 1;

const sheetOf = (p: ListPaper) =>
  p.landscape
    ? { width: 297, height: 210, left: 16, right: 281 }
    : { width: 210, height: 297, left: 24, right: 192 };

/** A note is set in 楷, broken where it would leave the table. */
const NOTE = { role: "kai", size: 9.5 } as const;
const NOTE_PITCH = 5.4;

/** What a paper is made of besides its rows, set to the width of its sheet. */
interface Setting {
  readonly line: Spread;
  readonly notes: readonly string[];
  readonly widths: readonly number[];
}

function settingOf(p: ListPaper, fonts: PaperFonts): Setting {
  const { left, right } = sheetOf(p);
  const ems = (right - left) / mm(NOTE.size);
  return {
    line: spreadOf(fonts, p.line, right - left - 1.2),
    notes: p.notes.flatMap((note) => breakLines(fonts.kai, note, ems)),
    widths: fitWidths(p.columns, right - left),
  };
}

/** Draws the paper; the head of the table stands on every page, and the signatures never without a row above them. */
export function drawList(p: ListPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const sheet = sheetOf(p);
  const paper = new Paper({
    width: sheet.width,
    height: sheet.height,
    fonts,
    title: `${p.title} ${p.number}`,
    language: "zh-CN",
    id: `${p.number}/${p.code}`,
    createdAt: p.printedAt,
  });
  const set = settingOf(p, fonts);
  const under = set.notes.length * NOTE_PITCH + (p.signatures.length > 0 ? 16 : 4);
  const head = headHeight(p);
  const body = [...p.rows, ...(p.total ? [p.total] : [])];
  const heights = body.map((row) => heightOf(p, row, set.widths, fonts));
  const pages = pagesOfRows(heights, {
    first: sheet.height - 38.6 - set.line.extra - head - 17,
    next: sheet.height - 32 - set.line.extra - head - 17,
    under,
  });
  let from = 0;
  for (const [index, count] of pages.entries()) {
    const pen = paper.pen();
    const last = index === pages.length - 1;
    const rows = body
      .slice(from, from + count)
      .map((cells, i) => ({ cells, height: heights[from + i] as number }));
    drawPage(pen, fonts, p, rows, set, {
      first: index === 0,
      last,
      total: last && p.total !== undefined,
    });
    drawFoot(pen, sheet.left, sheet.right, sheet.height - (p.landscape ? 14 : 15), {
      ...p.foot,
      page: `第 ${index + 1} 页　共 ${pages.length} 页`,
    });
    from += count;
    paper.sheet(pen);
  }
  return paper.finish();
}

function drawPage(
  pen: Pen,
  fonts: PaperFonts,
  p: ListPaper,
  rows: readonly { cells: readonly string[]; height: number }[],
  set: Setting,
  page: { first: boolean; last: boolean; total: boolean },
): void {
  const { left, right } = sheetOf(p);
  const { widths, line } = set;
  const above = page.first ? 38.6 : 32;
  const top = above + line.extra;
  const head = headHeight(p);
  const middle = (left + right) / 2;
  const size = page.first ? 18 : 12;
  pen.text(
    page.first ? p.title : `${p.title}（续）`,
    middle,
    page.first ? 25.6 : 20.5,
    { role: "serifBold", size, gap: 0.06 },
    "centre",
  );
  drawSpread(pen, line, left + 0.6, right - 0.6, above - 2.8);
  const xs = edges(left, widths);
  const ys = [
    top,
    ...edges(
      top + head,
      rows.map((r) => r.height),
    ),
  ];
  for (const [i, c] of p.columns.entries())
    drawHead(pen, c.head, { x: xs[i] as number, y: top, w: widths[i] as number, h: head });
  for (const [r, row] of rows.entries()) {
    const bold = page.total && r === rows.length - 1;
    for (const [i, c] of p.columns.entries()) {
      const words = row.cells[i] ?? "";
      const cell = { x: xs[i] as number, y: ys[r + 1] as number, w: widths[i] as number, h: row.height };
      const style = { ...styleOf(c), role: bold ? "serifBold" : "serif" } as const;
      drawListCell(pen, fonts, words, cell, p.rowHeight, style);
    }
  }
  drawGrid(pen, xs, ys);
  if (page.last) drawUnder(pen, p, set.notes, (ys.at(-1) as number) + 6.5, left, right);
}

const styleOf = (c: ListColumn): ListCellStyle => ({
  size: c.size ?? SIZE,
  least: c.least ?? 8,
  align: c.align ?? "centre",
  name: c.name,
  wraps: c.wraps,
  padding: PADDING,
});

/** As asked for, or as the longest of its broken cells needs; mm. */
function heightOf(
  p: ListPaper,
  row: readonly string[],
  widths: readonly number[],
  fonts: PaperFonts,
): number {
  const needed = p.columns.map(
    (c, i) => setListCell(fonts, row[i] ?? "", widths[i] as number, p.rowHeight, styleOf(c)).height,
  );
  return Math.max(p.rowHeight, ...needed);
}

/** Columns as wide as asked for, stretched together to the width of the sheet. */
function fitWidths(columns: readonly ListColumn[], width: number): number[] {
  const asked = columns.reduce((sum, c) => sum + c.w, 0);
  return columns.map((c) => (c.w * width) / asked);
}

function drawUnder(
  pen: Pen,
  p: ListPaper,
  notes: readonly string[],
  top: number,
  left: number,
  right: number,
): void {
  let y = top;
  for (const note of notes) {
    pen.text(note, left, y, NOTE);
    y += NOTE_PITCH;
  }
  if (p.signatures.length === 0) return;
  const style = { role: "serif", size: 10.5 } as const;
  y += 6;
  const step = (right - left - 34) / p.signatures.length;
  for (const [i, label] of p.signatures.entries()) {
    const x = left + i * step;
    pen.text(label, x, y, style);
    const from = x + pen.width(label, style);
    pen.line(from, y + 0.9, Math.min(from + 28, left + (i + 1) * step - 3), y + 0.9, 0.5);
  }
  pen.text("年　　月　　日", right, y, style, "right");
}
