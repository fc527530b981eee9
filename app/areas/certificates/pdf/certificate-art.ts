import { DocumentFonts, type FixedWords } from "~/platform/pdf/document-fonts";
import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { Art } from "~/platform/pdf/paper";
import { deflate, latin } from "~/platform/pdf/pdf-file";
import { BLACK, type Colour, Pen } from "~/platform/pdf/pen";
import { baseline, PT, spreadGap } from "~/platform/pdf/text-fit";
import { type BorderInk, certificateBorder } from "./certificate-border";
import { type CertificateTemplate, fieldNames } from "./certificate-template";

// What is the same on every certificate of a template: border, title, labels. Drawn once per process.

/** overprint: values only, on paper that carries the rest already (套打). */
export type CertificateInk = "colour" | "mono" | "overprint";

export const SHEET = { width: 297, height: 210 };
export const INKS: Readonly<Record<"colour" | "mono", { border: BorderInk; red: Colour }>> = {
  colour: { border: { line: "#8A5F1E", strand: 0.13, hair: 0.14, ground: "#EFE7D8" }, red: "#9E1B1E" },
  mono: { border: { line: "#000000", strand: 0.1, hair: 0.1, ground: null }, red: BLACK },
};
/** Characters that the values of most certificates are made of: their glyphs are ready before anyone asks. */
const ADDRESS = "abcdefghijklmnopqrstuvwxyz.:/-";
const USUAL =
  "0123456789X年月日至男女合格不优秀良好分学时第期班（）()- ·SYBGIE创办你的企业产生想法改善扩大意识网络直播电商版模拟实训培";

/** `sentences`: what the sheets of a document say under the title, when they do not all say the same. */
export function fixedWords(
  template: CertificateTemplate,
  ink: CertificateInk,
  issuer: string,
  sentences = template.sentence.text,
): FixedWords {
  const { wording } = template;
  const usual = USUAL + wording.hours + wording.male + wording.female + issuer;
  if (ink === "overprint")
    return { serif: usual, sans: `${template.codeLine.text}0123456789ABCDEF${ADDRESS}` };
  const labels = fieldNames.map((name) => template.fields[name].label.text).join("");
  return {
    serif: usual + labels + sentences + template.numberLabel.text,
    serifBold: template.title.text,
    sans: `${template.checkLine.text}${template.codeLine.text}0123456789ABCDEF${ADDRESS}`,
  };
}

const drawn = new WeakMap<PaperFonts, Map<string, { art?: Art; border?: Art }>>();

/** Border and words of a template, drawn and deflated once per process. */
export function fixedArt(
  template: CertificateTemplate,
  ink: "colour" | "mono",
  fonts: PaperFonts,
  words: FixedWords,
  sentence: boolean,
) {
  let known = drawn.get(fonts);
  if (!known) {
    known = new Map();
    drawn.set(fonts, known);
  }
  const key = `${ink} ${sentence} ${JSON.stringify(template)} ${JSON.stringify(words)}`;
  let fixed = known.get(key);
  if (!fixed) {
    const border = template.border ? certificateBorder(INKS[ink].border) : undefined;
    const scratch = new DocumentFonts(fonts, words);
    const pen = new Pen(scratch, SHEET.height);
    if (border) pen.place("B");
    drawFixedWords(pen, template, ink, sentence);
    // A word that needs a second font cannot be shared between documents: it is then drawn sheet by sheet.
    fixed = scratch.onlyFixed
      ? {
          art: {
            data: deflate(latin(pen.content()), 9),
            bounds: [0, 0, SHEET.width / PT, SHEET.height / PT],
            text: true,
            parts: border ? { B: border } : undefined,
          },
        }
      : { border };
    if (known.size >= 16) known.clear();
    known.set(key, fixed);
  }
  return fixed;
}

/** The words under the title. */
export function drawSentence(pen: Pen, { sentence }: CertificateTemplate, text: string): void {
  pen.text(
    text,
    sentence.x + sentence.w / 2,
    sentence.y + baseline(sentence.h, sentence.size, "serif"),
    { role: "serif", size: sentence.size },
    "centre",
  );
}

/** `sentence`: whether all sheets of the document say the same under the title. */
export function drawFixedWords(
  pen: Pen,
  template: CertificateTemplate,
  ink: "colour" | "mono",
  sentence: boolean,
): void {
  const { title, numberLabel } = template;
  const { red, border } = INKS[ink];
  const middle = title.x + title.w / 2;
  const titleStyle = { role: "serifBold", size: title.size, colour: red, gap: title.tracking } as const;
  pen.text(title.text, middle, title.y + baseline(title.h, title.size, "serif"), titleStyle, "centre");
  if (title.rule) drawTitleRule(pen, middle, title.y + title.h + 6.75, border.line);
  if (sentence) drawSentence(pen, template, template.sentence.text);
  for (const name of fieldNames) {
    const { y, h, label, rule } = template.fields[name];
    pen.text(label.text, label.x, y + baseline(h, 12, "serif"), {
      role: "serif",
      size: 12,
      gap: spreadGap(label.text),
    });
    pen.line(rule[0], y + h - 0.4, rule[1], y + h - 0.4, 0.5);
  }
  pen.text(
    numberLabel.text,
    numberLabel.x,
    numberLabel.y + baseline(numberLabel.h, numberLabel.size, "serif"),
    {
      role: "serif",
      size: numberLabel.size,
    },
  );
}

/** Double rule of 100 mm with a diamond of 5.1 mm in its middle. */
function drawTitleRule(pen: Pen, x: number, y: number, colour: Colour): void {
  for (const side of [-1, 1]) {
    pen.line(x + side * 4.2, y - 0.55, x + side * 50, y - 0.55, 0.32 / PT, colour);
    pen.line(x + side * 4.2, y + 0.55, x + side * 44.5, y + 0.55, 0.14 / PT, colour);
  }
  const diamond = (r: number) =>
    [
      [x, y - r],
      [x + r, y],
      [x, y + r],
      [x - r, y],
    ] as [number, number][];
  pen.path(diamond(2.55), 0.32 / PT, colour, true);
  pen.shape(diamond(1.05), colour);
}
