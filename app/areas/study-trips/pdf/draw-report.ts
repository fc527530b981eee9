import { drawFactRows, drawGrown, growCell } from "~/platform/pdf/fact-rows";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import type { Ref } from "~/platform/pdf/pdf-file";
import type { Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { drawRunningLine, runningLines } from "~/platform/pdf/running-text";
import { PT } from "~/platform/pdf/text-fit";

/** The report of a trip: figures, text, tasks, pictures. */
export interface Report extends PaperFacts {
  readonly title: string;
  /** Label and value, two pairs a row. */
  readonly facts: readonly (readonly [string, string])[];
  readonly figures: readonly (readonly [string, string])[];
  readonly summary: string;
  readonly lessons: readonly string[];
  readonly tasks: readonly (readonly string[])[];
  readonly photos: readonly { readonly bytes: Uint8Array; readonly caption: string }[];
}

const LEFT = 24;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const BOTTOM = 276;
const BODY = { role: "serif", size: 11 } as const;
const PITCH = 6.4;
/** A heading with the room under it. */
const HEADING = 11.2;
/** Pictures are no smaller than this, mm high, to save a page. */
const leastPhoto = 38;

const PHOTO = 81;
const CAPTION_ROW = 6;
const CAPTION = { size: 9, least: 8, role: "sans", align: "centre", padding: 0 } as const;

/** Draws the report, page after page; a heading stays with what follows, a picture with its words. */
export function drawReport(r: Report, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${r.title} ${r.number}`,
    language: "zh-CN",
    id: `${r.number}/${r.code}`,
    createdAt: r.printedAt,
  });
  const caption = Math.max(
    CAPTION_ROW,
    ...r.photos.map((x) => growCell(fonts, x.caption, PHOTO, CAPTION_ROW, CAPTION).height),
  );
  /** What a picture takes besides its height. */
  const under = caption + 4;
  const pages: { pen: Pen; images: Record<string, Ref> }[] = [];
  let y = 0;
  let headings = 0;
  const page = () => pages.at(-1) as { pen: Pen; images: Record<string, Ref> };
  const open = () => {
    const pen = paper.pen();
    pages.push({ pen, images: {} });
    if (pages.length === 1) {
      pen.text(r.title, (LEFT + RIGHT) / 2, 27, { role: "serifBold", size: 18, gap: 0.04 }, "centre");
      y = 34;
    } else {
      pen.text(`${r.title}（续）`, LEFT, 18, { role: "serifBold", size: 11 });
      pen.text(r.number, RIGHT, 18, { role: "serif", size: 9 }, "right");
      y = 26;
    }
  };
  const need = (height: number) => {
    if (y + height > BOTTOM) open();
  };
  open();
  y = drawFactRows(page().pen, fonts, r.facts, { left: LEFT, top: y, size: 10, least: 8.5 });
  heading("人数");
  y = drawFigures(page().pen, fonts, r.figures, y);
  if (r.summary) {
    heading("总结");
    for (const words of r.summary.split(/\n+/)) paragraph(words);
  }
  if (r.lessons.length > 0) {
    heading("学到什么");
    for (const words of r.lessons) paragraph(words);
  }
  if (r.tasks.length > 0) {
    const heights = r.tasks.map((cells) => taskHeight(fonts, cells));
    heading("回来做什么", Math.max(30, HEAD_OF_TASKS + (heights[0] as number)));
    drawTasks(heights);
  }
  if (r.photos.length > 0) {
    const high = photoHeight();
    heading("照片", high + under + 2);
    drawPhotos(high);
  }
  for (const [index, { pen, images }] of pages.entries()) {
    drawFoot(pen, LEFT, RIGHT, 282, { ...r.foot, page: `第 ${index + 1} 页　共 ${pages.length} 页` });
    paper.sheet(pen, images);
  }
  return paper.finish();

  function heading(words: string, with_ = 2 * PITCH): void {
    need(9 + with_);
    y += HEADING - 2.6;
    // Counted as they come: a part that is not there leaves no gap.
    const number = "一二三四五"[headings++];
    page().pen.text(`${number}、${words}`, LEFT, y, { role: "sansMedium", size: 12 });
    y += 2.6;
  }

  function paragraph(words: string): void {
    for (const line of runningLines(fonts, words, WIDTH, { size: BODY.size, widest: 0.12 })) {
      need(PITCH);
      y += PITCH;
      drawRunningLine(page().pen, line, LEFT, y, BODY.size);
    }
  }

  /** Long tasks run over lines; a row that finds no room stands on the next page, under the heads again. */
  function drawTasks(heights: readonly number[]): void {
    const ends = edges(0, heights);
    for (let from = 0; from < r.tasks.length; ) {
      need(HEAD_OF_TASKS + (heights[from] as number));
      const top = y + 2;
      const fits = ends.filter((end) => end - (ends[from] as number) <= BOTTOM - top - 8 + 1e-6);
      const to = Math.max(from + 1, fits.length - 1);
      y = drawTaskRows(page().pen, fonts, r.tasks.slice(from, to), heights.slice(from, to), top);
      from = to;
    }
  }

  /** Two a row, 81 mm wide, in their own shape; a little smaller where all of them fit the page then. */
  function photoHeight(): number {
    const room = (BOTTOM - y - HEADING) / Math.ceil(r.photos.length / 2) - under;
    return room >= leastPhoto ? Math.min(58, room) : 58;
  }

  function drawPhotos(high: number): void {
    const cell = { w: PHOTO, h: high };
    for (let i = 0; i < r.photos.length; i += 2) {
      need(cell.h + under);
      const top = y + 3;
      for (const [k, photo] of r.photos.slice(i, i + 2).entries()) {
        const { pen, images } = page();
        const picture = readPhoto(photo.bytes);
        const name = `I${i + k}`;
        images[name] = paper.image(picture.entries, picture.bytes);
        const scale = Math.min(cell.w / picture.width, cell.h / picture.height);
        const [w, h] = [picture.width * scale, picture.height * scale];
        const x = LEFT + k * (WIDTH - cell.w) + (cell.w - w) / 2;
        pen.place(name, [w / PT, 0, 0, h / PT, pen.x(x), pen.y(top + h)]);
        const words = { x: LEFT + k * (WIDTH - cell.w), y: top + h, w: cell.w, h: caption };
        drawGrown(pen, fonts, photo.caption, words, CAPTION_ROW, CAPTION);
      }
      y = top + cell.h + caption;
    }
  }
}

/** Millimetres of the heads of the tasks, with the air above them. */
const HEAD_OF_TASKS = 10;
const TASK_ROW = 9;
const taskColumns = [
  ["村", 24],
  ["选的路子", 26],
  ["要做的事", 46],
  ["谁，何时前", 36],
  ["网店", 12],
  ["进展", 24],
] as const;
const taskStyle = (column: number) =>
  ({ size: 9.5, least: 8.5, align: column === 4 ? "right" : "left", padding: 1 }) as const;

const taskHeight = (fonts: PaperFonts, cells: readonly string[]): number =>
  Math.max(
    ...taskColumns.map(([, w], i) => growCell(fonts, cells[i] ?? "", w, TASK_ROW, taskStyle(i)).height),
  );

/** Heads and rows of the tasks on one page; answers where they end. */
function drawTaskRows(
  pen: Pen,
  fonts: PaperFonts,
  tasks: Report["tasks"],
  heights: readonly number[],
  top: number,
): number {
  const xs = edges(
    LEFT,
    taskColumns.map(([, w]) => w),
  );
  const ys = edges(top + 8, heights);
  for (const [i, [head, w]] of taskColumns.entries()) {
    const x = xs[i] as number;
    drawHead(pen, head, { x, y: top, w, h: 8 });
    for (const [n, cells] of tasks.entries()) {
      const cell = { x, y: ys[n] as number, w, h: heights[n] as number };
      drawGrown(pen, fonts, cells[i] ?? "", cell, TASK_ROW, taskStyle(i));
    }
  }
  drawGrid(pen, xs, [top, ...ys]);
  return ys.at(-1) as number;
}

function drawFigures(pen: Pen, fonts: PaperFonts, figures: Report["figures"], top: number): number {
  const xs = edges(
    LEFT,
    figures.map(() => WIDTH / figures.length),
  );
  const y = top + 2;
  for (const [i, [label, value]] of figures.entries()) {
    const cell = { x: xs[i] as number, w: WIDTH / figures.length };
    drawHead(pen, label, { ...cell, y, h: 7.5 });
    drawCell(pen, fonts, value, { ...cell, y: y + 7.5, h: 9 }, { size: 12, least: 8 });
  }
  drawGrid(pen, xs, [y, y + 7.5, y + 16.5]);
  return y + 16.5;
}
