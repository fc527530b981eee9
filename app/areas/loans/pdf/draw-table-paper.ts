import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { FormPage } from "~/platform/pdf/form-page";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { drawForm, drawQr, QR_SIDE } from "./draw-form";
import { formHead, type HeadItem } from "./form-head";
import type { PaperFacts } from "./paper-facts";

export interface TableColumn {
  readonly head: string;
  /** Millimetres; all together 277. */
  readonly w: number;
  readonly align?: "left" | "centre" | "right";
  readonly name?: boolean;
}

/** A landscape table that runs over pages: heads again, subtotals, running total (PAPER frame T). */
export interface TablePaper {
  readonly title: string;
  readonly line: readonly HeadItem[];
  readonly columns: readonly TableColumn[];
  /** Two values of a cell stand one above the other, parted by a break. */
  readonly rows: readonly (readonly string[])[];
  readonly rowHeight: number;
  /** Whether a row belongs to the one above it: no page begins with such a row. */
  readonly joined?: (index: number) => boolean;
  /** Cells under the rows of a page: `rows` are those of the page and of all pages up to it. */
  readonly sums?: (part: Span, upTo: Span) => readonly (readonly Cell[])[];
  readonly last?: (page: FormPage) => void;
  /** Millimetres that signatures take under the last row. */
  readonly closing: number;
  readonly signatures: readonly string[];
  /** Whether each signature has a seal beside it. */
  readonly sealed: boolean;
}
export interface Span {
  readonly from: number;
  readonly to: number;
}

const WIDTH = 277;
/** Type of a detail table; what is longer makes its row higher (PAPER §4). */
const CELL = { size: 8, least: 8 } as const;
const HEAD = 10;
const SUM = 8;
const TOP = { first: 38.6, odd: 34, even: 28 };
const BOTTOM = { odd: 194, even: 187 };
/** Rows that move on with the signatures. */
const LEAST_LAST = 3;

export function drawTablePaper(
  t: TablePaper,
  facts: PaperFacts | null,
  fonts: PaperFonts,
): Uint8Array<ArrayBuffer> {
  const heights = t.rows.map((row) =>
    facts ? rowHeight(fonts, t.rowHeight, valuesOf(t, row), WIDTH) : t.rowHeight,
  );
  const spans = spansOf(t, heights);
  const pages = spans.map((span, index) => (page: FormPage) => {
    const last = index === spans.length - 1;
    if (index === 0) formHead(page, t.title, t.line);
    else following(page, t, index);
    page.table(() => {
      page.row(
        HEAD,
        t.columns.map(({ head }, i) => ({ w: width(t, i), head })),
      );
      for (const row of t.rows.slice(span.from, span.to))
        page.row(
          t.rowHeight,
          row.map((value, i) => cell(page, t, i, value)),
        );
      for (const cells of t.sums?.(span, { from: 0, to: span.to }) ?? []) page.row(SUM, cells);
      if (last) t.last?.(page);
    });
    if (last) signatures(page, t, facts);
  });
  return drawForm({ title: t.title, facts, frame: "landscape", pages }, fonts);
}

const width = (t: TablePaper, i: number): number => (i === t.columns.length - 1 ? 0 : (t.columns[i]?.w ?? 0));

/** The words of a row that may make it higher; what stands in two lines has its room. */
const valuesOf = (t: TablePaper, row: readonly string[]): Cell[] =>
  row.map((value, i) =>
    value.includes("\n") ? { w: width(t, i) } : { w: width(t, i), value: value || " ", ...CELL },
  );

const sum = (heights: readonly number[]): number => heights.reduce((a, b) => a + b, 0);

/** Rows by pages; where the signatures do not fit any more, they move on with the last three rows (PAPER §7.7). */
function spansOf(t: TablePaper, heights: readonly number[]): Span[] {
  const room = (index: number) => {
    const top = index === 0 ? TOP.first : index % 2 === 0 ? TOP.odd : TOP.even;
    const bottom = index % 2 === 0 ? BOTTOM.odd : BOTTOM.even;
    return bottom - top - HEAD - (t.sums ? SUM * (index === 0 ? 1 : 2) : 0);
  };
  const holds = (from: number, most: number) => {
    let to = from;
    for (let used = 0; to < heights.length; to += 1) {
      used += heights[to] as number;
      if (used > most + 1e-6) break;
    }
    return Math.max(1, to - from);
  };
  /** Fewer rows, so that the next page begins with a row of its own; all of them where one row fills the page. */
  const whole = (from: number, take: number) => {
    let less = take;
    while (less > 0 && from + less < heights.length && t.joined?.(from + less)) less -= 1;
    return less || take;
  };
  const spans: Span[] = [];
  let from = 0;
  do {
    const left = heights.length - from;
    const most = room(spans.length);
    const closes = sum(heights.slice(from)) <= most - t.closing + 1e-6;
    const full = holds(from, most);
    // No row stands alone on the page of the signatures.
    const take = closes ? left : whole(from, Math.max(1, Math.min(full, left - LEAST_LAST)));
    spans.push({ from, to: from + take });
    from += take;
  } while (from < heights.length);
  return spans;
}

function cell(page: FormPage, t: TablePaper, i: number, value: string): Cell {
  const { align = "centre", name } = t.columns[i] as TableColumn;
  const lines = value.split("\n");
  if (lines.length === 1) return { w: width(t, i), value: value || " ", ...CELL, align, name };
  return {
    w: width(t, i),
    draw: (box) => {
      const x = align === "right" ? box.x + box.w - 0.8 : align === "left" ? box.x + 0.8 : box.x + box.w / 2;
      const longest = Math.max(...lines.map((line) => page.values.width(line, { role: "serif", size: 1 })));
      const size = Math.min(8, Math.floor(((box.w - 1.6) / longest) * 10) / 10);
      for (const [at, line] of lines.entries())
        page.values.text(line, x, box.y + box.h / 2 - 0.7 + at * 3.5, { role: "serif", size }, align);
    },
  };
}

function following(page: FormPage, t: TablePaper, index: number): void {
  const top = index % 2 === 0 ? TOP.odd : TOP.even;
  const middle = (page.left + page.right) / 2;
  const words = t.line.map(([label, value]) => (value === undefined ? label : `${label}：${value ?? ""}`));
  const joined = words.join("　　　");
  const style = { role: "serif", size: 9 } as const;
  const fits = page.values.width(joined, style) <= page.right - page.left;
  // Long words stand on two lines, and the title makes room for them.
  page.fixed?.text(
    `${t.title}（续）`,
    middle,
    top - (fits ? 8.6 : 11),
    { role: "serifBold", size: 12 },
    "centre",
  );
  if (fits) page.values.text(joined, middle, top - 2.6, style, "centre");
  else {
    const spread = spreadOf(page.fonts, words, page.right - page.left, true);
    drawSpread(page.values, spread, page.left, page.right, top - 2.6);
  }
  page.y = top;
}

function signatures(page: FormPage, t: TablePaper, facts: PaperFacts | null): void {
  const code = facts?.verifyUrl ? QR_SIDE + 6 : 0;
  const step = (page.right - page.left - code) / Math.max(1, t.signatures.length);
  const style = { role: "serif", size: 10.5 } as const;
  const y = page.y + 10;
  for (const [index, words] of t.signatures.entries()) {
    const x = page.left + index * step;
    page.fixed?.text(words, x, y, style);
    const from = x + page.values.width(words, style) + 1;
    const to = Math.min(from + 26, x + step - 18);
    page.fixed?.line(from, y + 0.9, to, y + 0.9, 0.5);
    if (t.sealed) page.fixed?.text("（盖章）", to + 1.5, y, style);
    page.day(to + 4, y + 9);
  }
  if (facts?.verifyUrl) drawQr(page.values, facts.verifyUrl, page.right - QR_SIDE - 2, page.y + 4);
}
