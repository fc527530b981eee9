import { yuanFigure } from "~/platform/money";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { Paper } from "~/platform/pdf/paper";
import type { Ref } from "~/platform/pdf/pdf-file";
import type { Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { drawRunningLine, runningLines } from "~/platform/pdf/running-text";
import { breakLines, mm, PT } from "~/platform/pdf/text-fit";
import { drawBars } from "./draw-bars";

/** The monthly briefing as it is printed (FIELD-PAPER t). */
export interface BriefingPaper {
  letterhead: string;
  /** What every page of a paper says that is not issued; null once it is. */
  draft: string | null;
  issue: string;
  issuer: string;
  day: string;
  headline: string;
  sections: readonly { heading: string; text: string }[];
  table: {
    caption: string;
    heads: readonly string[];
    rows: readonly (readonly string[])[];
    totals: readonly string[];
  };
  chart: { title: string; months: readonly { month: string; value: number }[] };
  photos: readonly { bytes: Uint8Array; caption: string }[];
  adjustments: { heading: string; lines: readonly string[] };
  sentTo: string;
  signers: string;
  number: string;
  code: string;
  printedAt: number;
}

const RED = "#C8102E";
const LEFT = 28;
const RIGHT = 184;
const WIDTH = RIGHT - LEFT;
const TOP = 37;
/** Height of who issues it over the red rules, mm. */
const BESIDE_RED = 8.6;
const BOTTOM = 262;
const BODY = { role: "serif", size: 15 } as const;
/** Rows of the table, mm; with this many villages it is not parted. */
const leastRow = 7.2;
const wholeRows = 12;

/** Heights that a page takes, mm: as usual, and closer where that spares a page with hardly anything on it. */
const usual = { pitch: 9.4, chart: 58, photo: 50 };
const close: typeof usual = { pitch: 8.7, chart: 44, photo: 42 };

/** Draws the briefing; where its last page would hold a few lines only, everything stands closer. */
export function drawBriefing(b: BriefingPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const first = layOut(b, fonts, usual);
  if (first.pages < 2 || first.last > TOP + 60) return first.bytes;
  const second = layOut(b, fonts, close);
  return second.pages < first.pages ? second.bytes : first.bytes;
}

/** One way of setting it; a heading stays with its text, a picture with its words, the block of receivers at the foot of the last page. */
function layOut(
  b: BriefingPaper,
  fonts: PaperFonts,
  size: typeof usual,
): { bytes: Uint8Array<ArrayBuffer>; pages: number; last: number } {
  const PITCH = size.pitch;
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${b.letterhead} ${b.issue}`,
    language: "zh-CN",
    id: `${b.number}/${b.code}`,
    createdAt: b.printedAt,
  });
  const pages: { pen: Pen; images: Record<string, Ref> }[] = [];
  let y = 0;
  const page = () => pages.at(-1) as { pen: Pen; images: Record<string, Ref> };
  const open = () => {
    pages.push({ pen: paper.pen(), images: {} });
    y = TOP;
  };
  const need = (height: number) => {
    if (y + height > BOTTOM) open();
  };
  open();
  y = drawTop(page().pen, fonts, b);
  for (const s of b.sections) {
    heading(s.heading);
    for (const line of s.text.split(/\n+/)) paragraph(line);
  }
  drawTable();
  if (b.chart.months.some((m) => m.value > 0)) drawChart();
  if (b.photos.length > 0) drawPhotos();
  if (b.adjustments.lines.length > 0) {
    heading(b.adjustments.heading);
    for (const line of b.adjustments.lines) paragraph(line);
  }
  const last = y;
  drawReceivers();
  for (const [index, { pen, images }] of pages.entries()) {
    drawNumber(pen, b, index + 1);
    if (b.draft) pen.text(b.draft, (LEFT + RIGHT) / 2, 22, { role: "sansMedium", size: 12 }, "centre");
    paper.sheet(pen, images);
  }
  return { bytes: paper.finish(), pages: pages.length, last };

  function heading(words: string): void {
    need(2 * PITCH);
    y += PITCH;
    page().pen.text(words, LEFT + 2 * mm(BODY.size), y - 2.6, { role: "sansMedium", size: 14 });
  }

  function paragraph(words: string): void {
    for (const line of runningLines(fonts, words, WIDTH, { size: BODY.size, widest: 0.12 })) {
      need(PITCH);
      y += PITCH;
      drawRunningLine(page().pen, line, LEFT, y - 2.6, BODY.size);
    }
  }

  /** On one page where it fits, its rows a little closer if need be; parted, no row stands alone and the sum never. */
  function drawTable(): void {
    const whole = b.table.rows.length + 1;
    const room = (from: number) => (BOTTOM - from - 8 - 10) / whole;
    if (room(y) < leastRow && room(TOP) >= leastRow && whole <= wholeRows) open();
    const row = room(y) >= leastRow ? Math.min(8.8, room(y)) : 8.8;
    const widths = [31, ...b.table.heads.slice(1).map(() => (WIDTH - 31) / (b.table.heads.length - 1))];
    const xs = edges(LEFT, widths);
    let rest = [...b.table.rows, b.table.totals];
    let first = true;
    while (rest.length > 0) {
      need(18 + Math.min(3, rest.length) * row - 0.01);
      const top = y + 8;
      const fits = Math.max(1, Math.floor((BOTTOM - top - 10 + 0.01) / row));
      const count = fits >= rest.length ? rest.length : Math.max(1, Math.min(fits, rest.length - 3));
      const { pen } = page();
      pen.text(
        first ? b.table.caption : `${b.table.caption}（续）`,
        (LEFT + RIGHT) / 2,
        top - 2.2,
        { role: "sans", size: 10.5 },
        "centre",
      );
      for (const [i, head] of b.table.heads.entries())
        drawHead(pen, head, { x: xs[i] as number, y: top, w: widths[i] as number, h: 10 });
      const part = rest.slice(0, count);
      const last = count === rest.length;
      for (const [r, cells] of part.entries())
        for (const [i, words] of cells.entries())
          drawCell(
            pen,
            fonts,
            words,
            { x: xs[i] as number, y: top + 10 + r * row, w: widths[i] as number, h: row },
            {
              size: 10.5,
              least: 7.5,
              align: i === 0 ? "centre" : "right",
              padding: i === 0 ? 1 : 3,
              role: last && r === part.length - 1 ? "serifBold" : "serif",
            },
          );
      drawGrid(pen, xs, [top, ...Array.from({ length: count + 1 }, (_, n) => top + 10 + n * row)]);
      y = top + 10 + count * row;
      rest = rest.slice(count);
      first = false;
    }
  }

  function drawChart(): void {
    need(size.chart + 18);
    const top = y + 8;
    page().pen.text(b.chart.title, (LEFT + RIGHT) / 2, top, { role: "sans", size: 10.5 }, "centre");
    drawBars(
      page().pen,
      { months: b.chart.months, tick: (v) => (v / 100).toLocaleString("en-US"), last: yuanFigure },
      { x: LEFT, y: top + 3, w: WIDTH, h: size.chart },
      { most: 7 },
    );
    y = top + size.chart + 4;
  }

  /** Two a row, 76 × 50, each whole in its own shape. */
  function drawPhotos(): void {
    const cell = { w: 76, h: size.photo };
    for (let i = 0; i < b.photos.length; i += 2) {
      need(cell.h + 14);
      const top = y + 5;
      for (const [k, photo] of b.photos.slice(i, i + 2).entries()) {
        const { pen, images } = page();
        const picture = readPhoto(photo.bytes);
        const name = `I${i + k}`;
        images[name] = paper.image(picture.entries, picture.bytes);
        const scale = Math.min(cell.w / picture.width, cell.h / picture.height);
        const [w, h] = [picture.width * scale, picture.height * scale];
        const left = LEFT + k * (WIDTH - cell.w);
        const x = left + (cell.w - w) / 2;
        pen.place(name, [w / PT, 0, 0, h / PT, pen.x(x), pen.y(top + h)]);
        drawCell(
          pen,
          fonts,
          `图 ${i + k + 2}　${photo.caption}`,
          { x: left, y: top + cell.h, w: cell.w, h: 6.5 },
          { size: 9.5, least: 7, role: "sans" },
        );
      }
      y = top + cell.h + 7;
    }
  }

  function drawReceivers(): void {
    const text = breakLines(fonts.serif, `分送：${b.sentTo}`, WIDTH / mm(10.5));
    const height = 8.5 + text.length * 6.2;
    if (y + 6 > 277 - height) open();
    const { pen } = page();
    const top = 278.5 - height - 1.5;
    pen.line(LEFT, top, RIGHT, top, 0.5);
    for (const [i, line] of text.entries())
      pen.text(line, LEFT, top + 5.2 + i * 6.2, { role: "serif", size: 10.5 });
    const middle = top + 1.5 + text.length * 6.2;
    pen.line(LEFT, middle, RIGHT, middle, 0.35);
    const room = { x: LEFT, y: middle + 0.4, w: WIDTH, h: 6.8 };
    drawCell(pen, fonts, b.signers, room, { size: 10.5, least: 7, align: "left", padding: 0 });
    pen.line(LEFT, 278.5, RIGHT, 278.5, 0.5);
  }
}

/** Red head, issue, issuer and date, the two red rules, headline in one or two lines. Answers where the text begins. */
function drawTop(pen: Pen, fonts: PaperFonts, b: BriefingPaper): number {
  const middle = (LEFT + RIGHT) / 2;
  pen.text(b.letterhead, middle, 44, { role: "serifBold", size: 38, colour: RED, gap: 0.08 }, "centre");
  pen.text(b.issue, middle, 56, { role: "serif", size: 14 }, "centre");
  const beside = WIDTH - pen.width(b.day, { role: "serif", size: 13 }) - 6;
  drawCell(
    pen,
    fonts,
    b.issuer,
    { x: LEFT, y: 60.5, w: beside, h: BESIDE_RED },
    { size: 13, least: 9, align: "left", padding: 0 },
  );
  pen.text(b.day, RIGHT, 66, { role: "serif", size: 13 }, "right");
  pen.line(LEFT, 70, RIGHT, 70, 2.2, RED);
  pen.line(LEFT, 71.6, RIGHT, 71.6, 0.6, RED);
  let y = 85;
  for (const line of breakLines(fonts.serifBold, b.headline, WIDTH / mm(20))) {
    pen.text(line, middle, y, { role: "serifBold", size: 20 }, "centre");
    y += 10.5;
  }
  return y - 2;
}

/** Page number outside, snapshot and check code opposite. */
function drawNumber(pen: Pen, b: BriefingPaper, page: number): void {
  const odd = page % 2 === 1;
  const words = `快照 ${b.number}　校验码 ${b.code}`;
  const [outer, inner] = odd ? [RIGHT, LEFT] : [LEFT, RIGHT];
  pen.text(`— ${page} —`, outer, 285.5, { role: "serif", size: 14 }, odd ? "right" : "left");
  pen.text(words, inner, 285, { role: "sans", size: 7.5 }, odd ? "left" : "right");
}
