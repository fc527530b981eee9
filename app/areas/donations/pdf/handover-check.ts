import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawGrid, drawHead, edges } from "~/platform/pdf/grid";
import { drawListCell, setListCell } from "~/platform/pdf/list-cells";
import type { Pen } from "~/platform/pdf/pen";
import { breakLines, mm } from "~/platform/pdf/text-fit";

export const LEFT = 24;
export const RIGHT = 192;
export const WIDTH = RIGHT - LEFT;

/** What stands between the list and the signatures: sum, basis, check, confirmation. */
export interface Checked {
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
}

/** Millimetres that long words add to the check as it usually is. */
export function checkGrows(fonts: PaperFonts, h: Checked): number {
  const said = h.checkNote ? remarkLines(fonts, h.checkNote).length * 5.4 + 2 : 0;
  const confirmed = Math.max(0, confirmLines(fonts, h).length - USUAL_CONFIRM) * 5.4;
  return said + confirmed + basisHeight(fonts, h) - CHECK_ROW;
}

const USUAL_CONFIRM = 2;
const confirmLines = (fonts: PaperFonts, h: Checked): string[] =>
  breakLines(fonts.serif, `　　${h.confirm}`, (WIDTH - 19 - 4) / mm(10.5));
const remarkLines = (fonts: PaperFonts, note: string) =>
  breakLines(fonts.serif, note, (WIDTH - 19 - 4) / mm(10.5));

const CHECK_ROW = 7.4;
const BASIS = { size: 10, least: 8, align: "left", padding: 1.5 } as const;
/** Height of the row of what values and papers rest on. */
const basisHeight = (fonts: PaperFonts, h: Checked): number =>
  Math.max(
    CHECK_ROW,
    ...[h.valuation, h.attachments].map((words) => setListCell(fonts, words, 65, CHECK_ROW, BASIS).height),
  );

export function drawCheck(pen: Pen, fonts: PaperFonts, h: Checked, top: number): number {
  const row = CHECK_ROW;
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
  const tallest = basisHeight(fonts, h);
  for (const [i, [label, words]] of (
    [
      ["计价依据", h.valuation],
      ["附　　件", h.attachments],
    ] as const
  ).entries()) {
    drawHead(pen, label, { x: xs[2 * i] as number, y, w: 19, h: tallest });
    const cell = { x: xs[2 * i + 1] as number, y, w: 65, h: tallest };
    drawListCell(pen, fonts, words, cell, CHECK_ROW, BASIS);
  }
  drawGrid(pen, xs, [y, y + tallest]);
  y += tallest;
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
  const lines = confirmLines(fonts, h);
  const height = lines.length * 5.4 + 3;
  drawHead(pen, "确　　认", { x: LEFT, y, w: 19, h: height });
  for (const [i, text] of lines.entries()) pen.text(text, LEFT + 21, y + 5.4 + i * 5.4, style);
  drawGrid(pen, [LEFT, LEFT + 19, RIGHT], [y, y + height]);
  return y + height;
}
