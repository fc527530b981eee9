import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawGrid, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { type Photo, PhotoProblem, readPhoto } from "~/platform/pdf/photo";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm } from "~/platform/pdf/text-fit";

interface Section {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Everything held about one person, section by section. */
export interface CopyPaper {
  readonly number: string;
  readonly code: string;
  readonly printedAt: number;
  readonly title: string;
  readonly line: readonly string[];
  readonly law: string;
  readonly sections: readonly Section[];
  /** The photo that is kept, with the word that stands over it. */
  readonly photo: { readonly title: string; readonly bytes: Uint8Array } | null;
  readonly foot: Omit<FootWords, "page">;
  readonly language: "zh-CN" | "en";
  /** 第 1 页　共 2 页 */
  readonly page: (page: number, pages: number) => string;
}

const SHEET = { width: 210, height: 297 };
const LEFT = 24;
const WIDTH = 168;
const BOTTOM = 277;
const SIZE = 9;
const PITCH = 4.4;
const PAD = 1.5;
const HEAD = 7.4;

interface Drawn {
  /** Millimetres from the top of the sheet where a table's rules stand. */
  y: number;
  page: number;
}

/** The copy that a person may ask for (frame F); headings repeat on every sheet, no row is torn. */
export function drawCopy(paper: CopyPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const doc = new Paper({
    ...SHEET,
    fonts,
    title: `${paper.title} ${paper.number}`,
    language: paper.language,
    id: `${paper.number}/${paper.code}`,
    createdAt: paper.printedAt,
  });
  const pens: Pen[] = [];
  const at: Drawn = { y: 0, page: -1 };
  const next = () => {
    const pen = doc.pen();
    pens.push(pen);
    at.page += 1;
    if (at.page === 0) {
      pen.text(paper.title, LEFT + WIDTH / 2, 25.6, { role: "serifBold", size: 18, gap: 0.06 }, "centre");
      drawSpread(pen, spreadOf(fonts, paper.line, WIDTH, true), LEFT, LEFT + WIDTH, 34.4);
      pen.line(LEFT, 37, LEFT + WIDTH, 37, 1);
      for (const [i, line] of breakLines(fonts.kai, paper.law, WIDTH / mm(SIZE)).entries())
        pen.text(line, LEFT, 42 + i * 4.8, { role: "kai", size: SIZE });
      at.y = 50;
      return;
    }
    pen.text(paper.title, LEFT, 21, { role: "serifBold", size: 12 });
    pen.text(paper.number, LEFT + WIDTH, 21, { role: "serif", size: 10.5 }, "right");
    at.y = 26;
  };
  next();
  const pen = () => pens[at.page] as Pen;
  for (const section of paper.sections.flatMap((s) => (widthsOf(s, fonts) ? [s] : upright(s))))
    drawSection(section, fonts, at, pen, next);
  const images = paper.photo ? drawPhoto(doc, paper.photo, at, pen, next) : undefined;
  const photoOn = at.page;
  for (const [index, sheet] of pens.entries()) {
    drawFoot(sheet, LEFT, LEFT + WIDTH, SHEET.height - 15, {
      ...paper.foot,
      page: paper.page(index + 1, pens.length),
    });
    doc.sheet(sheet, index === photoOn ? images : undefined);
  }
  return doc.finish();
}

/** The picture as a paper can hold it; one that no paper can show stays with its mark among the basics. */
function pictureOf(bytes: Uint8Array): Photo | null {
  try {
    return readPhoto(bytes);
  } catch (error) {
    if (error instanceof PhotoProblem) return null;
    throw error;
  }
}

/** The whole picture, at most as large as a one-inch photo. */
function drawPhoto(
  doc: Paper,
  { title, bytes }: NonNullable<CopyPaper["photo"]>,
  at: Drawn,
  pen: () => Pen,
  next: () => void,
) {
  const photo = pictureOf(bytes);
  if (!photo) return undefined;
  const scale = Math.min(25 / photo.width, 35 / photo.height);
  const [width, height] = [photo.width * scale, photo.height * scale];
  if (at.y + 8 + height > BOTTOM) next();
  pen().text(title, LEFT, at.y + 5, { role: "sansMedium", size: 10.5 });
  const points = (value: number) => Math.round((value / mm(1)) * 100) / 100;
  const [left, bottom] = [pen().x(LEFT), pen().y(at.y + 7.4 + height)];
  pen().write(`q ${points(width)} 0 0 ${points(height)} ${left} ${bottom} cm/P Do Q`);
  return { P: doc.image(photo.entries, photo.bytes) };
}

function drawSection(section: Section, fonts: PaperFonts, at: Drawn, pen: () => Pen, next: () => void): void {
  const widths = widthsOf(section, fonts) ?? section.columns.map((_, __, all) => WIDTH / all.length);
  const xs = edges(LEFT, widths);
  const cells = section.rows.map((row) =>
    row.map((text, i) => breakLines(fonts.serif, text, ((widths[i] as number) - 2 * PAD) / mm(SIZE))),
  );
  const heights = cells.map((row) => Math.max(...row.map((lines) => lines.length)) * PITCH + 2.6);
  if (at.y + 8 + HEAD + (heights[0] ?? 0) > BOTTOM) next();
  if (section.title) {
    pen().text(section.title, LEFT, at.y + 5, { role: "sansMedium", size: 10.5 });
    at.y += 7.4;
  }
  let ys = begin();
  for (const [r, row] of cells.entries()) {
    const height = Math.min(heights[r] as number, BOTTOM - 40);
    if (at.y + height > BOTTOM) {
      drawGrid(pen(), xs, ys);
      next();
      ys = begin();
    }
    for (const [c, lines] of row.entries())
      for (const [l, line] of lines.entries())
        pen().text(line, (xs[c] as number) + PAD, at.y + 4.4 + l * PITCH, { role: "serif", size: SIZE });
    at.y += height;
    ys.push(at.y);
  }
  drawGrid(pen(), xs, ys);
  at.y += 5;

  function begin(): number[] {
    for (const [i, words] of section.columns.entries())
      pen().text(words, (xs[i] as number) + PAD, at.y + 5, { role: "sansMedium", size: SIZE });
    const top = at.y;
    at.y += HEAD;
    return [top, at.y];
  }
}

/**
 * Columns as wide as their longest words, narrowed where the sheet is too small, though never so far that a number, a
 * date or a short word breaks; null where even that needs more than the sheet has.
 */
function widthsOf(section: Section, fonts: PaperFonts): number[] | null {
  const width = (words: string) => fonts.serif.width(words) * mm(SIZE) + 2 * PAD + 1;
  const columns = section.columns.map((head, i) => {
    const cells = section.rows.map((row) => row[i] ?? "");
    const least = Math.min(90, Math.max(width(head), ...cells.flatMap(unbroken).map(width)));
    return { least, more: Math.max(0, Math.min(90, Math.max(18, ...cells.map(width))) - least) };
  });
  const room = WIDTH - columns.reduce((sum, c) => sum + c.least, 0);
  if (room < 0) return null;
  const more = columns.reduce((sum, c) => sum + c.more, 0);
  return columns.map((c) => c.least + (more > 0 ? (c.more * room) / more : room / columns.length));
}

/** Pieces of a cell that stay on one line: words and numbers; of hanzi as many as a short word has. */
const unbroken = (cell: string): string[] =>
  cell.split(/\s+/).map((word) => (/\p{Script=Han}/u.test(word) ? [...word].slice(0, 5).join("") : word));

/** A table too wide for the sheet stands upright: a small table for each row, one line for each thing it says. */
const upright = ({ title, columns, rows }: Section): Section[] =>
  rows.map(([first = "", ...rest], i) => ({
    title: i === 0 ? title : "",
    columns: [columns[0] ?? "", first],
    rows: rest.map((cell, k) => [columns[k + 1] ?? "", cell]),
  }));
