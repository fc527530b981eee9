import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell } from "~/platform/pdf/grid";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { drawRunningLine, type RunningLine, runningLines } from "~/platform/pdf/running-text";
import { breakLines, fitText, mm } from "~/platform/pdf/text-fit";

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
  const title = titleOf(l.title, fonts);
  // Lines of the letter that its head takes: more where the title has more than two lines.
  const head = 6 + Math.ceil((Math.max(0, title.lines.length - 2) * title.pitch) / PITCH);
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
      // Over the middle of the day; a long name no further right than the text.
      const issuer = fitText(fonts.serif, l.issuer, {
        width: RIGHT - LEFT,
        height: 14,
        full: SIZE,
        least: 12,
      });
      const half = (Math.max(...issuer.lines.map((line) => fonts.serif.width(line))) * mm(issuer.size)) / 2;
      const middle = Math.min(right - width / 2, RIGHT - half);
      for (const [i, words] of issuer.lines.entries()) {
        const up = (issuer.lines.length - 1 - i) * 1.3 * mm(issuer.size);
        pen.text(words, middle, y + PITCH * 1.4 - up, { ...style, size: issuer.size }, "centre");
      }
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
      const issuer = fitText(fonts.serifBold, l.issuer, { width: 150, height: 16, full: 30, least: 16 });
      for (const [i, words] of issuer.lines.entries()) {
        const up = (issuer.lines.length - 1 - i) * 1.25 * mm(issuer.size);
        const style = { role: "serifBold", size: issuer.size, colour: red } as const;
        pen.text(words, mid, (up || issuer.lines.length > 1 ? 52.5 : 48) - up, style, "centre");
      }
      pen.line(LEFT, 57, RIGHT, 57, 2.2, red);
      pen.line(LEFT, 58.4, RIGHT, 58.4, 0.6, red);
      if (l.approval) {
        const room = { x: LEFT, y: 58.8, w: RIGHT - LEFT, h: 9.5 };
        drawCell(pen, fonts, l.approval, room, { size: SIZE, least: 9, align: "right", padding: 0 });
      }
      for (const [i, words] of title.lines.entries())
        pen.text(words, mid, 80 + i * title.pitch, { role: "serifBold", size: title.size }, "centre");
    }
  }
  return paper.finish();
}

/** Title of a letter: 2号 on one or two lines; one that is longer on as many lines of 小2 as it takes (PAPER frame O). */
function titleOf(title: string, fonts: PaperFonts): { size: number; pitch: number; lines: string[] } {
  const widthAt = (size: number) => (RIGHT - LEFT) / mm(size);
  const usual = titleLines(title);
  if (usual.every((line) => fonts.serifBold.width(line) <= widthAt(22)))
    return { size: 22, pitch: 12, lines: usual };
  const ems = fonts.serifBold.width(title);
  const count = Math.ceil(ems / (widthAt(18) - 1));
  // Lines of about one length, rather than a last one of two characters.
  const lines = breakLines(fonts.serifBold, title, Math.min(widthAt(18), Math.ceil(ems / count) + 1));
  return { size: 18, pitch: 10, lines };
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
