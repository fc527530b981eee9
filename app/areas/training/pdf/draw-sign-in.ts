import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { qrModules } from "~/platform/pdf/qr";
import { baseline, spreadGap } from "~/platform/pdf/text-fit";
import type { PaperFacts } from "./paper-facts";

/** One half-day: who is expected, where the code leads. */
export interface SignInSheet extends PaperFacts {
  readonly className: string;
  /** 2025年10月15日（星期三） */
  readonly day: string;
  readonly half: "am" | "pm";
  /** Empty: to be written by hand. */
  readonly topic: string;
  readonly venue: string;
  readonly people: readonly { readonly number: number; readonly name: string }[];
  /** Opens this half-day's attendance. */
  readonly address: string;
}

const SHEET = { width: 210, height: 297 };
const LEFT = 24;
const RIGHT = 192;
const TITLE = "创业培训学员签到表";
/** People on a sheet: two blocks of fifteen rows. */
export const BLOCK = 15;
const HEAD_TOP = 35;
const HEAD_ROW = 8.2;
const LIST_TOP = 55;
const LIST_HEAD = 9;
const LIST_ROW = 11.8;
const blockColumns = [10, 24, 32, 17];
const blockHeads = ["序号", "姓名", "本人签名", "签到时间"];
/** Corners let a photograph of the sheet be set straight. */
const corners = [
  [9, 10],
  [196, 10],
  [9, 271],
  [196, 271],
] as const;

/** Sign-in sheets in one document, one half-day a sheet; more than thirty people go on to a next sheet. No ID numbers. */
export function drawSignIn(sheets: readonly SignInSheet[], fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const first = sheets[0];
  if (!first) throw new Error("no half-day to print");
  const paper = new Paper({
    ...SHEET,
    fonts,
    title: sheets.length === 1 ? `${TITLE} ${first.number}` : titleOfAll(sheets),
    language: "zh-CN",
    id: `${first.number}/${sheets.length}/${first.code}`,
    createdAt: first.printedAt,
  });
  for (const sheet of sheets) {
    const pages = Math.max(1, Math.ceil(sheet.people.length / (2 * BLOCK)));
    for (let page = 0; page < pages; page += 1) {
      const pen = paper.pen();
      drawPage(pen, fonts, sheet, page, pages);
      paper.sheet(pen);
    }
  }
  return paper.finish();
}

/** 创业培训学员签到表 SYB 2026 年第 11 期，6 个半天，QD-371725-2026-SYB-11-D01A 至 D03P */
function titleOfAll(sheets: readonly SignInSheet[]): string {
  const [first, last] = [sheets[0] as SignInSheet, sheets.at(-1) as SignInSheet];
  const halfDay = last.number.split("-").at(-1);
  return `${TITLE} ${first.className}，${sheets.length} 个半天，${first.number} 至 ${halfDay}`;
}

/** Number of a file: that of its sheet, or what the numbers of all its half-days have in common. */
export const numberOfFile = (sheets: readonly SignInSheet[]): string =>
  sheets.length === 1 ? (sheets[0]?.number ?? "") : (sheets[0]?.number ?? "").replace(/-D\d+[AP]$/, "");

function drawPage(pen: Pen, fonts: PaperFonts, sheet: SignInSheet, page: number, pages: number): void {
  for (const [x, y] of corners) {
    pen.area(x, y, 5, 5);
    pen.area(x + 1.4, y + 1.4, 2.2, 2.2, "#ffffff");
  }
  const qr = qrModules(sheet.address);
  pen.mask(qr.rows, qr.size, 173, 13.5, 19);
  pen.text(
    page === 0 ? TITLE : `${TITLE}（续）`,
    (LEFT + RIGHT) / 2,
    25.6,
    { role: "serifBold", size: 18, gap: 0.06 },
    "centre",
  );
  drawFacts(pen, fonts, sheet);
  const people = sheet.people.slice(page * 2 * BLOCK, (page + 1) * 2 * BLOCK);
  for (const block of [0, 1])
    drawBlock(pen, fonts, LEFT + block * 85, people.slice(block * BLOCK, (block + 1) * BLOCK), {
      // The first free place says that nobody was left out; the rest is for those who come unexpected.
      closes: people.length === BLOCK ? block === 1 : Math.floor(people.length / BLOCK) === block,
    });
  drawUnder(pen);
  drawFoot(pen, LEFT, RIGHT, SHEET.height - 15, {
    ...sheet.foot,
    page: `第 ${page + 1} 页　共 ${pages} 页`,
  });
}

function drawFacts(pen: Pen, fonts: PaperFonts, sheet: SignInSheet): void {
  const xs = edges(LEFT, [16, 41, 16, 47, 16, 32]);
  // A long place takes some of the room above the list.
  const second = sheet.venue.length > 40 || sheet.topic.length > 30 ? HEAD_ROW + 3 : HEAD_ROW;
  const ys = [HEAD_TOP, HEAD_TOP + HEAD_ROW, HEAD_TOP + HEAD_ROW + second];
  drawGrid(pen, xs, ys);
  const rows = [
    ["班次", sheet.className, "日期", sheet.day, "时段", ""],
    ["课题", sheet.topic, "地点", sheet.venue, "应到", `${sheet.people.length} 人`],
  ];
  for (const [r, row] of rows.entries())
    for (const [i, words] of row.entries()) {
      const cell = {
        x: xs[i] as number,
        y: ys[r] as number,
        w: (xs[i + 1] as number) - (xs[i] as number),
        h: r === 0 ? HEAD_ROW : second,
      };
      if (i % 2 === 0) drawLabel(pen, words, cell);
      else
        drawCell(pen, fonts, words, cell, {
          align: i === 5 ? "centre" : "left",
          padding: 1.5,
          least: 7.5,
        });
    }
  const y = HEAD_TOP + (HEAD_ROW - 3.1) / 2;
  const style = { role: "serif", size: 10.5 } as const;
  const x = xs[5] as number;
  for (const [half, words, at] of [
    ["am", "上午", x + 3.8],
    ["pm", "下午", x + 17],
  ] as const) {
    pen.checkBox(at, y, sheet.half === half);
    pen.text(words, at + 4.1, HEAD_TOP + baseline(HEAD_ROW, 10.5, "serif"), style);
  }
}

function drawLabel(pen: Pen, words: string, cell: { x: number; y: number; w: number; h: number }): void {
  pen.text(
    words,
    cell.x + cell.w / 2,
    cell.y + baseline(cell.h, 9, "sans"),
    { role: "sans", size: 9, gap: spreadGap(words) / 2 },
    "centre",
  );
}

function drawBlock(
  pen: Pen,
  fonts: PaperFonts,
  left: number,
  people: SignInSheet["people"],
  options: { closes: boolean },
): void {
  const xs = edges(left, blockColumns);
  const ys = [LIST_TOP, ...Array.from({ length: BLOCK + 1 }, (_, i) => LIST_TOP + LIST_HEAD + i * LIST_ROW)];
  for (const [i, head] of blockHeads.entries())
    drawHead(pen, head, { x: xs[i] as number, y: LIST_TOP, w: blockColumns[i] as number, h: LIST_HEAD });
  const cell = (column: number, row: number) => ({
    x: xs[column] as number,
    y: LIST_TOP + LIST_HEAD + row * LIST_ROW,
    w: blockColumns[column] as number,
    h: LIST_ROW,
  });
  for (const [row, p] of people.entries()) {
    drawCell(pen, fonts, String(p.number), cell(0, row));
    drawCell(pen, fonts, p.name, cell(1, row), { name: true });
  }
  if (options.closes && people.length < BLOCK)
    drawCell(pen, fonts, "（以下空白）", cell(1, people.length), { size: 9, least: 9 });
  drawGrid(pen, xs, ys);
}

/** Counts and signatures by hand, and the rule of the sheet. */
function drawUnder(pen: Pen): void {
  const style = { role: "serif", size: 10.5 } as const;
  const y = LIST_TOP + LIST_HEAD + BLOCK * LIST_ROW + 9;
  let x = LEFT;
  for (const [label, line, unit] of [
    ["实到", 11, "人"],
    ["缺勤", 11, "人"],
    ["请假", 11, "人"],
    ["讲师签名", 27, ""],
    ["班主任", 26.4, ""],
  ] as const) {
    pen.text(label, x, y, style);
    x += pen.width(label, style) + 0.8;
    pen.line(x, y + 0.9, x + line, y + 0.9, 0.5);
    x += line + 1;
    pen.text(unit, x, y, style);
    x += (unit ? pen.width(unit, style) : 0) + 3.6;
  }
  const kai = { role: "kai", size: 9 } as const;
  pen.text(
    "每半天一张，本人签到，不得代签；迟到的写实际时间，缺勤的由班主任在签名栏写“缺”。",
    LEFT,
    y + 8.6,
    kai,
  );
  pen.text("讲师用手机扫右上角二维码，登录后登记本次课的考勤。", LEFT, y + 13.4, kai);
}
