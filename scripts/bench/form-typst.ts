import { createRequire } from "node:module";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";
import type { FontRole } from "~/platform/pdf/font-chain";
import type { Drawn } from "./listening-pen";
import { fontFiles } from "./papers-naive";

const require = createRequire(import.meta.url);
const medium = require.resolve("@expo-google-fonts/noto-sans-sc/500Medium/NotoSansSC_500Medium.ttf");

const families: Readonly<Record<FontRole, string>> = {
  serif: 'font: "Noto Serif SC"',
  serifBold: 'font: "Noto Serif SC", weight: "bold"',
  sans: 'font: "Noto Sans SC"',
  sansMedium: 'font: "Noto Sans SC", weight: "medium"',
  kai: 'font: "Noto Serif SC"',
};
const roles = Object.keys(families) as FontRole[];
type Pages = readonly { fixed: Drawn; values: Drawn }[];

const rule = (l: Drawn["lines"][number]) =>
  `#place(dx: ${l.x1}mm, dy: ${l.y1}mm, line(end: (${l.x2 - l.x1}mm, ${l.y2 - l.y1}mm), stroke: ${l.weight}pt))`;
const words = (t: Drawn["texts"][number]) =>
  `#place(dx: ${t.x}mm, dy: ${t.y}mm, text(${families[t.role]}, size: ${t.size}pt, tracking: ${t.gap * t.size}pt, ${JSON.stringify(t.text)}))`;

/** The form in Typst: what every form carries is compiled once and remembered, values come as JSON, the code as pixels. */
function source(sample: Pages): string {
  const styles = roles.map((role) => `(s, g, t) => text(${families[role]}, size: s, tracking: g, t)`);
  return `
#set page(width: 210mm, height: 297mm, margin: 0mm)
#set text(top-edge: "baseline", bottom-edge: "baseline", lang: "zh", cjk-latin-spacing: none)
#let faces = (${styles.join(",\n")})
#let fixed = (${sample.map(({ fixed }) => `[\n${[...fixed.lines.map(rule), ...fixed.texts.map(words)].join("\n")}\n]`).join(",\n")})
#let pixels = read("/qr.bin", encoding: none)
#for (i, p) in json("/form.json").enumerate() {
  if i > 0 { pagebreak() }
  fixed.at(i)
  for l in p.lines { place(dx: l.at(0) * 1mm, dy: l.at(1) * 1mm, line(end: (l.at(2) * 1mm, l.at(3) * 1mm), stroke: l.at(4) * 1pt)) }
  for t in p.texts { place(dx: t.at(0) * 1mm, dy: t.at(1) * 1mm, faces.at(t.at(2))(t.at(3) * 1pt, t.at(4) * 1pt, t.at(5))) }
  for m in p.masks { place(dx: m.at(0) * 1mm, dy: m.at(1) * 1mm, image(pixels, format: (encoding: "luma8", width: m.at(2), height: m.at(2)), width: m.at(3) * 1mm, scaling: "pixelated")) }
}`;
}

function inputOf(pages: Pages): { json: Buffer; pixels: Buffer } {
  let pixels = Buffer.alloc(1, 255);
  const json = pages.map(({ values }) => ({
    lines: values.lines.map((l) => [l.x1, l.y1, l.x2 - l.x1, l.y2 - l.y1, l.weight]),
    texts: values.texts.map((t) => [t.x, t.y, roles.indexOf(t.role), t.size, t.gap * t.size, t.text]),
    masks: values.masks.map((m) => {
      const stride = Math.ceil(m.modules / 8);
      pixels = Buffer.alloc(m.modules * m.modules, 255);
      for (let y = 0; y < m.modules; y += 1)
        for (let x = 0; x < m.modules; x += 1)
          if ((m.rows[y * stride + (x >> 3)] as number) & (128 >> (x & 7))) pixels[y * m.modules + x] = 0;
      return [m.x, m.y, m.modules, m.size];
    }),
  }));
  return { json: Buffer.from(JSON.stringify(json)), pixels };
}

/** Typst, warm: fonts opened once, its memory kept between documents. */
export function formOfTypst(sample: Pages): { draw(pages: Pages): Uint8Array } {
  const compiler = NodeCompiler.create({
    workspace: "/",
    fontArgs: [{ fontPaths: [...Object.values(fontFiles), medium] }],
  });
  const mainFileContent = source(sample);
  return {
    draw(pages) {
      const { json, pixels } = inputOf(pages);
      compiler.mapShadow("/form.json", json);
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
