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
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import type { Ref } from "~/platform/pdf/pdf-file";
import type { Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { qrModules } from "~/platform/pdf/qr";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm, PT } from "~/platform/pdf/text-fit";
import { handoverPages } from "./handover-pages";

export interface PaperSigner {
  readonly role: "giver" | "receiver" | "witness";
  readonly name: string;
  /** PNG as it was drawn on the screen. */
  readonly image: Uint8Array | null;
  readonly on: string | null;
}

/** 移交清单暨接收确认书, 一式两份 (PAPER §7.9). */
export interface HandoverPaper extends PaperFacts {
  readonly title: string;
  readonly line: readonly string[];
  readonly giverLabel: string;
  readonly giver: string;
  readonly takerLabel: string;
  readonly taker: string;
  readonly office: string;
  readonly basis: string;
  readonly usedFor: string;
  readonly rows: readonly (readonly string[])[];
  readonly quantity: string;
  readonly total: string;
  readonly words: string;
  readonly valuation: string;
  readonly attachments: string;
  /** What is damaged or does not work; empty where nothing is. */
  readonly checkNote: string;
  readonly check: {
    readonly quantity: boolean | null;
    readonly looks: boolean | null;
    readonly power: boolean | null;
  };
  readonly confirm: string;
  readonly copies: readonly [string, string];
  readonly witnessOffice: string;
  readonly qr: string;
  readonly last: string;
  readonly signers: readonly PaperSigner[];
}

const LEFT = 24;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
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
  const remark = h.checkNote ? Math.ceil((remarkLines(fonts, h.checkNote).length * 5.4 + 2) / ROW) : 0;
  const pages = handoverPages(h.rows.length, remark, takenByParties(fonts, h));
  for (const [copy, holder] of h.copies.entries()) {
    let from = 0;
    for (const [index, page] of pages.entries()) {
      const pen = paper.pen();
      const images: Record<string, Ref> = {};
      drawTop(pen, fonts, h, { first: index === 0, copy: copy === 0 ? "第一份" : "第二份", holder });
      let y = index === 0 ? drawParties(pen, fonts, h) : 34;
      const last = index === pages.length - 1;
      y = drawRows(pen, fonts, h, h.rows.slice(from, from + page.rows), y, last && page.signs);
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
  drawSpread(pen, spreadOf(fonts, h.line, WIDTH, true), LEFT, RIGHT, 31);
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

const aligned = ["centre", "left", "left", "centre", "right", "centre", "right", "right", "centre"] as const;

function drawRows(
  pen: Pen,
  fonts: PaperFonts,
  h: HandoverPaper,
  rows: readonly (readonly string[])[],
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
  for (const [r, row] of rows.entries()) {
    const y = top + HEAD + r * ROW;
    for (const [i, align] of aligned.entries())
      drawCell(pen, fonts, row[i] ?? "", cell(i, y, ROW), { size: 9.5, least: 6.5, align, padding: 0.9 });
    pen.checkBox((XS[9] as number) + 1.95, y + 2.05, whole);
  }
  let y = top + HEAD + rows.length * ROW;
  const ys = [top, ...Array.from({ length: rows.length + 1 }, (_, i) => top + HEAD + i * ROW)];
  drawGrid(pen, XS, ys);
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

const remarkLines = (fonts: PaperFonts, note: string) =>
  breakLines(fonts.serif, note, (WIDTH - 19 - 4) / mm(10.5));

function drawCheck(pen: Pen, fonts: PaperFonts, h: HandoverPaper, top: number): number {
  const row = 7.4;
  let y = top;
  const line = (label: string, text: string, height = row) => {
    drawHead(pen, label, { x: LEFT, y, w: 32, h: height });
    drawCell(
      pen,
      fonts,
      text,
      { x: LEFT + 32, y, w: WIDTH - 32, h: height },
      { size: 10.5, least: 8, align: "left", padding: 1.5 },
    );
    drawGrid(pen, [LEFT, LEFT + 32, RIGHT], [y, y + height]);
    y += height;
  };
  line("金额（大写）", h.words);
  const xs = edges(LEFT, [19, 65, 19, 65]);
  drawHead(pen, "计价依据", { x: xs[0] as number, y, w: 19, h: row });
  drawCell(
    pen,
    fonts,
    h.valuation,
    { x: xs[1] as number, y, w: 65, h: row },
    { size: 10, least: 7, align: "left", padding: 1.5 },
  );
  drawHead(pen, "附　　件", { x: xs[2] as number, y, w: 19, h: row });
  drawCell(
    pen,
    fonts,
    h.attachments,
    { x: xs[3] as number, y, w: 65, h: row },
    { size: 10, least: 7, align: "left", padding: 1.5 },
  );
  drawGrid(pen, xs, [y, y + row]);
  y += row;
  drawHead(pen, "验收情况", { x: LEFT, y, w: 19, h: row });
  let x = LEFT + 20.5;
  const style = { role: "serif", size: 10.5 } as const;
  const words = (text: string, after: number) => {
    pen.text(text, x, y + 5.1, style);
    x += pen.width(text, style) + after;
  };
  const box = (ticked: boolean, text: string, after: number) => {
    pen.checkBox(x, y + 2.2, ticked);
    x += 4.1;
    words(text, after);
  };
  const { quantity, looks, power } = h.check;
  words("数量", 1.6);
  box(quantity === true, "相符", 1.6);
  box(quantity === false, "不符", 5);
  words("外观", 1.6);
  box(looks === true, "完好", 1.6);
  box(looks === false, "有损", 5);
  words("通电", 1.6);
  box(power === true, "正常", 1.6);
  box(power === false, "异常", 0);
  drawGrid(pen, [LEFT, LEFT + 19, RIGHT], [y, y + row]);
  y += row;
  if (h.checkNote) {
    const said = remarkLines(fonts, h.checkNote);
    const tall = said.length * 5.4 + 2;
    drawHead(pen, "验收说明", { x: LEFT, y, w: 19, h: tall });
    for (const [i, text] of said.entries()) pen.text(text, LEFT + 21, y + 5.1 + i * 5.4, style);
    drawGrid(pen, [LEFT, LEFT + 19, RIGHT], [y, y + tall]);
    y += tall;
  }
  const lines = breakLines(fonts.serif, `　　${h.confirm}`, (WIDTH - 19 - 4) / mm(10.5));
  const height = lines.length * 5.4 + 3;
  drawHead(pen, "确　　认", { x: LEFT, y, w: 19, h: height });
  for (const [i, text] of lines.entries()) pen.text(text, LEFT + 21, y + 5.4 + i * 5.4, style);
  drawGrid(pen, [LEFT, LEFT + 19, RIGHT], [y, y + height]);
  return y + height;
}

function drawSignatures(
  pen: Pen,
  fonts: PaperFonts,
  h: HandoverPaper,
  top: number,
  pictures: ReadonlyMap<Uint8Array, { ref: Ref; width: number; height: number }>,
  images: Record<string, Ref>,
): void {
  const w = WIDTH / 3;
  const height = 48;
  const small = { role: "serif", size: 9.5 } as const;
  const of = (role: PaperSigner["role"]) => h.signers.filter((s) => s.role === role);
  const receivers = of("receiver");
  const nos = ["一", "二", "三"];
  const cells = [
    {
      head: `${h.giverLabel.replaceAll(" ", "")}（盖章）`,
      office: h.giver,
      lines: [["代表：", of("giver")[0]]],
    },
    {
      head: `${h.takerLabel.replaceAll(" ", "")}（盖章）`,
      office: h.taker,
      lines: Array.from({ length: Math.max(2, receivers.length) }, (_, i) => [
        `接收人${nos[i] ?? ""}：`,
        receivers[i],
      ]),
    },
    { head: "监交（盖章）", office: h.witnessOffice, lines: [["监交人：", of("witness")[0]]] },
  ] as const;
  for (const [i, c] of cells.entries()) {
    const x = LEFT + i * w;
    pen.text(c.head, x + 1.6, top + 5, { role: "sansMedium", size: 9 });
    drawCell(
      pen,
      fonts,
      c.office,
      { x: x + 0.6, y: top + 6.2, w: w - 1.2, h: 8.4 },
      { size: 9.5, least: 8.5, align: "left", padding: 1 },
    );
    const bottom = top + height - 11;
    for (const [n, [label, signer]] of c.lines.entries()) {
      const y = bottom - (c.lines.length - 1 - n) * 8.4;
      const from = x + 1.6 + pen.width(label as string, small);
      pen.text(label as string, x + 1.6, y, small);
      drawSigner(signer as PaperSigner | undefined, from, y, x + w - 4 - from, `S${i}${n}`);
      // Over the picture: its white would break the line.
      pen.line(from, y + 0.9, x + w - 4, y + 0.9, 0.5);
    }
    const on = c.lines.map(([, s]) => (s as PaperSigner | undefined)?.on).find(Boolean);
    pen.text(on ?? "年　　月　　日", x + w - 3, top + height - 3.4, small, "right");
  }
  drawGrid(pen, edges(LEFT, [w, w, w]), [top, top + height]);
  pen.text(h.last, LEFT, top + height + 6, { role: "kai", size: 9 });

  /** The drawn signature over the line; a name alone is left to be signed by hand, and stands small under it. */
  function drawSigner(s: PaperSigner | undefined, x: number, y: number, width: number, name: string): void {
    if (!s) return;
    const picture = s.image && pictures.get(s.image);
    pen.text(s.name, x + width, y, { role: "sans", size: 7.5 }, "right");
    if (!picture) return;
    const room = { w: width - 12, h: 7.2 };
    const scale = Math.min(room.w / picture.width, room.h / picture.height);
    const [pw, ph] = [picture.width * scale, picture.height * scale];
    images[name] = picture.ref;
    pen.place(name, [pw / PT, 0, 0, ph / PT, pen.x(x + 1), pen.y(y + 0.8)]);
  }
}
