import type { FontChain } from "./font-chain";

export const PT = 25.4 / 72;
/** Millimetres of a size in points. */
export const mm = (points: number): number => points * PT;

/** Baseline below the top of a box of height `h`, both in mm (PAPER §2). */
export const baseline = (h: number, size: number, face: "serif" | "sans"): number =>
  h / 2 + (face === "sans" ? 0.436 : 0.4325) * mm(size);

const isHanzi = (char: string) => /\p{Script=Han}/u.test(char);
const characters = (text: string) => [...text];

/** Labels of two or three hanzi are spread to four em; answers the gap after each character in em. */
export function spreadGap(label: string): number {
  const chars = characters(label);
  if ((chars.length !== 2 && chars.length !== 3) || !chars.every(isHanzi)) return 0;
  return (4 - chars.length) / (chars.length - 1);
}

/** Two-character names in lists get one em between. */
export const nameGap = (name: string): number => {
  const chars = characters(name);
  return chars.length === 2 && chars.every(isHanzi) ? 1 : 0;
};

/** 1,290,386.50: a sum with its commas. */
const isSum = /^\d{1,3}(,\d{3})+(?!\d)/;

/** A sum and nothing beside it. */
export const isWholeSum = /^[−-]?\d{1,3}(,\d{3})+(\.\d+)?$/;

export interface Fitted {
  /** Points. */
  readonly size: number;
  readonly lines: readonly string[];
}

export interface FitLimits {
  /** Millimetres. */
  readonly width: number;
  readonly height: number;
  /** Points. */
  readonly full: number;
  readonly least: number;
  /** Line distance in em of two lines. */
  readonly leading?: number;
}

/**
 * Fits a name or a word into its place: full size; smaller in steps of 0.5 pt to `least`; two lines, broken
 * after "·" (else in the middle), as large as the place allows; where that is too small to read, up to four lines.
 * Never condensed, never cut (PAPER §4).
 */
export function fitText(chain: FontChain, text: string, limits: FitLimits): Fitted {
  const { width, height, full, least, leading = 1.15 } = limits;
  const em = chain.width(text);
  // Half of a sum reads as another sum.
  if (isWholeSum.test(text))
    return { size: Math.min(full, Math.floor((width / em / PT) * 2) / 2), lines: [text] };
  const fits = (size: number, ems: number) => ems * mm(size) <= width + 1e-9;
  for (let size = full; size >= least; size -= 0.5) if (fits(size, em)) return { size, lines: [text] };
  const lines = twoLines(text);
  const longest = Math.max(...lines.map((line) => chain.width(line)));
  for (let size = full; size > 3; size -= 0.5) {
    if (lines.length === 1) {
      if (fits(size, em)) return { size, lines };
    } else if (fits(size, longest) && 2 * leading * mm(size) <= height + 0.3) {
      return size < legible ? moreLines(chain, text, limits, { size, lines }) : { size, lines };
    }
  }
  const small = { size: Math.min(width / mm(longest), height / mm(2 * leading)), lines };
  return moreLines(chain, text, limits, small);
}

/** Points. Nobody reads a name in smaller type by the light of a village hall. */
const legible = 6.5;
const mostLines = 4;

/** Of three or four lines broken between words, then of lines broken anywhere: the first that can be read, else the largest. */
function moreLines(chain: FontChain, text: string, limits: FitLimits, two: Fitted): Fitted {
  const { width, height, full, leading = 1.15 } = limits;
  const words = text.match(/[^·\s-]*[·\s-]+|[^·\s-]+/gu) ?? [];
  let best = two;
  for (const [pieces, least] of [
    [words, 3],
    [characters(text), 2],
  ] as const) {
    for (let count = least; count <= mostLines && pieces.length >= count; count += 1) {
      const lines = inLines(pieces, count, (line) => chain.width(line.trim()));
      const longest = Math.max(...lines.map((line) => chain.width(line)));
      const room = Math.min(width / longest, (height + 0.3) / (count * leading)) / PT;
      const size = Math.min(full, Math.floor(room * 2) / 2);
      if (size > best.size) best = { size, lines };
    }
    if (best.size >= legible) return best;
  }
  return best;
}

/** Pieces in so many lines that the longest is as short as can be. */
function inLines(pieces: readonly string[], count: number, widthOf: (line: string) => number): string[] {
  if (count === 1) return [pieces.join("").trim()];
  let best: string[] = [];
  let shortest = Number.POSITIVE_INFINITY;
  for (let first = 1; first <= pieces.length - count + 1; first += 1) {
    const line = pieces.slice(0, first).join("").trim();
    // A first line that is longer than the longest of the best lines need not be tried.
    if (widthOf(line) >= shortest) break;
    const lines = [line, ...inLines(pieces.slice(first), count - 1, widthOf)];
    const longest = Math.max(...lines.map(widthOf));
    if (longest < shortest) {
      shortest = longest;
      best = lines;
    }
  }
  return best;
}

/** The break nearest the middle: after "·", at a space, else between two characters. */
function twoLines(text: string): string[] {
  const chars = characters(text);
  if (chars.length < 2) return [text];
  const middle = chars.length / 2;
  const nearest = (places: number[]) =>
    places.sort((a, b) => Math.abs(a - middle) - Math.abs(b - middle) || a - b)[0];
  const after = (test: (char: string) => boolean) =>
    nearest(chars.flatMap((char, index) => (test(char) && index + 1 < chars.length ? [index + 1] : [])));
  const at = after((char) => char === "·") ?? after((char) => char === " ") ?? Math.ceil(middle);
  return [chars.slice(0, at).join(""), chars.slice(at).join("")].map((line) => line.trim());
}

const NOT_AT_START = /[，。、；：？！）》」』”’·…]/;
const NOT_AT_END = /[（《「『“‘]/;

/** Breaks running text into lines of a width in em: hanzi anywhere, words and numbers (12,345.00) only between them. */
export function breakLines(chain: FontChain, text: string, width: number): string[] {
  const pieces = text.match(/(?:[A-Za-z0-9./:*%-]|(?<=\d),(?=\d))+|\s|[\s\S]/gu) ?? [];
  const lines: string[] = [];
  let line = "";
  for (let index = 0; index < pieces.length; index++) {
    let piece = pieces[index] as string;
    while (NOT_AT_END.test(piece.slice(-1)) && index + 1 < pieces.length) piece += pieces[++index];
    while (index + 1 < pieces.length && NOT_AT_START.test(pieces[index + 1] as string))
      piece += pieces[++index];
    // A word or number longer than a whole line goes on in the next; a sum never, half of one reads as another sum.
    if (piece.length > 1 && chain.width(piece) > width && !isSum.test(piece)) {
      if (line) lines.push(line.trimEnd());
      line = "";
      for (const char of piece) {
        if (line !== "" && chain.width(line + char) > width + 1e-6) {
          lines.push(line);
          line = "";
        }
        line += char;
      }
      continue;
    }
    if (line !== "" && chain.width(line + piece.trimEnd()) > width + 1e-6) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line += piece;
    }
  }
  if (line) lines.push(line.trimEnd());
  return lines;
}
