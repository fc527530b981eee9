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
  y = drawFacts(page().pen, fonts, r, y);
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
    heading("回来做什么", 30);
    drawTasks();
  }
  if (r.photos.length > 0) {
    const high = photoHeight();
    heading("照片", high + 12);
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

  function drawTasks(): void {
    const heads = ["村", "选的路子", "要做的事", "谁，何时前", "网店", "进展"];
    const xs = edges(LEFT, [24, 26, 46, 36, 12, 24]);
    const row = 9;
    let rest = [...r.tasks];
    while (rest.length > 0) {
      need(8 + 2 * row);
      const count = Math.max(1, Math.min(rest.length, Math.floor((BOTTOM - y - 10) / row)));
      const top = y + 2;
      const { pen } = page();
      for (const [i, head] of heads.entries())
        drawHead(pen, head, {
          x: xs[i] as number,
          y: top,
          w: (xs[i + 1] as number) - (xs[i] as number),
          h: 8,
        });
      for (const [n, cells] of rest.slice(0, count).entries())
        for (const [i, words] of cells.entries())
          drawCell(
            pen,
            fonts,
            words,
            {
              x: xs[i] as number,
              y: top + 8 + n * row,
              w: (xs[i + 1] as number) - (xs[i] as number),
              h: row,
            },
            { size: 9.5, least: 7, align: i === 4 ? "right" : "left", padding: 1 },
          );
      drawGrid(pen, xs, [top, ...Array.from({ length: count + 1 }, (_, n) => top + 8 + n * row)]);
      y = top + 8 + count * row;
      rest = rest.slice(count);
    }
  }

  /** Two a row, 81 mm wide, in their own shape; a little smaller where all of them fit the page then. */
  function photoHeight(): number {
    const room = (BOTTOM - y - HEADING) / Math.ceil(r.photos.length / 2) - 10;
    return room >= leastPhoto ? Math.min(58, room) : 58;
  }

  function drawPhotos(high: number): void {
    const cell = { w: 81, h: high };
    for (let i = 0; i < r.photos.length; i += 2) {
      need(cell.h + 10);
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
        drawCell(
          pen,
          fonts,
          photo.caption,
          { x: LEFT + k * (WIDTH - cell.w), y: top + h, w: cell.w, h: 6 },
          { size: 9, least: 7, role: "sans" },
        );
      }
      y = top + cell.h + 6;
    }
  }
}

function drawFacts(pen: Pen, fonts: PaperFonts, r: Report, top: number): number {
  const xs = edges(LEFT, [20, 64, 20, 64]);
  const row = 9;
  const rows = Math.ceil(r.facts.length / 2);
  for (const [i, [label, value]] of r.facts.entries()) {
    const column = (i % 2) * 2;
    const y = top + Math.floor(i / 2) * row;
    drawHead(pen, label, { x: xs[column] as number, y, w: 20, h: row });
    drawCell(
      pen,
      fonts,
      value,
      { x: xs[column + 1] as number, y, w: 64, h: row },
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
