import { type Cell, rowHeight } from "~/platform/pdf/cell-fit";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { FormPage } from "~/platform/pdf/form-page";
import { drawCell } from "~/platform/pdf/grid";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { drawRunningLine, type RunningLine, runningLines } from "~/platform/pdf/running-text";
import { fitText, mm } from "~/platform/pdf/text-fit";
import { drawQr, QR_SIDE } from "./draw-form";
import type { Letter, Receipt } from "./letter";
import type { PaperFacts } from "./paper-facts";

const SIZE = 16;
/**
 * Distance of lines and how much higher the head stands, in mm: those of the standard; a letter that is a few lines longer
 * than its page stands closer, and higher as the standard has it for letters (GB/T 9704, 5.2.3 and 10.1).
 */
const SETTINGS = [
  { pitch: 225 / 22, lift: 0 },
  { pitch: 9.7, lift: 0 },
  { pitch: 9.3, lift: 0 },
  { pitch: 9.3, lift: 14 },
] as const;
const [LEFT, RIGHT, TOP, BOTTOM] = [28, 184, 37, 262];
/** Issuer, day and room for a seal, in lines. */
const CLOSING_LINES = 4.2;
const RECEIPT = 99;

type Block = { h: number; line?: RunningLine; begins?: boolean; cells?: readonly Cell[] };

/** Blocks by pages at a distance of lines. */
interface Layout {
  pitch: number;
  /** Where the text begins. */
  first: number;
  lift: number;
  pages: Block[][];
}

/** Draws a letter; it runs on to as many pages as it takes, the signature with at least two lines above it. */
export function drawLetter(l: Letter, facts: PaperFacts | null, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const title = l.title.join("");
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: facts ? `${title} ${facts.number}` : title,
    language: "zh-CN",
    id: facts ? `${facts.number}/${facts.code}` : title,
    createdAt: facts?.printedAt ?? 0,
  });
  const { pitch, pages, first, lift } = layoutOf(l, fonts, facts !== null);
  const ends = pages.at(-1)?.reduce((y, b) => y + b.h, pages.length === 1 ? first : TOP) ?? first;
  const closes = ends + (CLOSING_LINES + (l.contact ? 1 : 0)) * pitch;
  const receiptBelow = l.receipt !== null && closes + RECEIPT <= BOTTOM + 8;
  const count = pages.length + (l.receipt && !receiptBelow ? 1 : 0);
  for (let index = 0; index < count; index += 1) {
    const pen = paper.pen();
    const page = new FormPage(pen, pen, fonts, LEFT, RIGHT, TOP, facts !== null);
    if (index === 0) drawHead(pen, fonts, l, lift);
    page.y = index === 0 ? first : TOP;
    drawBlocks(pen, page, pages[index] ?? [], pitch);
    if (index === pages.length - 1) drawClosing(pen, page, l, facts, pitch);
    if (l.receipt && index === count - 1) {
      page.y = Math.max(page.y + 6, index === 0 ? page.y : BOTTOM + 4 - RECEIPT);
      drawReceipt(page, l.receipt);
    }
    drawLetterFoot(pen, facts, index);
    paper.sheet(pen);
  }
  return paper.finish();
}

/** The widest setting that keeps the letter on one page; else that of the standard on several. */
function layoutOf(l: Letter, fonts: PaperFonts, filled: boolean): Layout {
  const layouts = SETTINGS.map(({ pitch, lift }) => {
    const first = 83.5 + l.title.length * 12 - lift;
    return { pitch, lift, first, pages: paginate(blocksOf(l, fonts, filled, pitch), first, pitch) };
  });
  return layouts.find((layout) => layout.pages.length === 1) ?? (layouts[0] as Layout);
}

function blocksOf(l: Letter, fonts: PaperFonts, filled: boolean, pitch: number): Block[] {
  const lines = (text: string, indent: number): Block[] =>
    runningLines(fonts, text, RIGHT - LEFT, { size: SIZE, indent }).map((line, k) => ({
      h: pitch,
      line,
      begins: k === 0,
    }));
  const height = (h: number, cells: readonly Cell[]) =>
    filled ? rowHeight(fonts, h, cells, RIGHT - LEFT) : h;
  return [
    ...(l.to ? lines(l.to, 0) : []),
    ...l.body.flatMap((part): Block[] =>
      typeof part === "string"
        ? lines(part, 2)
        : [{ h: 2.4 }, ...part.rows.map((cells): Block => ({ h: height(part.h, cells), cells })), { h: 3.2 }],
    ),
  ];
}

/** Most lines that go on to the next page so that no sentence is torn. */
const LINES_ON = 6;

/**
 * Full pages; the last keeps room for the signature. Where that has to move on it takes the last paragraphs along, two
 * lines at least: a page does not end inside a sentence with its foot left empty.
 */
function paginate(blocks: readonly Block[], first: number, pitch: number): Block[][] {
  const pages: Block[][] = [[]];
  let y = first;
  for (const block of blocks) {
    if (y + block.h > BOTTOM + 0.1) {
      pages.push([]);
      y = TOP;
    }
    pages.at(-1)?.push(block);
    y += block.h;
  }
  if (y + CLOSING_LINES * pitch > BOTTOM + 4) {
    const last = pages.at(-1) as Block[];
    const takes = Array.from({ length: LINES_ON - 1 }, (_, k) => k + 2).find(
      (n) => last.length > n + 1 && last.at(-n)?.begins,
    );
    pages.push(last.length > 3 ? last.splice(-(takes ?? 2)) : []);
  }
  return pages;
}

function drawBlocks(pen: Pen, page: FormPage, blocks: readonly Block[], pitch: number): void {
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at] as Block;
    if (!block.cells) {
      if (block.line) drawRunningLine(pen, block.line, LEFT, page.y + pitch * 0.7, SIZE);
      page.y += block.h;
      at += 1;
      continue;
    }
    page.table(() => {
      for (let row = blocks[at]; row?.cells; row = blocks[at]) {
        page.row(row.h, row.cells);
        at += 1;
      }
    });
  }
}

function drawHead(pen: Pen, fonts: PaperFonts, l: Letter, lift: number): void {
  const middle = (LEFT + RIGHT) / 2;
  const red = "#c8102e" as const;
  if (l.issuer) {
    // Room for the gaps between characters is kept.
    const room = { width: (RIGHT - LEFT) / 1.03, height: 16, full: 33, least: 16 };
    const { size, lines } = fitText(fonts.serifBold, l.issuer, room);
    for (const [index, words] of lines.entries()) {
      const y = lines.length === 1 ? 49 : 53 - (lines.length - 1 - index) * 1.25 * mm(size);
      pen.text(words, middle, y - lift, { role: "serifBold", size, colour: red, gap: 0.03 }, "centre");
    }
  } else {
    // Filled in by hand: who issues it stands over the red rule.
    pen.line(middle - 48, 51 - lift, middle + 48, 51 - lift, 0.5);
    pen.text("（发文单位名称）", middle + 49, 50.4 - lift, { role: "serif", size: 9 });
  }
  pen.line(LEFT, 57 - lift, RIGHT, 57 - lift, 2.2, red);
  pen.line(LEFT, 58.4 - lift, RIGHT, 58.4 - lift, 0.6, red);
  const number = l.number ? `编号：${l.number}` : "编号：＿＿＿＿＿＿＿＿";
  pen.text(number, RIGHT, 67.5 - lift, { role: "serif", size: 14 }, "right");
  for (const [index, words] of l.title.entries())
    pen.text(words, middle, 84 - lift + index * 12, { role: "serifBold", size: 22 }, "centre");
}

function drawClosing(pen: Pen, page: FormPage, l: Letter, facts: PaperFacts | null, pitch: number): void {
  const style = { role: "serif", size: SIZE } as const;
  const day = l.day ?? "　　年　　月　　日";
  const issuer = l.issuer ?? "（单位盖章）";
  // Beside the code that is scanned, and on two lines where the name is long.
  const room = facts?.verifyUrl ? RIGHT - LEFT - QR_SIDE - 6 : RIGHT - LEFT;
  const { size, lines } = fitText(page.fonts.serif, issuer, {
    width: room,
    height: 14,
    full: SIZE,
    least: 12,
  });
  const right = RIGHT - 4 * mm(SIZE);
  const half = Math.max(...lines.map((line) => pen.width(line, { ...style, size }))) / 2;
  const middle = Math.min(right - pen.width(day, style) / 2, RIGHT - half);
  const y = page.y + pitch;
  for (const [index, words] of lines.entries()) {
    const up = (lines.length - 1 - index) * 1.3 * mm(size);
    pen.text(words, middle, y + pitch - up, { ...style, size }, "centre");
  }
  pen.text(day, middle, y + 2 * pitch, style, "centre");
  if (facts?.verifyUrl) {
    drawQr(pen, facts.verifyUrl, LEFT + 2, page.y + 5);
    pen.text(`扫码核验　${facts.number}`, LEFT, page.y + 5 + QR_SIDE + 5, { role: "sans", size: 7.5 });
  }
  page.y += CLOSING_LINES * pitch;
  if (l.contact) {
    const box = { x: LEFT + 2 * mm(SIZE), y: page.y - pitch * 0.6, w: 0, h: 9.4 };
    const style = { size: 14, least: 9, align: "left", padding: 0 } as const;
    drawCell(pen, page.fonts, `（${l.contact}）`, { ...box, w: RIGHT - box.x }, style);
    page.y += pitch;
  }
}

function drawReceipt(page: FormPage, r: Receipt): void {
  const pen = page.values;
  const middle = (LEFT + RIGHT) / 2;
  pen.write("[2 2] 0 d");
  pen.line(LEFT, page.y, middle - 24, page.y, 0.5);
  pen.line(middle + 24, page.y, RIGHT, page.y, 0.5);
  pen.write("[] 0 d");
  pen.text("沿此线撕下后留存", middle, page.y + 1.2, { role: "sans", size: 9 }, "centre");
  pen.text("送达回证", middle, page.y + 12, { role: "serifBold", size: 16, gap: 0.3 }, "centre");
  page.y += 17;
  const wide = { w: 64 } as const;
  page.table(() => {
    page.row(11, [
      { w: 24, label: "送达文书" },
      { ...wide, value: r.paper },
      { w: 24, label: "文书编号" },
      { w: 0, value: r.number },
    ]);
    page.row(11, [
      { w: 24, label: "受送达人" },
      { ...wide, value: r.to },
      { w: 24, label: "送达地点" },
      { w: 0, words: "" },
    ]);
    page.row(11, [
      { w: 24, label: "送达方式" },
      { w: 0, words: "[]直接　[]邮寄，单号：{34}　[]留置　[]电子（须本人同意）", size: 10 },
    ]);
    page.row(11, [
      { w: 24, label: "收件日期" },
      { w: 0, words: "　　　　年　　　月　　　日　　　时　　　分" },
    ]);
    page.row(20, [
      { w: 24, label: "受送达人\n签　　收" },
      {
        ...wide,
        draw: (box) =>
          page.fixed?.text("签字（按指印）：", box.x + 1.5, box.y + 5, { role: "serif", size: 10.5 }),
      },
      { w: 24, label: "代收人签字\n及代收理由" },
      { w: 0 },
    ]);
    page.row(12, [{ w: 24, label: "送达人" }, { ...wide }, { w: 24, label: "见证人" }, { w: 0 }]);
  });
}

/** `— 1 —` outside, the check code on the other side (PAPER §5). */
function drawLetterFoot(pen: Pen, facts: PaperFacts | null, index: number): void {
  const odd = index % 2 === 0;
  pen.text(
    `— ${index + 1} —`,
    odd ? RIGHT : LEFT,
    281.5,
    { role: "serif", size: 14 },
    odd ? "right" : "left",
  );
  const words = facts ? `校验码 ${facts.code}　${facts.foot.check}` : "创业担保贷款　空白表，手工填写";
  pen.text(words, odd ? LEFT : RIGHT, 281.5, { role: "sans", size: 7.5 }, odd ? "left" : "right");
}
