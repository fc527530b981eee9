import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import { BLACK, type Pen } from "~/platform/pdf/pen";
import { drawBars } from "./draw-bars";

/** Equal things at one place, and in what state and condition they are. */
export interface ProfileThing {
  name: string;
  count: number;
  where: string;
  keeper: string;
  state: string;
  grade: string;
}

/** One village on one page. */
export interface ProfilePaper {
  title: string;
  number: string;
  code: string;
  printedAt: number;
  /** Label and value, two pairs a row. */
  facts: readonly (readonly [string, string])[];
  /** Where in its county the village lies, in units of its own; null when nobody wrote it down. */
  locator: {
    county: string;
    width: number;
    height: number;
    rings: readonly (readonly { x: number; y: number }[])[];
    x: number;
    y: number;
  } | null;
  /** Post and who holds it. */
  posts: readonly (readonly [string, string])[];
  figures: readonly (readonly [string, string])[];
  /** 捐赠设备（64 件）, and where each kind is. */
  thingsTitle: string;
  things: readonly ProfileThing[];
  charts: readonly { title: string; months: readonly { month: string; value: number }[]; money: boolean }[];
  /** Who of the step before is missing, and who came without it. */
  funnel: readonly { step: string; people: string; lost: string; straight: string }[];
  targets: readonly (readonly string[])[];
  targetTitle: string;
  foot: Omit<FootWords, "page">;
}

const LEFT = 24;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const FOOT = 282;
const PAIR = 6.4;
const THING = 5.4;
const TARGET = 5.4;
/** Height of a heading with the room under it. */
const HEADING = 7.8;
const FIGURE_HEAD = 6;
const FIGURE = 7.6;
const NOTE = 4.8;
/** The least height of a chart with its title and the room under it. */
const LEAST_CHART = 22;
const CHART_GAP = 6;

/** Widths of label and value: over the whole page, or with the map beside them. */
const ACROSS_ALL = [24, 60] as const;
const MAP = 26;
const BESIDE = [18, 52] as const;

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
  let y = drawPairs(pen, fonts, p.facts, 30, p.locator ? BESIDE : ACROSS_ALL);
  if (p.locator) drawLocator(pen, p.locator, { x: RIGHT - MAP, y: 30, w: MAP, h: y - 30 });
  y = heading(pen, "今天谁负责", y);
  y = drawPairs(pen, fonts, p.posts, y, ACROSS_ALL);
  y = heading(pen, "帮扶成效（从开始到今天）", y);
  y = drawFigures(pen, fonts, p.figures, y);
  const rows = Math.ceil(p.targets.length / 2);
  const targets = rows > 0 ? HEADING + (rows + 1) * TARGET : 0;
  if (p.things.length > 0) {
    const after =
      2 * HEADING +
      FIGURE_HEAD +
      FIGURE +
      2 * NOTE +
      chartRows(p.charts) * (LEAST_CHART + CHART_GAP) +
      targets;
    y = heading(pen, p.thingsTitle, y);
    y = drawThings(pen, fonts, thatFit(p.things, Math.floor((FOOT - 4 - after - y) / THING) - 1), y);
  }
  y = heading(pen, "从参观到开店（人）", y);
  y = drawFigures(
    pen,
    fonts,
    p.funnel.map((f) => [f.step, f.people] as const),
    y,
    [p.funnel.map((f) => f.lost), p.funnel.map((f) => f.straight)],
  );
  y = heading(pen, "逐月", y);
  y = drawCharts(pen, p.charts, y, FOOT - 4 - targets);
  if (p.targets.length > 0) {
    y = heading(pen, p.targetTitle, y);
    drawTargets(pen, fonts, p.targets, y);
  }
  drawFoot(pen, LEFT, RIGHT, FOOT, { ...p.foot, page: "第 1 页　共 1 页" });
  paper.sheet(pen);
  return paper.finish();
}

/** The county with a dot for the village, as great as the box allows, its name under it. */
function drawLocator(
  pen: Pen,
  l: NonNullable<ProfilePaper["locator"]>,
  box: { x: number; y: number; w: number; h: number },
): void {
  const room = box.h - 5;
  const scale = Math.min(box.w / l.width, room / l.height);
  const left = box.x + (box.w - l.width * scale) / 2;
  const place = ({ x, y }: { x: number; y: number }) => [left + x * scale, box.y + y * scale] as const;
  for (const ring of l.rings) pen.path(ring.map(place), 0.5, BLACK, true);
  const [x, y] = place(l);
  const dot = Array.from({ length: 16 }, (_, i) => {
    const turn = (i * Math.PI) / 8;
    return [x + Math.cos(turn), y + Math.sin(turn)] as const;
  });
  pen.shape(dot, BLACK);
  pen.text(l.county, box.x + box.w / 2, box.y + box.h - 0.8, { role: "sans", size: 8.5 }, "centre");
}

function heading(pen: Pen, words: string, y: number): number {
  pen.text(words, LEFT, y + 6, { role: "sansMedium", size: 11 });
  return y + HEADING;
}

function drawPairs(
  pen: Pen,
  fonts: PaperFonts,
  pairs: readonly (readonly [string, string])[],
  top: number,
  [label, value]: readonly [label: number, value: number],
): number {
  const row = PAIR;
  const xs = edges(LEFT, [label, value, label, value]);
  const rows = Math.ceil(pairs.length / 2);
  for (const [i, [head, words]] of pairs.entries()) {
    const column = (i % 2) * 2;
    const y = top + Math.floor(i / 2) * row;
    drawHead(pen, head, { x: xs[column] as number, y, w: label, h: row });
    drawCell(
      pen,
      fonts,
      words,
      { x: xs[column + 1] as number, y, w: value, h: row },
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

/** As many rows as there is room for: the last stands for those that have none, and no piece is left out. */
function thatFit(things: readonly ProfileThing[], room: number): readonly ProfileThing[] {
  const most = Math.max(1, room);
  if (things.length <= most) return things;
  const rest = things.slice(most - 1);
  const count = rest.reduce((sum, thing) => sum + thing.count, 0);
  return [
    ...things.slice(0, most - 1),
    { name: `其他 ${rest.length} 种`, count, where: "见系统本村设备", keeper: "", state: "", grade: "" },
  ];
}

/** What, how many, where, who keeps it, in what state. */
function drawThings(pen: Pen, fonts: PaperFonts, things: readonly ProfileThing[], top: number): number {
  const xs = edges(LEFT, [34, 14, 44, 22, 27, 27]);
  const width = (i: number) => (xs[i + 1] as number) - (xs[i] as number);
  for (const [i, head] of ["名称", "件数", "在哪里", "保管人", "状态", "成色"].entries())
    drawHead(pen, head, { x: xs[i] as number, y: top, w: width(i), h: THING });
  for (const [r, thing] of things.entries()) {
    const cells = [thing.name, String(thing.count), thing.where, thing.keeper, thing.state, thing.grade];
    for (const [i, words] of cells.entries())
      drawCell(
        pen,
        fonts,
        words || "--",
        { x: xs[i] as number, y: top + (r + 1) * THING, w: width(i), h: THING },
        { size: 9, least: 6.5, align: i === 1 ? "right" : "left", padding: 1.2 },
      );
  }
  drawGrid(
    pen,
    xs,
    Array.from({ length: things.length + 2 }, (_, i) => top + i * THING),
  );
  return top + (things.length + 1) * THING;
}

function drawFigures(
  pen: Pen,
  fonts: PaperFonts,
  figures: readonly (readonly [string, string])[],
  y: number,
  notes: readonly (readonly string[])[] = [],
): number {
  const w = WIDTH / figures.length;
  const xs = edges(
    LEFT,
    figures.map(() => w),
  );
  const under = y + FIGURE_HEAD + FIGURE;
  for (const [i, [label, value]] of figures.entries()) {
    const x = xs[i] as number;
    drawHead(pen, label, { x, y, w, h: FIGURE_HEAD });
    drawCell(pen, fonts, value, { x, y: y + FIGURE_HEAD, w, h: FIGURE }, { size: 12, least: 7.5 });
    for (const [line, words] of notes.entries())
      drawCell(
        pen,
        fonts,
        words[i] ?? "",
        { x, y: under + line * NOTE, w, h: NOTE },
        { size: 8.5, least: 6.5, role: "sans" },
      );
  }
  const bottom = under + notes.length * NOTE;
  drawGrid(pen, xs, [y, y + FIGURE_HEAD, ...(notes.length > 0 ? [under] : []), bottom]);
  return bottom;
}

/** Charts of a row: four, so that each is high enough to be read beside a long list of things. */
const ACROSS = 4;
const chartRows = (charts: ProfilePaper["charts"]): number => Math.ceil(charts.length / ACROSS);

/** As high as the page has room for. */
function drawCharts(pen: Pen, charts: ProfilePaper["charts"], top: number, bottom: number): number {
  const w = (WIDTH - (ACROSS - 1) * 4) / ACROSS;
  const rows = chartRows(charts);
  const h = Math.min(30, Math.max(LEAST_CHART, (bottom - top) / rows - CHART_GAP));
  for (const [i, c] of charts.entries()) {
    const x = LEFT + (i % ACROSS) * (w + 4);
    const y = top + Math.floor(i / ACROSS) * (h + CHART_GAP);
    pen.text(c.title, x, y + 3, { role: "sans", size: 9 });
    const number = (v: number) => (c.money ? v / 100 : v).toLocaleString("en-US");
    drawBars(
      pen,
      { months: c.months, tick: number, last: number },
      { x, y: y + 3, w, h },
      { parts: 2, most: 3 },
    );
  }
  return top + rows * (h + CHART_GAP);
}

/** Two targets a row. */
function drawTargets(
  pen: Pen,
  fonts: PaperFonts,
  targets: readonly (readonly string[])[],
  top: number,
): void {
  const heads = ["指标", "目标", "已完成", "完成"];
  const xs = edges(LEFT, [26, 22, 22, 14, 26, 22, 22, 14]);
  const width = (i: number) => (xs[i + 1] as number) - (xs[i] as number);
  const sides = targets.length > 1 ? 2 : 1;
  const rows = Math.ceil(targets.length / 2);
  for (const [i, head] of Array.from({ length: sides }, () => heads)
    .flat()
    .entries())
    drawHead(pen, head, { x: xs[i] as number, y: top, w: width(i), h: TARGET });
  for (const [n, cells] of targets.entries())
    for (const [c, words] of cells.entries()) {
      const i = (n % 2) * 4 + c;
      drawCell(
        pen,
        fonts,
        words,
        { x: xs[i] as number, y: top + (Math.floor(n / 2) + 1) * TARGET, w: width(i), h: TARGET },
        { size: 9, least: 6.5, align: c === 0 ? "left" : "right", padding: 1.2 },
      );
    }
  drawGrid(
    pen,
    xs.slice(0, sides * 4 + 1),
    Array.from({ length: rows + 2 }, (_, i) => top + i * TARGET),
  );
}
