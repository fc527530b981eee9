import { DocumentFonts, type FixedWords } from "./document-fonts";
import type { FontRole, PaperFonts } from "./font-chain";
import type { Art } from "./paper";
import { deflate, latin } from "./pdf-file";
import { Pen } from "./pen";
import { PT } from "./text-fit";

/** The words of a form and its pages without values, ready to be placed in any number of files. */
export interface FormArt {
  readonly words: FixedWords;
  /** Null where a word needs a second font: the pages are then drawn every time. */
  readonly pages: readonly Art[] | null;
}

/** Hears which characters are set in which face. */
class ListeningFonts extends DocumentFonts {
  readonly heard: Partial<Record<FontRole, string>> = {};

  override show(role: FontRole, text: string) {
    this.heard[role] = (this.heard[role] ?? "") + text;
    return super.show(role, text);
  }
}

/** What most values are made of; their glyphs are cut out together with those of the form. */
const USUAL = "0123456789Xx-–.,%:：（）()*/+ 年月日元第次共页个人民币壹贰叁肆伍陆柒捌玖拾佰仟万亿角分零整";

const made = new WeakMap<PaperFonts, Map<string, FormArt>>();

/** Draws the fixed part of a form once per process and key. */
export function formArt(
  key: string,
  fonts: PaperFonts,
  sheet: { readonly width: number; readonly height: number },
  pages: readonly ((fixed: Pen, values: Pen) => void)[],
): FormArt {
  let known = made.get(fonts);
  if (!known) {
    known = new Map();
    made.set(fonts, known);
  }
  const before = known.get(key);
  if (before) return before;
  const ear = new ListeningFonts(fonts);
  for (const draw of pages) draw(new Pen(ear, sheet.height), new Pen(ear, sheet.height));
  const unique = (text: string) => [...new Set(text)].sort().join("");
  const words: FixedWords = {
    ...Object.fromEntries(Object.entries(ear.heard).map(([role, text]) => [role, unique(text ?? "")])),
    serif: unique((ear.heard.serif ?? "") + USUAL),
  };
  const scratch = new DocumentFonts(fonts, words);
  const drawn = pages.map((draw) => {
    const pen = new Pen(scratch, sheet.height);
    draw(pen, new Pen(scratch, sheet.height));
    return pen.content();
  });
  const art: FormArt = {
    words,
    pages: scratch.onlyFixed
      ? drawn.map((content) => ({
          data: deflate(latin(content), 9),
          bounds: [0, 0, sheet.width / PT, sheet.height / PT],
          text: true,
        }))
      : null,
  };
  known.set(key, art);
  return art;
}
