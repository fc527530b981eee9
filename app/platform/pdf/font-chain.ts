import type { TrueTypeFont } from "./true-type";

/** 宋, 宋 bold, 黑, 黑 medium, 楷: what PAPER §2 calls the faces. */
export type FontRole = "serif" | "serifBold" | "sans" | "sansMedium" | "kai";

export interface ChainFont {
  readonly font: TrueTypeFont;
  /** Width of a stroke round the outline, in em, where a regular font stands in for a bold one. */
  readonly embolden?: number;
}

export interface UncoveredCharacter {
  readonly char: string;
  readonly codePoint: number;
  /** Position in the text, counted in characters (not in UTF-16 units). */
  readonly index: number;
}

/** Part of a text set in one font. */
export interface FontRun {
  readonly at: ChainFont;
  readonly codePoints: readonly number[];
}

export interface FontChain {
  readonly fonts: readonly ChainFont[];
  /** Every character that no font of the chain can draw. Empty means the text prints whole. */
  uncovered(text: string): UncoveredCharacter[];
  /** Splits by the first font that covers each character. Throws MissingGlyph rather than printing a blank. */
  runs(text: string): FontRun[];
  /** Width in em. */
  width(text: string): number;
}

export type PaperFonts = Readonly<Record<FontRole, FontChain>>;

export class MissingGlyph extends Error {
  constructor(
    readonly text: string,
    readonly missing: readonly UncoveredCharacter[],
  ) {
    super(`No font has ${missing.map((m) => codePointName(m.codePoint)).join(", ")}`);
  }
}

/** U+2B5AF, as people quote it to a type foundry. */
export const codePointName = (codePoint: number): string =>
  `U+${codePoint.toString(16).toUpperCase().padStart(4, "0")}`;

const SPACES = new Set([0x20, 0xa0, 0x3000, 0x2002, 0x2003, 0x2009]);

/** Text is taken as it stands: no normalisation, since two forms of a character are two names. */
export function fontChain(fonts: readonly ChainFont[]): FontChain {
  const known = new Map<number, ChainFont | null>();
  // An outline without ink counts as missing: it would come out as a silent blank.
  const draws = ({ font }: ChainFont, codePoint: number) => {
    const glyph = font.glyphOf(codePoint);
    return glyph !== 0 && (SPACES.has(codePoint) || font.hasInk(glyph));
  };
  const fontFor = (codePoint: number): ChainFont | null => {
    let found = known.get(codePoint);
    if (found === undefined) {
      found = fonts.find((candidate) => draws(candidate, codePoint)) ?? null;
      known.set(codePoint, found);
    }
    return found;
  };

  const uncovered = (text: string): UncoveredCharacter[] => {
    const missing: UncoveredCharacter[] = [];
    let index = 0;
    for (const char of text) {
      const codePoint = char.codePointAt(0) as number;
      if (!fontFor(codePoint)) missing.push({ char, codePoint, index });
      index++;
    }
    return missing;
  };

  return {
    fonts,
    uncovered,
    runs(text) {
      const runs: { at: ChainFont; codePoints: number[] }[] = [];
      let last: { at: ChainFont; codePoints: number[] } | undefined;
      for (const char of text) {
        const codePoint = char.codePointAt(0) as number;
        const at = fontFor(codePoint);
        if (!at) throw new MissingGlyph(text, uncovered(text));
        if (last?.at !== at) {
          last = { at, codePoints: [] };
          runs.push(last);
        }
        last.codePoints.push(codePoint);
      }
      return runs;
    },
    width(text) {
      let width = 0;
      for (const char of text) {
        const codePoint = char.codePointAt(0) as number;
        const at = fontFor(codePoint);
        width += at ? at.font.advanceOf(at.font.glyphOf(codePoint)) / at.font.unitsPerEm : 1;
      }
      return width;
    },
  };
}
