import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { drawBars } from "./draw-bars";

/** One village on one page. */
export interface ProfilePaper {
  title: string;
  number: string;
  code: string;
  printedAt: number;
  /** Label and value, two pairs a row. */
  facts: readonly (readonly [string, string])[];
  /** Post and who holds it. */
  posts: readonly (readonly [string, string])[];
  figures: readonly (readonly [string, string])[];
  /** 捐赠设备（64 件）, and how many of each kind. */
  thingsTitle: string;
  things: readonly (readonly [string, string])[];
  charts: readonly { title: string; months: readonly { month: string; value: number }[]; money: boolean }[];
  funnel: readonly { step: string; people: string; note: string }[];
  targets: readonly (readonly string[])[];
  targetTitle: string;
  foot: Omit<FootWords, "page">;
}

const LEFT = 24;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const FOOT = 282;
const PAIR = 7;
const TARGET = 6;
/** Height of a heading with the room under it. */
const HEADING = 8.6;

/** Standing A4, one page: what does not fit is left to the page on the screen, never printed half. */
export function drawProfile(p: ProfilePaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${p.title} ${p.number}`,
    language: "zh-CN",
    id: `${p.number}/${p.code}`,
    createdAt: p.printedAt,
  });
  const pen = paper.pen();
  pen.text(p.title, (LEFT + RIGHT) / 2, 24, { role: "serifBold", size: 18, gap: 0.04 }, "centre");
  let y = drawPairs(pen, fonts, p.facts, 30);
  y = heading(pen, "今天谁负责", y);
  y = drawPairs(pen, fonts, p.posts, y);
  y = heading(pen, "帮扶成效（从开始到今天）", y);
  y = drawFigures(pen, fonts, p.figures, y);
  if (p.things.length > 0) {
    y = heading(pen, p.thingsTitle, y);
    y = drawThings(pen, fonts, p.things, y);
  }
  y = heading(pen, "从参观到开店（人）", y);
  y = drawFigures(
    pen,
    fonts,
    p.funnel.map((f) => [f.step, f.people] as const),
    y,
    p.funnel.map((f) => f.note),
  );
  y = heading(pen, "逐月", y);
  const targets = p.targets.length > 0 ? HEADING + (p.targets.length + 1) * TARGET : 0;
  y = drawCharts(pen, p.charts, y, FOOT - 6 - targets);
  if (p.targets.length > 0) {
    y = heading(pen, p.targetTitle, y);
    drawTargets(pen, fonts, p.targets, y);
  }
  drawFoot(pen, LEFT, RIGHT, FOOT, { ...p.foot, page: "第 1 页　共 1 页" });
  paper.sheet(pen);
  return paper.finish();
}

function heading(pen: Pen, words: string, y: number): number {
  pen.text(words, LEFT, y + 6.6, { role: "sansMedium", size: 11 });
  return y + HEADING;
}

function drawPairs(
  pen: Pen,
  fonts: PaperFonts,
  pairs: readonly (readonly [string, string])[],
  top: number,
): number {
  const row = PAIR;
  const xs = edges(LEFT, [24, 60, 24, 60]);
  const rows = Math.ceil(pairs.length / 2);
  for (const [i, [label, value]] of pairs.entries()) {
    const column = (i % 2) * 2;
    const y = top + Math.floor(i / 2) * row;
    drawHead(pen, label, { x: xs[column] as number, y, w: 24, h: row });
    drawCell(
      pen,
      fonts,
      value,
      { x: xs[column + 1] as number, y, w: 60, h: row },
      { size: 10, least: 7, align: "left", padding: 1.5 },
    );
  }
  drawGrid(
    pen,
    xs,
    Array.from({ length: rows + 1 }, (_, i) => top + i * row),
  );
  return top + rows * row;
}

/** Name and number, four kinds a row. */
function drawThings(
  pen: Pen,
  fonts: PaperFonts,
  things: readonly (readonly [string, string])[],
  top: number,
): number {
  const xs = edges(LEFT, [27, 15, 27, 15, 27, 15, 27, 15]);
  const rows = Math.ceil(things.length / 4);
  for (const [i, words] of things.flat().entries()) {
    const column = i % 8;
    const x = xs[column] as number;
    const y = top + Math.floor(i / 8) * PAIR;
    const name = column % 2 === 0;
    drawCell(
      pen,
      fonts,
      words,
      { x, y, w: (xs[column + 1] as number) - x, h: PAIR },
      { size: 9.5, least: 7, align: name ? "left" : "right", padding: 1.2, role: name ? "sans" : "serif" },
    );
  }
  drawGrid(
    pen,
    xs,
    Array.from({ length: rows + 1 }, (_, i) => top + i * PAIR),
  );
  return top + rows * PAIR;
}

function drawFigures(
  pen: Pen,
  fonts: PaperFonts,
  figures: readonly (readonly [string, string])[],
  y: number,
  notes: readonly string[] = [],
): number {
  const w = WIDTH / figures.length;
  const xs = edges(
    LEFT,
    figures.map(() => w),
  );
  for (const [i, [label, value]] of figures.entries()) {
    const x = xs[i] as number;
    drawHead(pen, label, { x, y, w, h: 7 });
    drawCell(pen, fonts, value, { x, y: y + 7, w, h: 8.5 }, { size: 12, least: 7.5 });
    if (notes.length > 0)
      drawCell(
        pen,
        fonts,
        notes[i] ?? "",
        { x, y: y + 15.5, w, h: 6 },
        { size: 8.5, least: 6.5, role: "sans" },
      );
  }
  const bottom = y + (notes.length > 0 ? 21.5 : 15.5);
  drawGrid(pen, xs, [y, y + 7, ...(notes.length > 0 ? [y + 15.5] : []), bottom]);
  return bottom;
}

/** As high as the page has room for. */
function drawCharts(pen: Pen, charts: ProfilePaper["charts"], top: number, bottom: number): number {
  const w = WIDTH / 2 - 4;
  const rows = Math.ceil(charts.length / 2);
  const h = Math.min(30, Math.max(14, (bottom - top) / rows - 6));
  for (const [i, c] of charts.entries()) {
    const x = LEFT + (i % 2) * (WIDTH / 2 + 4);
    const y = top + Math.floor(i / 2) * (h + 6);
    pen.text(c.title, x, y + 3, { role: "sans", size: 9 });
    const number = (v: number) => (c.money ? v / 100 : v).toLocaleString("en-US");
    drawBars(
      pen,
      { months: c.months, tick: number, last: number },
      { x, y: y + 3, w, h },
      { parts: 2, most: 6 },
    );
  }
  return top + rows * (h + 6);
}

function drawTargets(pen: Pen, fonts: PaperFonts, rows: readonly (readonly string[])[], top: number): void {
  const heads = ["指标", "目标", "已完成", "完成"];
  const xs = edges(LEFT, [60, 42, 42, 24]);
  const row = TARGET;
  for (const [i, head] of heads.entries())
    drawHead(pen, head, { x: xs[i] as number, y: top, w: (xs[i + 1] as number) - (xs[i] as number), h: row });
  for (const [r, cells] of rows.entries())
    for (const [i, words] of cells.entries())
      drawCell(
        pen,
        fonts,
        words,
        {
          x: xs[i] as number,
          y: top + (r + 1) * row,
          w: (xs[i + 1] as number) - (xs[i] as number),
          h: row,
        },
        { size: 9.5, least: 7, align: i === 0 ? "left" : "right", padding: 1.5 },
      );
  drawGrid(
    pen,
    xs,
    Array.from({ length: rows.length + 2 }, (_, i) => top + i * row),
  );
}
