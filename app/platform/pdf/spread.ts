import type { PaperFonts } from "./font-chain";
import type { Pen } from "./pen";
import { breakLines, mm } from "./text-fit";

/** Sizes of the line under a title, points: smaller where it fits one line then, and those of several lines. */
const SIZES = [10.5, 10, 9.5, 9] as const;
const LOWER = [9, 8.5, 8, 7.5, 7, 6.5] as const;
/** Millimetres between two items at least, and from line to line. */
const BETWEEN = 3.5;
const PITCH = 3.9;
/** Millimetres that the second of two lines stands lower than one alone: the first keeps clear of the title. */
const LOWERED = 0.6;
/** Lines that the room under a title holds: the first two. */
const HELD = 2;

/** The items under a title, set: 培训机构, 班次, 培训时间, 人数. */
export interface Spread {
  /** Points. */
  readonly size: number;
  readonly lines: readonly (readonly string[])[];
  /** Millimetres from line to line. */
  readonly pitch: number;
  /** Millimetres that the lines take beyond the room of two: what stands below moves down. */
  readonly extra: number;
}

/**
 * Sets items on one line, smaller where that is enough; else on as many lines as they take, each whole.
 * @param held whether what stands below cannot move: the lines grow smaller until two hold them
 */
export function spreadOf(fonts: PaperFonts, items: readonly string[], width: number, held = false): Spread {
  const said = items.filter((item) => item !== "");
  const one = SIZES.find((size) => long(fonts, said, size) <= width);
  if (one) return { size: one, lines: [said], pitch: PITCH, extra: 0 };
  const sizes = held ? LOWER : LOWER.slice(0, 1);
  const sets = sizes.map((size) => ({ size, lines: inLines(fonts, said, width, size) }));
  const set = sets.find(({ lines }) => lines.length <= HELD) ?? (sets.at(-1) as (typeof sets)[number]);
  return { ...set, pitch: PITCH, extra: PITCH * Math.max(0, set.lines.length - HELD) };
}

/** Millimetres of a line of words with the least room between them. */
const long = (fonts: PaperFonts, words: readonly string[], size: number): number =>
  words.reduce((sum, word) => sum + fonts.serif.width(word) * mm(size), BETWEEN * (words.length - 1));

/** Each item on the first line that has room for it, a longer one broken over lines of its own. */
function inLines(fonts: PaperFonts, items: readonly string[], width: number, size: number): string[][] {
  const lines: string[][] = [];
  for (const item of items) {
    const room = lines.find((line) => long(fonts, [...line, item], size) <= width);
    if (room) room.push(item);
    else for (const part of breakLines(fonts.serif, item, width / mm(size))) lines.push([part]);
  }
  return lines;
}

/**
 * Draws the items, the first of a line at the left edge, the last at the right one, equal space between. One line stands
 * on the baseline `y`; of several the second does, nearly, and the rest follow below.
 */
export function drawSpread(pen: Pen, spread: Spread, left: number, right: number, y: number): void {
  const style = { role: "serif", size: spread.size } as const;
  const first = spread.lines.length > 1 ? y + LOWERED - spread.pitch : y;
  for (const [row, items] of spread.lines.entries()) {
    const widths = items.map((item) => pen.width(item, style));
    const free = right - left - widths.reduce((a, b) => a + b, 0);
    let x = left;
    for (const [index, item] of items.entries()) {
      pen.text(item, x, first + row * spread.pitch, style);
      x += (widths[index] as number) + free / Math.max(1, items.length - 1);
    }
  }
}
