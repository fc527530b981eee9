import { type Language, translator } from "~/platform/i18n/text";
import { yuanFigure } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { type Cell, drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import type { PaperMap } from "../map/paper-map";
import { paperText } from "../text/paper";
import { drawBars } from "./draw-bars";
import { drawMap } from "./draw-map";

interface PaperChart {
  title: string;
  months: readonly { month: string; value: number }[];
}

/** The overview as it is printed. */
export interface OverviewPaper {
  language: Language;
  title: string;
  number: string;
  code: string;
  printedAt: number;
  line: readonly string[];
  columns: readonly { head: string; w: number }[];
  rows: readonly (readonly string[])[];
  totals: readonly string[];
  /** Under the table, each from a line of its own on. */
  notes: readonly string[];
  chart: PaperChart;
  kinds: { title: string; charts: readonly PaperChart[]; note: string };
  /** Null where no outlines of the place are known. */
  map: PaperMap | null;
  foot: Omit<FootWords, "page">;
}

const LEFT = 16;
const RIGHT = 281;
const HEAD = 11;
const ROW = 7.5;
const CHART = 62;
const BOTTOM = 190;
/** Points of the notes. */
const NOTE = 9.5;

/** Lying A4: the table with its head on every page, the sums, sales by month under them; kinds of support; the map. */
export function drawOverview(p: OverviewPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 297,
    height: 210,
    fonts,
    title: `${p.title} ${p.number}`,
    language: p.language === "zh" ? "zh-CN" : "en",
    id: `${p.number}/${p.code}`,
    createdAt: p.printedAt,
  });
  const t = translator(paperText, p.language);
  const rows = [...p.rows, p.totals];
  const first = Math.floor((BOTTOM - 38.6 - HEAD) / ROW);
  const next = Math.floor((BOTTOM - 32 - HEAD) / ROW);
  const pages: (readonly (readonly string[])[])[] = [rows.slice(0, first)];
  for (let i = first; i < rows.length; i += next) pages.push(rows.slice(i, i + next));
  const lastTop = (pages.length === 1 ? 38.6 : 32) + HEAD + (pages.at(-1)?.length ?? 0) * ROW;
  const lines = p.notes.flatMap((words) => breakLines(fonts.kai, words, (RIGHT - LEFT) / mm(NOTE)));
  const notes = 5 * (lines.length - 1);
  const chartAlone = lastTop + CHART + 14 + notes > BOTTOM;
  const count = pages.length + (chartAlone ? 1 : 0) + 1 + (p.map ? 1 : 0);
  const foot = (pen: Pen, page: number) =>
    drawFoot(pen, LEFT, RIGHT, 196, { ...p.foot, page: t("foot.page", { page, count }) });
  for (const [index, part] of pages.entries()) {
    const pen = paper.pen();
    const last = index === pages.length - 1;
    const bottom = drawTable(pen, fonts, p, part, index === 0, last);
    if (last) {
      for (const [i, words] of lines.entries())
        pen.text(words, LEFT, bottom + 6 + i * 5, { role: "kai", size: NOTE });
      if (!chartAlone) drawChart(pen, p, bottom + 12 + notes);
    }
    foot(pen, index + 1);
    paper.sheet(pen);
  }
  let page = pages.length;
  const more = (title: string, draw: (pen: Pen) => void) => {
    const pen = paper.pen();
    pen.text(`${p.title}　${title}`, (LEFT + RIGHT) / 2, 20.5, { role: "serifBold", size: 12 }, "centre");
    drawSpread(pen, spreadOf(fonts, p.line, RIGHT - LEFT - 1.2, true), LEFT + 0.6, RIGHT - 0.6, 29.2);
    pen.line(LEFT, 31.5, RIGHT, 31.5, 0.5);
    draw(pen);
    page += 1;
    foot(pen, page);
    paper.sheet(pen);
  };
  if (chartAlone) more(p.chart.title, (pen) => drawChart(pen, p, 36));
  more(p.kinds.title, (pen) => drawKinds(pen, p.kinds));
  const { map } = p;
  if (map)
    more(map.title, (pen) => drawMap(pen, fonts, map, { x: LEFT, y: 35, w: RIGHT - LEFT, h: BOTTOM - 35 }));
  return paper.finish();
}

function drawTable(
  pen: Pen,
  fonts: PaperFonts,
  p: OverviewPaper,
  rows: readonly (readonly string[])[],
  first: boolean,
  last: boolean,
): number {
  const top = first ? 38.6 : 32;
  pen.text(
    first ? p.title : translator(paperText, p.language)("overview.continued", { title: p.title }),
    (LEFT + RIGHT) / 2,
    first ? 25.6 : 20.5,
    { role: "serifBold", size: first ? 18 : 12, gap: 0.06 },
    "centre",
  );
  drawSpread(pen, spreadOf(fonts, p.line, RIGHT - LEFT - 1.2, true), LEFT + 0.6, RIGHT - 0.6, top - 2.8);
  const asked = p.columns.reduce((sum, c) => sum + c.w, 0);
  const widths = p.columns.map((c) => (c.w * (RIGHT - LEFT)) / asked);
  const xs = edges(LEFT, widths);
  for (const [i, c] of p.columns.entries())
    drawColumnHead(pen, fonts, p.language, c.head, {
      x: xs[i] as number,
      y: top,
      w: widths[i] as number,
      h: HEAD,
    });
  for (const [r, row] of rows.entries())
    for (const [i, words] of row.entries())
      drawCell(
        pen,
        fonts,
        words,
        { x: xs[i] as number, y: top + HEAD + r * ROW, w: widths[i] as number, h: ROW },
        {
          size: 10,
          least: 7,
          align: i < 2 ? "centre" : "right",
          padding: 1.2,
          role: last && r === rows.length - 1 ? "serifBold" : "serif",
        },
      );
  const bottom = top + HEAD + rows.length * ROW;
  drawGrid(pen, xs, [top, ...Array.from({ length: rows.length + 1 }, (_, i) => top + HEAD + i * ROW)]);
  return bottom;
}

/** Chinese heads carry their break; English words are long and are fitted. */
function drawColumnHead(pen: Pen, fonts: PaperFonts, language: Language, words: string, cell: Cell): void {
  if (language === "zh") drawHead(pen, words, cell);
  else drawCell(pen, fonts, words, cell, { role: "sansMedium", size: 8.5, least: 6.5, padding: 0.5 });
}

function drawChart(pen: Pen, p: OverviewPaper, top: number): void {
  pen.text(p.chart.title, LEFT, top + 4, { role: "sansMedium", size: 10.5 });
  drawBars(
    pen,
    {
      months: p.chart.months,
      tick: (v) => (v / 100).toLocaleString("en-US"),
      last: yuanFigure,
    },
    { x: LEFT, y: top + 6, w: RIGHT - LEFT, h: CHART - 10 },
    { most: 20 },
  );
}

/** Three beside each other, in rows. */
function drawKinds(pen: Pen, kinds: OverviewPaper["kinds"]): void {
  const [w, h, gap] = [82, 66, 9.5];
  for (const [i, chart] of kinds.charts.entries()) {
    const x = LEFT + (i % 3) * (w + gap);
    const y = 38 + Math.floor(i / 3) * (h + 6);
    pen.text(chart.title, x, y + 3, { role: "sansMedium", size: 10 });
    const tick = (v: number) => v.toLocaleString("en-US");
    drawBars(pen, { months: chart.months, tick, last: tick }, { x, y: y + 5, w, h: h - 7 }, { most: 7 });
  }
  pen.text(kinds.note, LEFT, BOTTOM - 2, { role: "kai", size: 9.5 });
}
