import type { PaperFonts } from "~/platform/pdf/font-chain";
import {
  drawCell,
  drawGrid,
  drawHead,
  drawLines,
  edges,
  heightOfLines,
  linesOfCell,
} from "~/platform/pdf/grid";
import { drawListCell, setListCell } from "~/platform/pdf/list-cells";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import type { Ref } from "~/platform/pdf/pdf-file";
import type { Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { qrModules } from "~/platform/pdf/qr";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { type Checked, checkGrows, drawCheck, LEFT, RIGHT, WIDTH } from "./handover-check";
import { handoverPages } from "./handover-pages";
import { drawSignatures, type Signed } from "./handover-signatures";

/** 移交清单暨接收确认书, 一式两份 (PAPER §7.9). */
export interface HandoverPaper extends PaperFacts, Checked, Signed {
  readonly title: string;
  readonly line: readonly string[];
  readonly office: string;
  readonly basis: string;
  readonly usedFor: string;
  readonly rows: readonly (readonly string[])[];
  readonly quantity: string;
  readonly total: string;
  readonly copies: readonly [string, string];
  readonly qr: string;
}

const columns = [
  ["序号", 9],
  ["名称", 24],
  ["品牌型号", 35],
  ["序列号", 30],
  ["数量", 10],
  ["单位", 9],
  ["单价", 17],
  ["金额", 18],
  ["状况", 9],
  ["验收", 7],
] as const;
const ROW = 7.2;
const HEAD = 8;
const XS = edges(
  LEFT,
  columns.map(([, w]) => w),
);

/** Draws both copies, each whole: list, check and signatures; the head of the list stands on every page. */
export function drawHandover(h: HandoverPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${h.title} ${h.number}`,
    language: "zh-CN",
    id: `${h.number}/${h.code}`,
    createdAt: h.printedAt,
  });
  const pictures = new Map<Uint8Array, { ref: Ref; width: number; height: number }>();
  for (const s of h.signers)
    if (s.image) {
      const photo = readPhoto(s.image);
      pictures.set(s.image, {
        ref: paper.image(photo.entries, photo.bytes),
        width: photo.width,
        height: photo.height,
      });
    }
  const taken = Math.ceil((checkGrows(fonts, h) - 1e-6) / ROW);
  const heights = h.rows.map((row) => rowHeight(fonts, row));
  const pages = handoverPages(
    heights.map((height) => height / ROW),
    taken,
    takenByParties(fonts, h),
  );
  for (const [copy, holder] of h.copies.entries()) {
    let from = 0;
    for (const [index, page] of pages.entries()) {
      const pen = paper.pen();
      const images: Record<string, Ref> = {};
      drawTop(pen, fonts, h, { first: index === 0, copy: copy === 0 ? "第一份" : "第二份", holder });
      let y = index === 0 ? drawParties(pen, fonts, h) : 34;
      const last = index === pages.length - 1;
      const rows = h.rows
        .slice(from, from + page.rows)
        .map((cells, i) => ({ cells, height: heights[from + i] as number }));
      y = drawRows(pen, fonts, h, rows, y, last && page.signs);
      from += page.rows;
      if (page.signs) {
        y = drawCheck(pen, fonts, h, y);
        drawSignatures(pen, fonts, h, y, pictures, images);
      }
      drawFoot(pen, LEFT, RIGHT, 282, { ...h.foot, page: `第 ${index + 1} 页　共 ${pages.length} 页` });
      paper.sheet(pen, images);
    }
  }
  return paper.finish();
}

function drawTop(
  pen: Pen,
  fonts: PaperFonts,
  h: HandoverPaper,
  page: { first: boolean; copy: string; holder: string },
): void {
  const middle = (LEFT + RIGHT) / 2;
  if (page.first) {
    const qr = qrModules(h.qr);
    pen.mask(qr.rows, qr.size, LEFT, 12.5, 14);
    pen.text(h.title, middle, 22.6, { role: "serifBold", size: 18, gap: 0.04 }, "centre");
  } else pen.text(`${h.title}（续）`, middle, 20.5, { role: "serifBold", size: 12, gap: 0.04 }, "centre");
  pen.box(160, 13.2, 32, 9.2, 0.75);
  pen.text(page.copy, 176, 17.3, { role: "sans", size: 9 }, "centre");
  pen.text(page.holder, 176, 21, { role: "sans", size: 7.5 }, "centre");
  const spread = spreadOf(fonts, h.line, WIDTH, true);
  // Two lines stand between the code that is scanned and the parties.
  const two = spread.lines.length > 1;
  drawSpread(pen, two ? { ...spread, pitch: 3.4 } : spread, LEFT, RIGHT, two ? 32 : 31);
}

const PARTY = 7.6;

/** The cells about the parties, each broken at one size: nobody reads a basis in half the type of its neighbour. */
function partyRows(fonts: PaperFonts, h: HandoverPaper) {
  const cell = (label: string, text: string, width: number) => {
    const style = { size: 10.5, padding: 1.5 };
    const lines = linesOfCell(fonts, text, width, style);
    return { label, text, width, lines, height: lines ? heightOfLines(lines.length, style.size) : 0 };
  };
  const rows = [
    [cell(h.giverLabel, h.giver, 65), cell(h.takerLabel, h.taker, 65)],
    [cell("经办单位", h.office, 65), cell("移交依据", h.basis, 65)],
    [cell("用途限定", h.usedFor, WIDTH - 19)],
  ];
  return rows.map((cells) => ({ cells, height: Math.max(PARTY, ...cells.map((c) => c.height)) }));
}

/** Rows' worth of room that long words about the parties take from the first page. */
const takenByParties = (fonts: PaperFonts, h: HandoverPaper): number =>
  Math.ceil((partyRows(fonts, h).reduce((sum, r) => sum + r.height - PARTY, 0) - 1e-6) / ROW);

/** Who gives, who takes, on what basis, what for. Answers where the list begins. */
function drawParties(pen: Pen, fonts: PaperFonts, h: HandoverPaper): number {
  let y = 34;
  for (const { cells, height } of partyRows(fonts, h)) {
    let x = LEFT;
    for (const { label, text, width, lines } of cells) {
      drawHead(pen, label, { x, y, w: 19, h: height });
      const room = { x: x + 19, y, w: width, h: height };
      const style = { size: 10.5, least: 7.5, align: "left", padding: 1.5 } as const;
      if (lines) drawLines(pen, lines, room, style);
      else drawCell(pen, fonts, text, room, style);
      x += 19 + width;
    }
    drawGrid(pen, cells.length === 2 ? edges(LEFT, [19, 65, 19, 65]) : [LEFT, LEFT + 19, RIGHT], [
      y,
      y + height,
    ]);
    y += height;
  }
  return y;
}

const ROW_STYLE = { size: 9.5, least: 6.5, padding: 0.9 } as const;

/** Higher than usual where the name of a thing would be too small to read. */
const rowHeight = (fonts: PaperFonts, cells: readonly string[]): number =>
  Math.max(
    ROW,
    ...aligned.map((_, i) => setListCell(fonts, cells[i] ?? "", columns[i]?.[1] ?? 0, ROW, ROW_STYLE).height),
  );

const aligned = ["centre", "left", "left", "centre", "right", "centre", "right", "right", "centre"] as const;

function drawRows(
  pen: Pen,
  fonts: PaperFonts,
  h: HandoverPaper,
  rows: readonly { cells: readonly string[]; height: number }[],
  top: number,
  total: boolean,
): number {
  if (rows.length === 0 && !total) return top;
  const cell = (i: number, y: number, height: number) => ({
    x: XS[i] as number,
    y,
    w: columns[i]?.[1] ?? 0,
    h: height,
  });
  for (const [i, [head]] of columns.entries()) drawHead(pen, head, cell(i, top, HEAD));
  const whole = h.check.quantity === true && h.check.looks !== false;
  const ys = edges(
    top + HEAD,
    rows.map(({ height }) => height),
  );
  for (const [r, { cells, height }] of rows.entries()) {
    const y = ys[r] as number;
    for (const [i, align] of aligned.entries())
      drawListCell(pen, fonts, cells[i] ?? "", cell(i, y, height), ROW, { ...ROW_STYLE, align });
    pen.checkBox((XS[9] as number) + 1.95, y + height / 2 - 1.55, whole);
  }
  let y = ys.at(-1) as number;
  drawGrid(pen, XS, [top, ...ys]);
  if (!total) return y;
  const bold = { size: 9.5, least: 7, role: "serifBold", padding: 0.9 } as const;
  pen.text(
    "合　计",
    ((XS[0] as number) + (XS[4] as number)) / 2,
    y + 4.9,
    { role: "sansMedium", size: 9 },
    "centre",
  );
  drawCell(pen, fonts, h.quantity, cell(4, y, ROW), { ...bold, align: "right" });
  drawCell(pen, fonts, "--", cell(5, y, ROW), { size: 9.5 });
  drawCell(pen, fonts, "--", cell(6, y, ROW), { size: 9.5, align: "right", padding: 0.9 });
  drawCell(pen, fonts, h.total, cell(7, y, ROW), { ...bold, align: "right" });
  drawGrid(pen, [LEFT, ...XS.slice(4)], [y, y + ROW]);
  y += ROW;
  return y;
}
