import {
  codePointName,
  type FontRole,
  type PaperFonts,
  type UncoveredCharacter,
} from "~/platform/pdf/font-chain";
import { Paper } from "~/platform/pdf/paper";
import { BLACK, type Colour, type Pen } from "~/platform/pdf/pen";
import { readPhoto } from "~/platform/pdf/photo";
import { type QrModules, qrModules } from "~/platform/pdf/qr";
import { baseline, fitText, mm, PT } from "~/platform/pdf/text-fit";
import {
  type CertificateInk,
  drawFixedWords,
  drawSentence,
  fixedArt,
  fixedWords,
  INKS,
  SHEET,
} from "./certificate-art";
import { type CertificateFacts, certificateValues, longDate } from "./certificate-facts";
import { type CertificateTemplate, fieldNames } from "./certificate-template";

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

/** Draws certificates into one document, one sheet each: a single one, or a merged batch with one subset a font. */
export function drawCertificates(
  pages: readonly CertificateFacts[],
  template: CertificateTemplate,
  options: CertificateOptions,
): Uint8Array<ArrayBuffer> {
  const first = pages[0];
  if (!first) throw new Error("no certificate to draw");
  const ink = options.ink ?? template.ink;
  const below = template.wording.sentenceBelowHours;
  const same = !pages.some((page) => page.belowHours);
  const sentences = same ? undefined : template.sentence.text + below;
  const words = fixedWords(template, ink, first.issuerName, sentences);
  const paper = new Paper({
    ...SHEET,
    fonts: options.fonts,
    title: options.title ?? `${template.title.text} ${first.number}`,
    language: "zh-CN",
    id: `${first.number}/${pages.length}/${ink}`,
    createdAt: options.createdAt ?? Date.parse(`${first.issuedOn}T00:00:00+08:00`),
    words,
  });
  const fixed = ink === "overprint" ? null : fixedArt(template, ink, options.fonts, words, same);
  const shift =
    ink === "overprint" ? { dx: options.offset?.dxMm ?? 0, dy: options.offset?.dyMm ?? 0 } : undefined;
  const red = ink === "overprint" ? BLACK : INKS[ink].red;
  pages.forEach((facts, index) => {
    const pen = paper.pen(shift);
    if (fixed?.art) pen.place(paper.art(fixed.art));
    if (fixed?.border) pen.place(paper.art(fixed.border));
    if (ink !== "overprint" && !fixed?.art) drawFixedWords(pen, template, ink, same);
    if (ink !== "overprint" && !same)
      drawSentence(pen, template, facts.belowHours ? below : template.sentence.text);
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
    for (const [index, line] of lines.entries())
      pen.text(line, x, y + 0.9 + (index - lines.length / 2) * pitch, { role, size }, align);
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
