import type { Pen } from "./pen";

/** What stands at the foot of every page of a form or a table (PAPER §5). */
export interface FootWords {
  /** 文书编号 … 校验码 … */
  readonly number: string;
  /** Where the check code can be compared. */
  readonly check: string;
  /** 第 1 页　共 2 页 */
  readonly page: string;
  /** 打印 … 经办 … */
  readonly printed: string;
}

/** Rule and two lines; `y` is the rule, 15 mm above the lower edge of a form, 14 or 21 mm of a table. */
export function drawFoot(pen: Pen, left: number, right: number, y: number, words: FootWords): void {
  const small = { role: "sans", size: 7.5 } as const;
  pen.line(left, y, right, y, 0.35);
  pen.text(words.number, left, y + 4.1, small);
  pen.text(words.page, right, y + 4.2, { role: "serif", size: 9 }, "right");
  pen.text(words.check, left, y + 7.9, small);
  drawPrinted(pen, right, y + 7.9, words.printed, right - left - pen.width(words.check, small) - APART);
}

/** Millimetres between the words on the left and on the right of a foot, at least. */
const APART = 4;
const PRINTED = [7.5, 7, 6.5] as const;

/** When and by whom, at the right edge: a long name makes it smaller, then it stands under the time. */
function drawPrinted(pen: Pen, right: number, y: number, words: string, room: number): void {
  const sizeOf = (line: string) => PRINTED.find((size) => pen.width(line, { role: "sans", size }) <= room);
  const size = sizeOf(words);
  if (size) {
    pen.text(words, right, y, { role: "sans", size }, "right");
    return;
  }
  // The time, and who under it; in English: Printed … by Zhou Min.
  const lines = words.split(/　| (?=by )/);
  const least = Math.min(...lines.map((line) => sizeOf(line) ?? 6.5));
  for (const [index, line] of lines.entries())
    pen.text(line, right, y + index * 2.8, { role: "sans", size: least }, "right");
}
