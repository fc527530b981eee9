import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import PDFDocument from "pdfkit";
import { INKS } from "~/areas/certificates/pdf/certificate-art";
import { certificateBorder } from "~/areas/certificates/pdf/certificate-border";
import type { CertificateFacts } from "~/areas/certificates/pdf/certificate-facts";
import { defaultCertificateTemplate } from "~/areas/certificates/pdf/certificate-template";
import type { Art } from "~/platform/pdf/paper";
import { PT } from "~/platform/pdf/text-fit";
import { fieldRules, fixedLines, type Line, valueLines } from "./paper-lines";

const require = createRequire(import.meta.url);
const noto = "@expo-google-fonts/noto";
export const fontFiles: Readonly<Record<Line["face"], string>> = {
  serif: require.resolve(`${noto}-serif-sc/400Regular/NotoSerifSC_400Regular.ttf`),
  bold: require.resolve(`${noto}-serif-sc/700Bold/NotoSerifSC_700Bold.ttf`),
  sans: require.resolve(`${noto}-sans-sc/400Regular/NotoSansSC_400Regular.ttf`),
};

/** The border as one run of operators, without shared forms. */
function flat(art: Art): string {
  const text = inflateSync(art.data.bytes).toString("latin1");
  return text.replace(/\/(\w+) Do/g, (_, name: string) => `q ${flat(art.parts![name]!)} Q`);
}

let border: string | undefined;
const pt = (millimetres: number) => millimetres / PT;

/** pdfkit as its manual shows it: fonts by path for every document, border, labels and the QR's squares on every page. */
export function drawNaively(people: readonly CertificateFacts[]): Promise<Buffer> {
  border ??= flat(certificateBorder(INKS.mono.border));
  const t = defaultCertificateTemplate;
  const document = new PDFDocument({ size: "A4", layout: "landscape", margin: 0, autoFirstPage: false });
  const chunks: Buffer[] = [];
  document.on("data", (chunk: Buffer) => chunks.push(chunk));
  const done = new Promise<Buffer>((resolve) => document.on("end", () => resolve(Buffer.concat(chunks))));
  for (const [face, file] of Object.entries(fontFiles)) document.registerFont(face, file);
  for (const facts of people) {
    document.addPage();
    // pdfkit's page is upside down.
    document.save().transform(1, 0, 0, -1, 0, document.page.height);
    document.addContent(border);
    document.restore();
    for (const { from, to, y } of fieldRules(t))
      document.moveTo(pt(from), pt(y)).lineTo(pt(to), pt(y)).lineWidth(0.5).stroke();
    for (const l of [...fixedLines(t), ...valueLines(t, facts)]) {
      document.font(l.face).fontSize(l.size);
      const characterSpacing = l.tracking * l.size;
      const options = { lineBreak: false, characterSpacing, baseline: "alphabetic" as const };
      const x = l.centred ? pt(l.x) + (pt(l.width) - document.widthOfString(l.text, options)) / 2 : pt(l.x);
      document.text(l.text, x, pt(l.y), options);
    }
    drawModules(document, facts);
  }
  document.end();
  return done;
}

function drawModules(document: PDFKit.PDFDocument, { qr }: CertificateFacts): void {
  if (!qr) return;
  const { x, y, side } = defaultCertificateTemplate.qr;
  const stride = Math.ceil(qr.size / 8);
  const module = pt(side) / (qr.size + 8);
  for (let row = 0; row < qr.size; row += 1)
    for (let column = 0; column < qr.size; column += 1)
      if (qr.rows[row * stride + (column >> 3)]! & (128 >> (column & 7)))
        document.rect(pt(x) + (column + 4) * module, pt(y) + (row + 4) * module, module, module);
  document.fill();
}
