import type { PaperFonts } from "~/platform/pdf/font-chain";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { drawRunningLine, type RunningLine, runningLines } from "~/platform/pdf/running-text";
import { mm } from "~/platform/pdf/text-fit";

/** The notice of a trip: an official letter (PAPER frame O). */
export interface Letter extends PaperFacts {
  readonly issuer: string;
  /** 郓人社培〔2025〕6 号, or empty. */
  readonly approval: string;
  readonly title: string;
  /** 各有关镇、村： */
  readonly to: string;
  /** A heading begins with 一、. */
  readonly paragraphs: readonly string[];
  /** 2025年3月3日 */
  readonly day: string;
}

const SIZE = 16;
const PITCH = 10.227;
const LEFT = 28;
const RIGHT = 184;
const LINES = 22;
const TOP = 37;
/** Lines that look lost on a page of their own. */
const FEW = 6;

interface Line {
  running: RunningLine;
  role: "serif" | "sansMedium";
}

/** Draws the letter; text runs on to as many pages as it takes, the signature with at least two lines above it. */
export function drawLetter(l: Letter, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `${l.title} ${l.number}`,
    language: "zh-CN",
    id: `${l.number}/${l.code}`,
    createdAt: l.printedAt,
  });
  const lines = linesOf(l, fonts);
  const head = 6;
  const pages: Line[][] = [[]];
  for (const [i, line] of lines.entries()) {
    const room = LINES - (pages.length === 1 ? head : 0);
    const closing = lines.length - i;
    const page = pages.at(-1) as Line[];
    // A heading is never the last line of a page.
    const alone = isHeading(line) && page.length + 1 >= room;
    if (page.length >= room || alone || (closing === 2 && page.length + 5 > room)) pages.push([]);
    (pages.at(-1) as Line[]).push(line);
  }
  beginWithHeading(pages);
  if ((pages.at(-1)?.length ?? 0) + 4 > LINES - (pages.length === 1 ? head : 0)) pages.push([]);
  for (const [index, page] of pages.entries()) {
    const pen = paper.pen();
    let y = TOP + (index === 0 ? head : 0) * PITCH + PITCH * 0.72;
    if (index === 0) drawLetterHead();
    for (const line of page) {
      drawRunningLine(pen, line.running, LEFT, y, SIZE);
      y += PITCH;
    }
    if (index === pages.length - 1) {
      const style = { role: "serif", size: SIZE } as const;
      const right = RIGHT - 4 * mm(SIZE);
      const width = pen.width(l.day, style);
      pen.text(l.issuer, right - width / 2, y + PITCH * 1.4, style, "centre");
      pen.text(l.day, right, y + PITCH * 2.4, style, "right");
    }
    const small = { role: "sans", size: 7.5 } as const;
    pen.text(
      `— ${index + 1} —`,
      index % 2 === 0 ? RIGHT : LEFT,
      281.5,
      { role: "serif", size: 14 },
      index % 2 === 0 ? "right" : "left",
    );
    pen.text(l.foot.number, index % 2 === 0 ? LEFT : RIGHT, 281.5, small, index % 2 === 0 ? "left" : "right");
    paper.sheet(pen);

    function drawLetterHead(): void {
      const mid = (LEFT + RIGHT) / 2;
      const red = "#c8102e" as const;
      let size = 30;
      while (pen.width(l.issuer, { role: "serifBold", size }) > 150) size -= 1;
      pen.text(l.issuer, mid, 48, { role: "serifBold", size, colour: red }, "centre");
      pen.line(LEFT, 57, RIGHT, 57, 2.2, red);
      pen.line(LEFT, 58.4, RIGHT, 58.4, 0.6, red);
      if (l.approval) pen.text(l.approval, RIGHT, 66, { role: "serif", size: SIZE }, "right");
      for (const [i, words] of titleLines(l.title).entries())
        pen.text(words, mid, 80 + i * 12, { role: "serifBold", size: 22 }, "centre");
    }
  }
  return paper.finish();
}

/** Where one line is too long, the quoted name of the trip begins the second; without one, near the middle. */
const titleLines = (title: string): string[] => {
  const chars = [...title];
  if (chars.length <= 18) return [title];
  const quote = chars.indexOf("“");
  const at = quote > 0 && chars.length - quote <= 19 ? quote : Math.ceil(chars.length * 0.55);
  return [chars.slice(0, at).join(""), chars.slice(at).join("")];
};

/** A last page of a few lines begins with the heading they stand under, where the page before can spare it. */
function beginWithHeading(pages: Line[][]): void {
  const last = pages.at(-1);
  const before = pages.at(-2);
  if (!last || !before || last.length > FEW || isHeading(last[0])) return;
  const from = before.findLastIndex(isHeading);
  if (from >= before.length - FEW && from > FEW) last.unshift(...before.splice(from));
}

const isHeading = (line: Line | undefined): boolean => line?.role === "sansMedium";

function linesOf(l: Letter, fonts: PaperFonts): Line[] {
  const to = { pieces: [{ text: l.to, role: "serif" as const }], indent: 0, gap: 0 };
  const lines: Line[] = [{ running: to, role: "serif" }];
  for (const words of l.paragraphs) {
    const role = /^[一二三四五六七八九十]、/.test(words) ? ("sansMedium" as const) : ("serif" as const);
    for (const line of runningLines(fonts, words, RIGHT - LEFT, { size: SIZE, role, widest: 0.12 }))
      lines.push({ running: line, role });
  }
  return lines;
}
