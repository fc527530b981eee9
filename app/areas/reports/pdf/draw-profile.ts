import { type Language, translator } from "~/platform/i18n/text";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { fitText } from "~/platform/pdf/text-fit";
import { paperText } from "../text/paper";
import { drawBars } from "./draw-bars";
import { drawLocator, type Locator } from "./draw-locator";
import {
  drawLabel,
  drawThings,
  LEFT,
  type ProfileThing,
  THING,
  thatFit,
  thingHeight,
  type Words,
} from "./draw-things";

/** One village on one page. */
export interface ProfilePaper {
  language: Language;
  title: string;
  number: string;
  code: string;
  printedAt: number;
  /** Label and value, two pairs a row. */
  facts: readonly (readonly [string, string])[];
  /** Where in its county the village lies, in units of its own; null when nobody wrote it down. */
  locator: Locator | null;
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

const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const FOOT = 282;
const PAIR = 6.4;
const TARGET = 5.4;
/** Height of a heading with the room under it. */
const HEADING = 7.8;
const FIGURE_HEAD = 6;
const FIGURE = 7.6;
const NOTE = 4.8;
/** English notes take two lines. */
const LONG_NOTE = 6.6;
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
    language: p.language === "zh" ? "zh-CN" : "en",
    id: `${p.number}/${p.code}`,
    createdAt: p.printedAt,
  });
  const pen = paper.pen();
  const t = translator(paperText, p.language);
  const note = p.language === "zh" ? NOTE : LONG_NOTE;
  drawTitle(pen, fonts, p.title);
  let y = drawPairs(pen, fonts, p.facts, 30, p.locator ? BESIDE : ACROSS_ALL);
  if (p.locator) drawLocator(pen, p.locator, { x: RIGHT - MAP, y: 30, w: MAP, h: y - 30 });
  y = heading(pen, t("profile.today"), y);
  y = drawPairs(pen, fonts, p.posts, y, ACROSS_ALL);
  y = heading(pen, t("profile.figures"), y);
  y = drawFigures(pen, fonts, p.figures, y, note);
  const rows = Math.ceil(p.targets.length / 2);
  const targets = rows > 0 ? HEADING + (rows + 1) * TARGET : 0;
  if (p.things.length > 0) {
    const after =
      2 * HEADING +
      FIGURE_HEAD +
      FIGURE +
      2 * note +
      chartRows(p.charts) * (LEAST_CHART + CHART_GAP) +
      targets;
    y = heading(pen, p.thingsTitle, y);
    const high = thingHeight(fonts, p.things);
    const room = Math.floor((FOOT - 4 - after - y - THING) / high);
    y = drawThings(pen, fonts, t, thatFit(t, p.things, room), y, high);
  }
  y = heading(pen, t("profile.funnel"), y);
  y = drawFigures(
    pen,
    fonts,
    p.funnel.map((f) => [f.step, f.people] as const),
    y,
    note,
    [p.funnel.map((f) => f.lost), p.funnel.map((f) => f.straight)],
  );
  y = heading(pen, t("profile.months"), y);
  y = drawCharts(pen, fonts, p.charts, y, FOOT - 4 - targets);
  if (p.targets.length > 0) {
    y = heading(pen, p.targetTitle, y);
    drawTargets(pen, fonts, t, p.targets, y);
  }
  drawFoot(pen, LEFT, RIGHT, FOOT, { ...p.foot, page: t("foot.page", { page: 1, count: 1 }) });
  paper.sheet(pen);
  return paper.finish();
}

/** Long names of places in English make the title smaller. */
function drawTitle(pen: Pen, fonts: PaperFonts, words: string): void {
  const { size } = fitText(fonts.serifBold, words, { width: WIDTH * 0.94, height: 8, full: 18, least: 9 });
  pen.text(words, (LEFT + RIGHT) / 2, 24, { role: "serifBold", size, gap: 0.04 }, "centre");
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
    drawLabel(pen, fonts, head, { x: xs[column] as number, y, w: label, h: row });
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

function drawFigures(
  pen: Pen,
  fonts: PaperFonts,
  figures: readonly (readonly [string, string])[],
  y: number,
  note: number,
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
    drawLabel(pen, fonts, label, { x, y, w, h: FIGURE_HEAD });
    drawCell(pen, fonts, value, { x, y: y + FIGURE_HEAD, w, h: FIGURE }, { size: 12, least: 7.5 });
    for (const [line, words] of notes.entries())
      drawCell(
        pen,
        fonts,
        words[i] ?? "",
        { x, y: under + line * note, w, h: note },
        { size: 8.5, least: 6.5, role: "sans" },
      );
  }
  const bottom = under + notes.length * note;
  drawGrid(pen, xs, [y, y + FIGURE_HEAD, ...(notes.length > 0 ? [under] : []), bottom]);
  return bottom;
}

/** Charts of a row: four, so that each is high enough to be read beside a long list of things. */
const ACROSS = 4;
const chartRows = (charts: ProfilePaper["charts"]): number => Math.ceil(charts.length / ACROSS);

/** As high as the page has room for. */
function drawCharts(
  pen: Pen,
  fonts: PaperFonts,
  charts: ProfilePaper["charts"],
  top: number,
  bottom: number,
): number {
  const w = (WIDTH - (ACROSS - 1) * 4) / ACROSS;
  const rows = chartRows(charts);
  const h = Math.min(30, Math.max(LEAST_CHART, (bottom - top) / rows - CHART_GAP));
  for (const [i, c] of charts.entries()) {
    const x = LEFT + (i % ACROSS) * (w + 4);
    const y = top + Math.floor(i / ACROSS) * (h + CHART_GAP);
    const { size } = fitText(fonts.sans, c.title, { width: w, height: 4, full: 9, least: 6.5 });
    pen.text(c.title, x, y + 3, { role: "sans", size });
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
  t: Words,
  targets: readonly (readonly string[])[],
  top: number,
): void {
  const heads = (["measure", "goal", "done", "share"] as const).map((key) => t(`profile.target.${key}`));
  const xs = edges(LEFT, [26, 22, 22, 14, 26, 22, 22, 14]);
  const width = (i: number) => (xs[i + 1] as number) - (xs[i] as number);
  const sides = targets.length > 1 ? 2 : 1;
  const rows = Math.ceil(targets.length / 2);
  for (const [i, head] of Array.from({ length: sides }, () => heads)
    .flat()
    .entries())
    drawLabel(pen, fonts, head, { x: xs[i] as number, y: top, w: width(i), h: TARGET });
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
