import type { FontRole, FontRun, PaperFonts } from "./font-chain";
import { type Deflated, deflate, latin, type PdfFile, type Ref, refer } from "./pdf-file";
import type { TrueTypeFont } from "./true-type";
import { subsetTrueType } from "./true-type-subset";

/** A piece of text ready for a content stream: which font resource, which codes, how wide in em. */
export interface Shown {
  readonly resource: string;
  readonly hex: string;
  readonly codes: number;
  readonly width: number;
  readonly embolden: number;
}

/** Words that every paper of a kind carries: their glyphs are cut out and deflated once per process. */
export type FixedWords = Readonly<Partial<Record<FontRole, string>>>;

const ROLES: readonly FontRole[] = ["serif", "serifBold", "sans", "sansMedium", "kai"];
const HEX = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, "0"));
const hex4 = (value: number) => `${HEX[value >> 8]}${HEX[value & 255]}`;

/** Characters of one font in one file: each code point gets its own code, so text comes out as it went in. */
class Subset {
  readonly codes = new Map<number, number>();
  readonly codePoints: number[] = [0];
  readonly glyphs: number[] = [0];
  private readonly shown = new Map<number, { hex: string; width: number }>();

  constructor(
    readonly font: TrueTypeFont,
    readonly resource: string,
  ) {}

  show(codePoint: number): { hex: string; width: number } {
    let shown = this.shown.get(codePoint);
    if (!shown) {
      const glyph = this.font.glyphOf(codePoint);
      const code = this.glyphs.length;
      this.glyphs.push(glyph);
      this.codePoints.push(codePoint);
      shown = { hex: hex4(code), width: this.font.advanceOf(glyph) / this.font.unitsPerEm };
      this.shown.set(codePoint, shown);
    }
    return shown;
  }

  has(codePoint: number): boolean {
    return this.shown.has(codePoint);
  }

  cut(level: number): CutSubset {
    return {
      file: deflate(subsetTrueType(this.font, this.glyphs), level),
      toUnicode: deflate(latin(toUnicode(this.codePoints)), level),
      widths: widths(this.font, this.glyphs),
    };
  }
}

interface CutSubset {
  readonly file: Deflated;
  readonly toUnicode: Deflated;
  readonly widths: string;
}

interface FixedSubset {
  readonly subset: Subset;
  cut?: CutSubset;
}

const fixedSubsets = new WeakMap<TrueTypeFont, Map<string, FixedSubset>>();

/** The fonts as one file uses them. */
export class DocumentFonts {
  private readonly fixed = new Map<TrueTypeFont, FixedSubset>();
  private readonly subsets = new Map<TrueTypeFont, Subset>();
  private readonly usedFixed = new Set<FixedSubset>();
  private readonly remembered = new Map<string, Shown[]>();

  constructor(
    private readonly fonts: PaperFonts,
    words: FixedWords = {},
  ) {
    // Two roles may begin with the same font (楷 without its own file is 宋): their words go together.
    const byFont = new Map<TrueTypeFont, { role: FontRole; text: string }>();
    for (const role of ROLES) {
      const font = fonts[role].fonts[0]?.font;
      if (!font || !words[role]) continue;
      const same = byFont.get(font);
      byFont.set(font, { role: same?.role ?? role, text: (same?.text ?? "") + words[role] });
    }
    for (const [font, { role, text }] of byFont) this.prepare(font, role, text);
  }

  /** Splits a text over the fonts of the role. A string stays in the fixed words as a whole or not at all. */
  show(role: FontRole, text: string): Shown[] {
    const key = `${role} ${text}`;
    let shown = this.remembered.get(key);
    if (!shown) {
      shown = this.fonts[role].runs(text).map((run) => this.showRun(run));
      if (this.remembered.size < 5000) this.remembered.set(key, shown);
    }
    return shown;
  }

  width(role: FontRole, text: string): number {
    return this.fonts[role].width(text);
  }

  /** Whether everything shown so far was among the fixed words, so that its codes hold in every document. */
  get onlyFixed(): boolean {
    return this.subsets.size === 0;
  }

  /** Says that art made of fixed words is placed in this document. */
  keepFixed(): void {
    for (const fixed of this.fixed.values()) this.usedFixed.add(fixed);
  }

  /** Embeds what was used and returns the entries of the Font resource dictionary. */
  embed(file: PdfFile): string {
    let entries = "";
    for (const fixed of this.usedFixed) {
      fixed.cut ??= fixed.subset.cut(9);
      entries += `/${fixed.subset.resource} ${refer(embedSubset(file, fixed.subset, fixed.cut))}`;
    }
    for (const subset of this.subsets.values()) {
      entries += `/${subset.resource} ${refer(embedSubset(file, subset, subset.cut(6)))}`;
    }
    return entries;
  }

  private prepare(font: TrueTypeFont, role: FontRole, text: string): void {
    const words = [...new Set(text)].sort().join("");
    let known = fixedSubsets.get(font);
    if (!known) {
      known = new Map();
      fixedSubsets.set(font, known);
    }
    const key = `${role} ${words}`;
    let fixed = known.get(key);
    if (!fixed) {
      const subset = new Subset(font, `W${ROLES.indexOf(role)}`);
      for (const run of this.fonts[role].runs(words)) {
        if (run.at.font === font) for (const codePoint of run.codePoints) subset.show(codePoint);
      }
      fixed = { subset };
      // Certificates and the forms of the loans together are some forty sets of words.
      if (known.size >= 64) known.clear();
      known.set(key, fixed);
    }
    this.fixed.set(font, fixed);
  }

  private showRun({ at, codePoints }: FontRun): Shown {
    const fixed = this.fixed.get(at.font);
    let subset: Subset;
    if (fixed && codePoints.every((codePoint) => fixed.subset.has(codePoint))) {
      this.usedFixed.add(fixed);
      subset = fixed.subset;
    } else {
      subset = this.subsets.get(at.font) ?? new Subset(at.font, `F${this.subsets.size}`);
      this.subsets.set(at.font, subset);
    }
    let hex = "";
    let width = 0;
    for (const codePoint of codePoints) {
      const shown = subset.show(codePoint);
      hex += shown.hex;
      width += shown.width;
    }
    return { resource: subset.resource, hex, codes: codePoints.length, width, embolden: at.embolden ?? 0 };
  }
}

function embedSubset(file: PdfFile, subset: Subset, cut: CutSubset): Ref {
  const { font } = subset;
  const name = `${tag(subset)}+${font.name}`;
  const fontFile = file.stream(`/Length1 ${cut.file.plainLength}`, cut.file);
  const toUnicodeMap = file.stream("", cut.toUnicode);
  const descriptor = file.put(
    `<</Type/FontDescriptor/FontName/${name}/Flags 4/FontBBox[${font.box.join(" ")}]/ItalicAngle 0` +
      `/Ascent ${font.ascent}/Descent ${font.descent}/CapHeight 733/StemV 80/FontFile2 ${refer(fontFile)}>>`,
  );
  const descendant = file.put(
    `<</Type/Font/Subtype/CIDFontType2/BaseFont/${name}/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>` +
      `/FontDescriptor ${refer(descriptor)}/CIDToGIDMap/Identity/DW 1000/W[${cut.widths}]>>`,
  );
  return file.put(
    `<</Type/Font/Subtype/Type0/BaseFont/${name}/Encoding/Identity-H/DescendantFonts[${refer(descendant)}]` +
      `/ToUnicode ${refer(toUnicodeMap)}>>`,
  );
}

/** Six letters that tell subsets of one font apart, made from the characters in them. */
function tag(subset: Subset): string {
  let hash = 2166136261;
  for (const codePoint of subset.codePoints) hash = Math.imul(hash ^ codePoint, 16777619) >>> 0;
  let letters = "";
  for (let index = 0; index < 6; index++) {
    letters += String.fromCharCode(65 + (hash % 26));
    hash = Math.floor(hash / 26);
  }
  return letters;
}

/** Only what differs from the em of a hanzi is listed. */
function widths(font: TrueTypeFont, glyphs: readonly number[]): string {
  let text = "";
  glyphs.forEach((glyph, code) => {
    const width = Math.round((font.advanceOf(glyph) * 1000) / font.unitsPerEm);
    if (width !== 1000) text += `${code}[${width}]`;
  });
  return text;
}

function toUnicode(codePoints: readonly number[]): string {
  const lines: string[] = [];
  for (let code = 1; code < codePoints.length; code++) {
    const text = String.fromCodePoint(codePoints[code] as number);
    let units = "";
    for (let index = 0; index < text.length; index++) units += hex4(text.charCodeAt(index));
    lines.push(`<${hex4(code)}><${units}>`);
  }
  let blocks = "";
  for (let start = 0; start < lines.length; start += 100) {
    const block = lines.slice(start, start + 100);
    blocks += `${block.length} beginbfchar\n${block.join("\n")}\nendbfchar\n`;
  }
  return (
    "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n" +
    "/CIDSystemInfo <</Registry (Adobe)/Ordering (UCS)/Supplement 0>> def\n" +
    "/CMapName /Adobe-Identity-UCS def\n/CMapType 2 def\n" +
    `1 begincodespacerange\n<0000><ffff>\nendcodespacerange\n${blocks}` +
    "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend\n"
  );
}
