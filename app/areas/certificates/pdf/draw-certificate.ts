import type { FixedWords } from "~/platform/pdf/document-fonts";
import { DocumentFonts } from "~/platform/pdf/document-fonts";
import {
  codePointName,
  type FontRole,
  type PaperFonts,
  type UncoveredCharacter,
} from "~/platform/pdf/font-chain";
import { type Art, Paper } from "~/platform/pdf/paper";
import { deflate, latin } from "~/platform/pdf/pdf-file";
import { BLACK, type Colour, Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { type QrModules, qrModules } from "~/platform/pdf/qr";
import { baseline, fitText, mm, PT, spreadGap } from "~/platform/pdf/text-fit";
import { type BorderInk, certificateBorder } from "./certificate-border";
import { type CertificateFacts, certificateValues, longDate } from "./certificate-facts";
import { type CertificateTemplate, fieldNames } from "./certificate-template";

/** overprint: values only, on paper that carries the rest already (套打). */
export type CertificateInk = "colour" | "mono" | "overprint";

export interface CertificateOptions {
  readonly fonts: PaperFonts;
  readonly ink?: CertificateInk;
  /** Where this printer puts pre-printed paper, in mm; overprint only. */
  readonly offset?: { readonly dxMm: number; readonly dyMm: number };
  /** Milliseconds UTC for the file's properties; by default midnight of the first certificate's date. */
  readonly createdAt?: number;
  readonly title?: string;
  readonly onSheet?: (done: number) => void;
}

const SHEET = { width: 297, height: 210 };
const INKS: Readonly<Record<"colour" | "mono", { border: BorderInk; red: Colour }>> = {
  colour: { border: { line: "#8A5F1E", strand: 0.13, hair: 0.14, ground: "#EFE7D8" }, red: "#9E1B1E" },
  mono: { border: { line: "#000000", strand: 0.1, hair: 0.1, ground: null }, red: BLACK },
};
/** Characters that the values of most certificates are made of: their glyphs are ready before anyone asks. */
const ADDRESS = "abcdefghijklmnopqrstuvwxyz.:/-";
const USUAL =
  "0123456789X年月日至男女合格不优秀良好分学时第期班（）()- ·SYBGIE创办你的企业产生想法改善扩大意识网络直播电商版模拟实训培";

/** Draws certificates into one document, one sheet each: a single one, or a merged batch with one subset a font. */
export function drawCertificates(
  pages: readonly CertificateFacts[],
  template: CertificateTemplate,
  options: CertificateOptions,
): Uint8Array<ArrayBuffer> {
  const first = pages[0];
  if (!first) throw new Error("no certificate to draw");
  const ink = options.ink ?? template.ink;
  const words = fixedWords(template, ink, first.issuerName);
  const paper = new Paper({
    ...SHEET,
    fonts: options.fonts,
    title: options.title ?? `${template.title.text} ${first.number}`,
    language: "zh-CN",
    id: `${first.number}/${pages.length}/${ink}`,
    createdAt: options.createdAt ?? Date.parse(`${first.issuedOn}T00:00:00+08:00`),
    words,
  });
  const fixed = ink === "overprint" ? null : fixedArt(template, ink, options.fonts, words);
  const shift =
    ink === "overprint" ? { dx: options.offset?.dxMm ?? 0, dy: options.offset?.dyMm ?? 0 } : undefined;
  const red = ink === "overprint" ? BLACK : INKS[ink].red;
  pages.forEach((facts, index) => {
    const pen = paper.pen(shift);
    if (fixed?.art) pen.place(paper.art(fixed.art));
    if (fixed?.border) pen.place(paper.art(fixed.border));
    if (ink !== "overprint" && !fixed?.art) drawFixedWords(pen, template, ink);
    drawValues(pen, template, facts, options.fonts, ink, red);
    const images = facts.photo ? drawPhoto(paper, pen, template, facts.photo) : undefined;
    paper.sheet(pen, images);
    options.onSheet?.(index + 1);
  });
  return paper.finish();
}

export interface CertificateGap {
  readonly text: string;
  readonly missing: readonly UncoveredCharacter[];
}

/** What the fonts cannot print of a certificate: empty, or the texts with their characters. Ask before issuing. */
export function certificateGaps(
  facts: CertificateFacts,
  template: CertificateTemplate,
  fonts: PaperFonts,
): CertificateGap[] {
  const values = certificateValues(facts, template);
  const texts: [FontRole, string][] = [
    ["serifBold", values.fields.name],
    ...fieldNames
      .filter((name) => name !== "name")
      .map((name): [FontRole, string] => ["serif", values.fields[name]]),
    ["serif", values.number],
    ["serif", values.issuer],
    ["sans", values.checkLine],
  ];
  return texts.flatMap(([role, text]) => {
    const missing = fonts[role].uncovered(text);
    return missing.length ? [{ text, missing }] : [];
  });
}

/** "𱁬 (U+3106C)", for a message. */
export const gapNames = (gaps: readonly CertificateGap[]): string =>
  [
    ...new Set(gaps.flatMap((gap) => gap.missing.map((m) => `${m.char} (${codePointName(m.codePoint)})`))),
  ].join(", ");

function fixedWords(template: CertificateTemplate, ink: CertificateInk, issuer: string): FixedWords {
  const { wording } = template;
  const usual = USUAL + wording.hours + wording.male + wording.female + issuer;
  if (ink === "overprint")
    return { serif: usual, sans: template.codeLine.text + "0123456789ABCDEF" + ADDRESS };
  const labels = fieldNames.map((name) => template.fields[name].label.text).join("");
  return {
    serif: usual + labels + template.sentence.text + template.numberLabel.text,
    serifBold: template.title.text,
    sans: `${template.checkLine.text}${template.codeLine.text}0123456789ABCDEF${ADDRESS}`,
  };
}

const drawn = new WeakMap<PaperFonts, Map<string, { art?: Art; border?: Art }>>();

/** Border and words of a template, drawn and deflated once per process. */
function fixedArt(
  template: CertificateTemplate,
  ink: "colour" | "mono",
  fonts: PaperFonts,
  words: FixedWords,
) {
  let known = drawn.get(fonts);
  if (!known) drawn.set(fonts, (known = new Map()));
  const key = `${ink} ${JSON.stringify(template)} ${JSON.stringify(words)}`;
  let fixed = known.get(key);
  if (!fixed) {
    const border = template.border ? certificateBorder(INKS[ink].border) : undefined;
    const scratch = new DocumentFonts(fonts, words);
    const pen = new Pen(scratch, SHEET.height);
    if (border) pen.place("B");
    drawFixedWords(pen, template, ink);
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

function drawFixedWords(pen: Pen, template: CertificateTemplate, ink: "colour" | "mono"): void {
  const { title, sentence, numberLabel } = template;
  const { red, border } = INKS[ink];
  const middle = title.x + title.w / 2;
  const titleStyle = { role: "serifBold", size: title.size, colour: red, gap: title.tracking } as const;
  pen.text(title.text, middle, title.y + baseline(title.h, title.size, "serif"), titleStyle, "centre");
  if (title.rule) drawTitleRule(pen, middle, title.y + title.h + 6.75, border.line);
  pen.text(
    sentence.text,
    sentence.x + sentence.w / 2,
    sentence.y + baseline(sentence.h, sentence.size, "serif"),
    { role: "serif", size: sentence.size },
    "centre",
  );
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

function drawValues(
  pen: Pen,
  template: CertificateTemplate,
  facts: CertificateFacts,
  fonts: PaperFonts,
  ink: CertificateInk,
  red: Colour,
): void {
  const values = certificateValues(facts, template);
  for (const name of fieldNames) {
    const field = template.fields[name];
    const role = name === "name" ? "serifBold" : "serif";
    fitted(pen, fonts, role, values.fields[name], field, field.y + baseline(field.h, 12, "serif"), "left");
  }
  const { qr, number, checkLine, codeLine, issuer, issuedOn } = template;
  drawQr(pen, facts.qr ?? qrModules(facts.verifyUrl), qr);
  fitted(
    pen,
    fonts,
    "serif",
    values.number,
    number,
    number.y + baseline(number.h, number.size, "serif"),
    "left",
  );
  const sans = (box: typeof checkLine) => box.y + baseline(box.h, box.size, "sans");
  if (ink !== "overprint") fitted(pen, fonts, "sans", values.checkLine, checkLine, sans(checkLine), "left");
  fitted(pen, fonts, "sans", values.codeLine, codeLine, sans(codeLine), "left");
  if (ink !== "overprint") {
    const inner = { ...issuer, x: issuer.x + 4, w: issuer.w - 8 };
    fitted(
      pen,
      fonts,
      "serif",
      values.issuer,
      inner,
      issuer.y + baseline(issuer.h, issuer.size, "serif"),
      "centre",
    );
  }
  fitted(
    pen,
    fonts,
    "serif",
    values.issuedOn,
    issuedOn,
    issuedOn.y + baseline(issuedOn.h, issuedOn.size, "serif"),
    "centre",
  );
  if (!facts.photo) {
    const { x, y, w, h } = template.photo;
    pen.box(x, y, w, h, 0.35);
    pen.text(
      template.wording.empty,
      x + w / 2,
      y + baseline(h, 12, "serif"),
      { role: "serif", size: 12 },
      "centre",
    );
  }
  drawStamp(pen, template, facts, red);
}

function fitted(
  pen: Pen,
  fonts: PaperFonts,
  role: FontRole,
  text: string,
  box: { x: number; w: number; h: number; size: number },
  y: number,
  align: "left" | "centre",
): void {
  const least = Math.min(box.size, role === "sans" ? 6.5 : 9);
  const { size, lines } = fitText(fonts[role], text, { width: box.w, height: box.h, full: box.size, least });
  const x = align === "centre" ? box.x + box.w / 2 : box.x;
  if (lines.length === 1) {
    pen.text(text, x, y, { role, size }, align);
    return;
  }
  const pitch = 1.15 * mm(size);
  pen.reading(text, () => {
    lines.forEach((line, index) => pen.text(line, x, y + 0.9 + (index - 1) * pitch, { role, size }, align));
  });
}

function drawQr(pen: Pen, modules: QrModules, place: CertificateTemplate["qr"]): void {
  pen.mask(modules.rows, modules.size, place.x, place.y, place.side);
}

function drawStamp(pen: Pen, template: CertificateTemplate, facts: CertificateFacts, red: Colour): void {
  const { stamp, wording } = template;
  if (!facts.specimen && !facts.reissue) return;
  const { x, y, w, h } = stamp;
  pen.box(x, y, w, h, 1.1, red);
  pen.box(x + 0.9, y + 0.9, w - 1.8, h - 1.8, 0.4, red);
  const middle = x + w / 2;
  const bold = { role: "serifBold", colour: red, gap: 0.4 } as const;
  if (facts.specimen) {
    pen.text(wording.specimen, middle, y + baseline(h, 20, "serif"), { ...bold, size: 20 }, "centre");
  } else if (facts.reissue) {
    const line = wording.reissueLine
      .replace("{{date}}", longDate(facts.reissue.on))
      .replace("{{count}}", String(facts.reissue.count));
    pen.text(wording.reissue, middle, y + 6.78, { ...bold, size: 16 }, "centre");
    pen.text(line, middle, y + 11.27, { role: "sans", size: 7.5, colour: red }, "centre");
  }
}

/** Fills the frame, cut to its shape round the middle of the picture. */
function drawPhoto(paper: Paper, pen: Pen, template: CertificateTemplate, bytes: Uint8Array) {
  const photo = readPhoto(bytes);
  const { x, y, w, h } = template.photo;
  const scale = Math.max(w / photo.width, h / photo.height);
  const width = photo.width * scale;
  const height = photo.height * scale;
  const corner = `${pen.x(x)} ${pen.y(y + h)} ${mmToPt(w)} ${mmToPt(h)} re`;
  const left = pen.x(x - (width - w) / 2);
  const bottom = pen.y(y + h + (height - h) / 2);
  pen.write(`q ${corner} W n ${mmToPt(width)} 0 0 ${mmToPt(height)} ${left} ${bottom} cm/P Do Q`);
  pen.box(x, y, w, h, 0.35);
  return { P: paper.image(photo.entries, photo.bytes) };
}

const mmToPt = (value: number) => Math.round((value / PT) * 100) / 100;
