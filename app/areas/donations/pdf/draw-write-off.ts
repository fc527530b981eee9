import { drawFactRows } from "~/platform/pdf/fact-rows";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead } from "~/platform/pdf/grid";
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
/** Where the boxes end at the latest: the words under them stand clear of the foot. */
const END = 271;
/** Heights of the three boxes where there is room, and what each keeps for a seal. */
const USUAL = [62, 52, 56] as const;
const LEAST = 44;
/** Points, and millimetres from line to line: long words stand closer, then smaller. */
const STEPS = [
  [10.5, 7.4],
  [10.5, 5.6],
  [9.5, 5],
  [9, 4.6],
  [8, 4.1],
] as const;

/** The three boxes in what is left of the sheet: how their words are set, and their heights. */
function setBoxes(fonts: PaperFonts, words: readonly string[], room: number) {
  const tries = STEPS.map(([size, pitch]) => {
    const lines = words.map((text) =>
      text ? breakLines(fonts.serif, `　　${text}`, (WIDTH - 24) / mm(size)) : [],
    );
    // The words above, who signs below.
    const needs = lines.map((of) => Math.max(LEAST, 7 + of.length * pitch + 19));
    return { size, pitch, lines, needs, spare: room - needs.reduce((sum, h) => sum + h, 0) };
  });
  const set = tries.find(({ spare }) => spare >= 0) ?? (tries.at(-1) as (typeof tries)[number]);
  const wishes = set.needs.map((h, i) => Math.max(0, (USUAL[i] as number) - h));
  const share = Math.min(
    1,
    Math.max(0, set.spare) /
      Math.max(
        1,
        wishes.reduce((sum, h) => sum + h, 0),
      ),
  );
  return { ...set, heights: set.needs.map((h, i) => h + share * (wishes[i] as number)) };
}

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
  let y = drawFactRows(pen, fonts, w.facts, { left: LEFT, top: 38, size: 10.5, least: 8 });
  const set = setBoxes(fonts, [w.reason, "", w.decision], END - y);
  box(0, "经过和原因", "填报人：", w.asked, w.askedOn);
  box(1, "存放单位\n意　　见", "负责人：", "", "");
  box(2, "审批意见", "审批人：", w.decided, w.decidedOn);
  pen.text(w.last, LEFT, y + 6, { role: "kai", size: 9 });
  drawFoot(pen, LEFT, RIGHT, 282, { ...w.foot, page: "第 1 页　共 1 页" });
  paper.sheet(pen);
  return paper.finish();

  /** An opinion: text at the top, who and when at the lower right, room for a seal between them. */
  function box(index: 0 | 1 | 2, label: string, who: string, name: string, on: string): void {
    const height = set.heights[index] as number;
    drawHead(pen, label, { x: LEFT, y, w: 20, h: height });
    for (const [i, line] of (set.lines[index] ?? []).entries())
      pen.text(line, LEFT + 22, y + 7 + i * set.pitch, { ...style, size: set.size });
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
