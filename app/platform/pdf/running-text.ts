import type { FontRole, PaperFonts } from "./font-chain";
import type { Pen } from "./pen";
import { breakLines, mm } from "./text-fit";

const MARK = "\u0001";
/** Words of running text that stand in another face: 一、期限。 */
export const strong = (words: string): string => `${MARK}${words}${MARK}`;

/** Running text as papers set it: two em of indent, both edges straight. */
export interface RunningStyle {
  /** Points. */
  readonly size: number;
  readonly role?: FontRole;
  /** Face of `strong` words. */
  readonly strong?: FontRole;
  /** In em; 2 unless told. */
  readonly indent?: number;
  /**
   * A line that would need more than this between its characters (em) stays ragged: 0.35 unless told, less where sums stand
   * in the text, whose digits would fall apart.
   */
  readonly widest?: number;
}

export interface RunningLine {
  readonly pieces: readonly { readonly text: string; readonly role: FontRole }[];
  /** Em that the line begins further right. */
  readonly indent: number;
  /** Em between characters so that the line reaches its right edge; 0 on the last. */
  readonly gap: number;
}

/** A last line of one character, whatever punctuation follows it. */
const loneEnd = (lines: readonly string[]): boolean =>
  [...(lines.at(-1) ?? "").replace(/[\p{P}\s]/gu, "")].length <= 1;

/** Lines of a paragraph in a width of millimetres. No line holds a single character where a tighter fit avoids it. */
export function runningLines(
  fonts: PaperFonts,
  text: string,
  width: number,
  style: RunningStyle,
): RunningLine[] {
  const { role = "serif", strong: bold = "sansMedium", indent = 2, widest = 0.35 } = style;
  const ems = width / mm(style.size);
  const roles: FontRole[] = [];
  let plain = "";
  for (const [index, part] of text.split(MARK).entries()) {
    plain += part;
    for (const _ of part) roles.push(index % 2 === 1 ? bold : role);
  }
  const blanks = "　".repeat(indent);
  let broken = breakLines(fonts[role], blanks + plain, ems);
  if (broken.length > 1 && loneEnd(broken)) {
    const tighter = breakLines(fonts[role], blanks + plain, ems + 1);
    if (tighter.length < broken.length) broken = tighter;
    else {
      // What cannot be drawn in takes a character or two down with it.
      const looser = [0.5, 1, 1.5, 2]
        .map((less) => breakLines(fonts[role], blanks + plain, ems - less))
        .find((lines) => lines.length === broken.length && !loneEnd(lines));
      if (looser) broken = looser;
    }
  }
  const chars = [...plain];
  let at = 0;
  return broken.map((line, index) => {
    const words = index === 0 ? line.slice(blanks.length) : line;
    const pieces: { text: string; role: FontRole }[] = [];
    while (chars[at] === " " && !words.startsWith(" ")) at += 1;
    for (const char of words) {
      const face = roles[at] ?? role;
      const last = pieces.at(-1);
      if (last?.role === face) last.text += char;
      else pieces.push({ text: char, role: face });
      at += 1;
    }
    const own = index === 0 ? indent : 0;
    const used = pieces.reduce((sum, p) => sum + fonts[p.role].width(p.text), own);
    const count = [...words].length;
    const ends = index === broken.length - 1;
    const gap = count > 1 && (!ends || used > ems) ? (ems - used) / (count - 1) : 0;
    return { pieces, indent: own, gap: gap > widest ? 0 : gap };
  });
}

/** Draws one line with its left edge at `x` and its baseline at `y`. */
export function drawRunningLine(pen: Pen, line: RunningLine, x: number, y: number, size: number): void {
  let left = x + line.indent * mm(size);
  for (const piece of line.pieces) {
    const style = { role: piece.role, size, gap: line.gap || undefined };
    pen.text(piece.text, left, y, style);
    left += pen.width(piece.text, style) + line.gap * mm(size);
  }
}
