import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, edges } from "~/platform/pdf/grid";
import { drawFoot, type FootWords } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { baseline, breakLines, mm, spreadGap } from "~/platform/pdf/text-fit";

/** The notice and the form under it; `person` null: to be filled in by hand. */
export interface ConsentPaper {
  readonly number: string;
  readonly code: string;
  readonly printedAt: number;
  readonly title: string;
  readonly line: readonly string[];
  readonly paragraphs: readonly { readonly heading: boolean; readonly text: string }[];
  readonly person: {
    readonly name: string;
    readonly sex: string;
    readonly idNumber: string;
    readonly phone: string;
    readonly village: string;
    readonly group: string;
  } | null;
  readonly foot: Omit<FootWords, "page">;
}

const SHEET = { width: 210, height: 297 };
const LEFT = 24;
const RIGHT = 192;
const TOP = 41;
const NEXT_TOP = 28;
/** Lowest line of running text: the rule of the foot stands at 282. */
const BOTTOM = 277;
const PITCH = 5.9;
const SIZE = 10.5;
const ROW = 9.4;
const labels = [21, 40, 21, 30, 21, 35];
/** Form under the text: table, three statements, signatures. */
const FORM = 2 * ROW + 3 * 7.4 + 47;
const AGREE = [
  "本人已阅读（或由工作人员逐条读给本人听）并理解以上告知内容。",
  "本人同意按以上告知处理本人的个人信息，包括身份证号、银行账号等敏感个人信息。",
  "本人知道可以随时撤回同意，撤回不影响以前已经办理的事项。",
];

interface Line {
  readonly text: string;
  readonly heading: boolean;
  readonly indent: number;
}

/** 个人信息处理告知书 with the person's consent, one sheet where the text allows (frame F). */
export function drawConsent(paper: ConsentPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const doc = new Paper({
    ...SHEET,
    fonts,
    title: `${paper.title} ${paper.number}`,
    language: "zh-CN",
    id: `${paper.number}/${paper.code}`,
    createdAt: paper.printedAt,
  });
  const pages = paginate(linesOf(paper, fonts));
  for (const [index, lines] of pages.entries()) {
    const pen = doc.pen();
    const first = index === 0;
    drawTop(pen, fonts, paper, first);
    let y = first ? TOP : NEXT_TOP;
    for (const line of lines) {
      pen.text(line.text, LEFT + line.indent * mm(SIZE), y + 4, {
        role: line.heading ? "sansMedium" : "serif",
        size: SIZE,
      });
      y += PITCH;
    }
    if (index === pages.length - 1) drawForm(pen, fonts, paper, y + 3);
    drawFoot(pen, LEFT, RIGHT, SHEET.height - 15, {
      ...paper.foot,
      page: `第 ${index + 1} 页　共 ${pages.length} 页`,
    });
    doc.sheet(pen);
  }
  return doc.finish();
}

function drawTop(pen: Pen, fonts: PaperFonts, paper: ConsentPaper, first: boolean): void {
  if (!first) {
    pen.text(`${paper.title}（续）`, LEFT, 21, { role: "serifBold", size: 12 });
    pen.text(paper.number, RIGHT, 21, { role: "serif", size: 10.5 }, "right");
    return;
  }
  pen.text(paper.title, (LEFT + RIGHT) / 2, 25.6, { role: "serifBold", size: 18, gap: 0.06 }, "centre");
  drawSpread(pen, spreadOf(fonts, paper.line, RIGHT - LEFT, true), LEFT, RIGHT, 34.4);
  pen.line(LEFT, 37, RIGHT, 37, 1);
}

function linesOf(paper: ConsentPaper, fonts: PaperFonts): Line[] {
  const width = (RIGHT - LEFT) / mm(SIZE);
  return paper.paragraphs.flatMap(({ heading, text }): Line[] => {
    if (heading)
      return breakLines(fonts.sansMedium, text, width).map((line) => ({ text: line, heading, indent: 0 }));
    // Two em of indent on the first line: taken as two full-width spaces while breaking.
    return breakLines(fonts.serif, `\u3000\u3000${text}`, width).map((line, i) => ({
      text: i === 0 ? line.replace(/^\s+/, "") : line,
      heading,
      indent: i === 0 ? 2 : 0,
    }));
  });
}

/** Lines by sheet; the form stays whole, with two lines of text above it. */
function paginate(lines: readonly Line[]): Line[][] {
  const room = (top: number, bottom: number) => Math.floor((bottom - top) / PITCH);
  const pages: Line[][] = [];
  let rest = [...lines];
  for (;;) {
    const top = pages.length === 0 ? TOP : NEXT_TOP;
    if (rest.length <= room(top, BOTTOM - FORM - 3)) return [...pages, rest];
    let take = Math.min(room(top, BOTTOM), rest.length - 2);
    while (take > 1 && rest[take - 1]?.heading) take -= 1;
    pages.push(rest.slice(0, take));
    rest = rest.slice(take);
  }
}

function drawForm(pen: Pen, fonts: PaperFonts, paper: ConsentPaper, top: number): void {
  const who = paper.person;
  const xs = edges(LEFT, labels);
  const rows = [
    ["姓名", who?.name ?? "", "性别", who?.sex ?? "", "手机", who?.phone ?? ""],
    ["身份证号", who?.idNumber ?? "", "户籍村", who?.village ?? "", "村民小组", who?.group ?? ""],
  ];
  drawGrid(pen, xs, [top, top + ROW, top + 2 * ROW]);
  for (const [r, row] of rows.entries())
    for (const [i, words] of row.entries()) {
      const cell = { x: xs[i] as number, y: top + r * ROW, w: labels[i] as number, h: ROW };
      if (i % 2 === 1) drawCell(pen, fonts, words, cell, { align: "left", padding: 1.5, least: 7.5 });
      else
        pen.text(
          words,
          cell.x + cell.w / 2,
          cell.y + baseline(ROW, 9, "sans"),
          { role: "sans", size: 9, gap: spreadGap(words) / 2 },
          "centre",
        );
    }
  let y = top + 2 * ROW + 7;
  for (const words of AGREE) {
    pen.checkBox(LEFT, y - 2.9, false);
    pen.text(words, LEFT + 4.3, y, { role: "serif", size: SIZE });
    y += 7.4;
  }
  drawSigning(pen, y + 4);
}

/** Two signatures and the date, by hand; a finger print needs its room. */
function drawSigning(pen: Pen, y: number): void {
  const style = { role: "serif", size: SIZE } as const;
  const fill = (label: string, x: number, at: number, width: number) => {
    pen.text(label, x, at, style);
    const from = x + pen.width(label, style) + 1;
    pen.line(from, at + 0.9, from + width, at + 0.9, 0.5);
  };
  fill("本人签字（按指印）：", LEFT, y + 8, 40);
  fill("监护人签字（未满 18 周岁）：", 108, y + 8, 28);
  fill("见证工作人员：", LEFT, y + 20, 40);
  pen.text("　　　年　　月　　日", RIGHT, y + 20, style, "right");
  pen.text("以上方格由本人亲手勾选。一式两份，本人一份，经办单位存档一份。", LEFT, y + 30, {
    role: "kai",
    size: 9,
  });
}
