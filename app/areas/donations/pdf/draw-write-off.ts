import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawFoot } from "~/platform/pdf/page-foot";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { drawSpread, spreadOf } from "~/platform/pdf/spread";
import { breakLines, mm } from "~/platform/pdf/text-fit";

/** 损失、报废审批表: what, what happened, who asks, who decides, room for two seals. */
export interface WriteOffPaper extends PaperFacts {
  readonly title: string;
  readonly line: readonly string[];
  readonly facts: readonly (readonly [label: string, value: string])[];
  readonly reason: string;
  readonly asked: string;
  readonly askedOn: string;
  /** Empty: still to be decided, to be written by hand. */
  readonly decision: string;
  readonly decided: string;
  readonly decidedOn: string;
  readonly last: string;
}

const LEFT = 24;
const RIGHT = 192;
const WIDTH = RIGHT - LEFT;
const style = { role: "serif", size: 10.5 } as const;
/** Millimetres of the sheet under the boxes that they may take. */
const SPARE = 26;
/** Height of a box: as usual, or more where its words would run into who signs. */
const heightOf = (lines: readonly string[], usual: number, pitch: number): number =>
  Math.max(usual, 7 + lines.length * pitch + 19);

export function drawWriteOff(w: WriteOffPaper, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${w.title} ${w.number}`,
    language: "zh-CN",
    id: `${w.number}/${w.code}`,
    createdAt: w.printedAt,
  });
  const pen = paper.pen();
  pen.text(w.title, 108, 24.6, { role: "serifBold", size: 18, gap: 0.06 }, "centre");
  drawSpread(pen, spreadOf(fonts, w.line, WIDTH, true), LEFT, RIGHT, 34);
  const xs = edges(LEFT, [20, 64, 20, 64]);
  const row = 9;
  let y = 38;
  const rows = Math.ceil(w.facts.length / 2);
  for (const [i, [label, value]] of w.facts.entries()) {
    const column = (i % 2) * 2;
    const top = y + Math.floor(i / 2) * row;
    drawHead(pen, label, { x: xs[column] as number, y: top, w: 20, h: row });
    drawCell(
      pen,
      fonts,
      value,
      { x: xs[column + 1] as number, y: top, w: 64, h: row },
      { size: 10.5, least: 7, align: "left", padding: 1.5 },
    );
  }
  drawGrid(
    pen,
    xs,
    Array.from({ length: rows + 1 }, (_, i) => y + i * row),
  );
  y += rows * row;
  const linesIn = (text: string) => breakLines(fonts.serif, `　　${text}`, (WIDTH - 24) / mm(10.5));
  const [reason, decision] = [linesIn(w.reason), linesIn(w.decision)];
  // Long words stand closer, and their boxes take what is left of the sheet.
  const pitch = heightOf(reason, 62, 7.4) + heightOf(decision, 56, 7.4) > 62 + 56 + SPARE ? 5.6 : 7.4;
  box("经过和原因", reason, "填报人：", w.asked, w.askedOn, heightOf(reason, 62, pitch));
  box("存放单位\n意　　见", [], "负责人：", "", "", 52);
  box("审批意见", decision, "审批人：", w.decided, w.decidedOn, heightOf(decision, 56, pitch));
  pen.text(w.last, LEFT, y + 6, { role: "kai", size: 9 });
  drawFoot(pen, LEFT, RIGHT, 282, { ...w.foot, page: "第 1 页　共 1 页" });
  paper.sheet(pen);
  return paper.finish();

  /** An opinion: text at the top, who and when at the lower right, room for a seal between them. */
  function box(
    label: string,
    lines: readonly string[],
    who: string,
    name: string,
    on: string,
    height: number,
  ): void {
    drawHead(pen, label, { x: LEFT, y, w: 20, h: height });
    for (const [i, line] of lines.entries()) pen.text(line, LEFT + 22, y + 7 + i * pitch, style);
    const at = y + height - 11.6;
    pen.text(who, RIGHT - 62, at, style);
    // A long name goes on upwards: the seal stands beside it.
    const h = pen.width(name, { role: "serif", size: 7 }) > 54 ? 13 : 5.6;
    const line = { x: RIGHT - 48, y: at + 1.2 - h, w: 30, h };
    drawCell(pen, fonts, name, line, { size: 10.5, least: 8, align: "left", padding: 1 });
    pen.line(RIGHT - 48, at + 0.9, RIGHT - 18, at + 0.9, 0.5);
    pen.text("（盖章）", RIGHT - 4, at, style, "right");
    pen.text(on || "年　　月　　日", RIGHT - 4, y + height - 3.4, style, "right");
    drawGrid(pen, [LEFT, LEFT + 20, RIGHT], [y, y + height]);
    y += height;
  }
}
