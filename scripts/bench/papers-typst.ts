import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import { INKS, SHEET } from "~/areas/certificates/pdf/certificate-art";
import { certificateBorder } from "~/areas/certificates/pdf/certificate-border";
import type { CertificateFacts } from "~/areas/certificates/pdf/certificate-facts";
import { defaultCertificateTemplate } from "~/areas/certificates/pdf/certificate-template";
import { Paper } from "~/platform/pdf/paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { fieldRules, fixedLines, type Line, valueLines } from "./paper-lines";
import { fontFiles } from "./papers-naive";

export interface Engine {
  /** @throws with Typst's words when a sheet does not compile */
  draw(people: readonly CertificateFacts[]): Uint8Array;
  /** Version, and what it draws less than we do. */
  says: string;
}

const families: Readonly<Record<Line["face"], string>> = {
  serif: 'font: "Noto Serif SC"',
  bold: 'font: "Noto Serif SC", weight: "bold"',
  sans: 'font: "Noto Sans SC"',
};

/** The border alone, on one page: Typst embeds it once, which is its fastest way. */
function borderPage(): Uint8Array {
  const paper = new Paper({
    ...SHEET,
    fonts: paperFonts(),
    title: "border",
    language: "zh-CN",
    id: "border",
    createdAt: 0,
  });
  const pen = paper.pen();
  pen.place(paper.art(certificateBorder(INKS.mono.border)));
  paper.sheet(pen);
  return paper.finish();
}

const placed = (l: Line, content: string) => {
  const box = l.centred ? `box(width: ${l.width}mm, align(center, t))` : "t";
  const style = `${families[l.face]}, size: ${l.size}pt, tracking: ${l.tracking * l.size}pt`;
  return `#place(dx: ${l.x}mm, dy: ${l.y}mm, {let t = text(${style})[${content}]; ${box}})`;
};

/** The certificate in Typst: what is fixed is compiled once and remembered, people come as JSON, QR modules as raw pixels. */
function source(border: boolean, sample: CertificateFacts): string {
  const t = defaultCertificateTemplate;
  const rules = fieldRules(t).map(
    ({ from, to, y }) => `#place(dx: ${from}mm, dy: ${y}mm, line(length: ${to - from}mm, stroke: 0.5pt))`,
  );
  const shape = valueLines(t, sample);
  const { x, y, side } = t.qr;
  return `
#set page(width: 297mm, height: 210mm, margin: 0mm)
#set text(top-edge: "baseline", bottom-edge: "baseline", lang: "zh", cjk-latin-spacing: none)
#let fixed = {
${border ? 'place(image("/border.pdf", width: 297mm, height: 210mm))' : ""}
[${[...rules, ...fixedLines(t).map((l) => placed(l, l.text))].join("\n")}]
}
#let pixels = read("/qr.bin", encoding: none)
#for (i, p) in json("/people.json").enumerate() {
  if i > 0 { pagebreak() }
  fixed
  [${shape.map((l, at) => placed(l, `#p.v.at(${at})`)).join("\n")}]
  place(dx: ${x}mm + 4 * ${side}mm / (p.n + 8), dy: ${y}mm + 4 * ${side}mm / (p.n + 8),
    image(pixels.slice(p.at, p.at + p.n * p.n), format: (encoding: "luma8", width: p.n, height: p.n),
      width: ${side}mm * p.n / (p.n + 8), scaling: "pixelated"))
}`;
}

function inputOf(people: readonly CertificateFacts[]): { json: Buffer; pixels: Buffer } {
  const pixels: Buffer[] = [];
  let at = 0;
  const rows = people.map((facts) => {
    const { size: n, rows: bits } = facts.qr!;
    const stride = Math.ceil(n / 8);
    const plane = Buffer.alloc(n * n, 255);
    for (let y = 0; y < n; y += 1)
      for (let x = 0; x < n; x += 1)
        if (bits[y * stride + (x >> 3)]! & (128 >> (x & 7))) plane[y * n + x] = 0;
    pixels.push(plane);
    at += n * n;
    return { n, at: at - n * n, v: valueLines(defaultCertificateTemplate, facts).map((l) => l.text) };
  });
  return { json: Buffer.from(JSON.stringify(rows)), pixels: Buffer.concat(pixels) };
}

/** Typst, warm: fonts opened once, its memory kept between documents, the border as a PDF image where its version can. */
export function typst(sample: CertificateFacts): Engine {
  const compiler = NodeCompiler.create({
    workspace: "/",
    fontArgs: [{ fontPaths: Object.values(fontFiles) }],
  });
  compiler.mapShadow("/border.pdf", Buffer.from(borderPage()));
  const trial = compiler.compile({ mainFileContent: '#image("/border.pdf", width: 100mm)' });
  const takesPdf = !trial.hasError();
  const mainFileContent = source(takesPdf, sample);
  return {
    says: takesPdf
      ? "border as a PDF image"
      : "this Typst takes no PDF image: its sheets go without a border",
    draw(people) {
      const { json, pixels } = inputOf(people);
      compiler.mapShadow("/people.json", json);
      compiler.mapShadow("/qr.bin", pixels);
      const result = compiler.compile({ mainFileContent });
      const compiled = result.result;
      if (!compiled) {
        const error = result.takeError();
        throw new Error(`Typst: ${error ? JSON.stringify(compiler.fetchDiagnostics(error)) : "no document"}`);
      }
      const pdf = compiler.pdf(compiled);
      compiler.evictCache(10);
      return pdf;
    },
  };
}
