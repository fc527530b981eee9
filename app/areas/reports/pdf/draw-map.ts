import type { PaperFonts } from "~/platform/pdf/font-chain";
import type { Colour, Pen } from "~/platform/pdf/pen";
import { breakLines, mm } from "~/platform/pdf/text-fit";
import type { PaperMap } from "../map/paper-map";

/** Greys that stay apart on the third photocopy. */
const inks: readonly Colour[] = ["#ffffff", "#d4d4d4", "#8c8c8c", "#303030"];

const circle = (x: number, y: number, r: number): [number, number][] =>
  Array.from({ length: 40 }, (_, i) => {
    const a = (i / 40) * 2 * Math.PI;
    return [x + r * Math.cos(a), y + r * Math.sin(a)];
  });

function drawSpot(pen: Pen, x: number, y: number, r: number, shade: number): void {
  const points = circle(x, y, r);
  pen.shape(points, inks[shade]);
  pen.path(points, 0.75, "#000000", true);
}

const WIDE = 66;
const label = { role: "sans", size: 9 } as const;

/** The map at the left of a box of the sheet, its legend at the right; millimetres. */
export function drawMap(
  pen: Pen,
  fonts: PaperFonts,
  map: PaperMap,
  box: { x: number; y: number; w: number; h: number },
): void {
  const scale = Math.min((box.w - WIDE) / map.width, box.h / map.height);
  const left = box.x + (box.w - WIDE - map.width * scale) / 2;
  const at = (x: number, y: number): [number, number] => [left + x * scale, box.y + y * scale];
  for (const county of [...map.counties].sort((a, b) => Number(a.own) - Number(b.own)))
    for (const ring of county.rings)
      pen.path(
        ring.map(([x, y]) => at(x, y)),
        county.own ? 0.6 : 0.3,
        county.own ? "#000000" : "#8c8c8c",
        true,
      );
  for (const { name, at: middle } of map.counties)
    if (name) {
      const [x, y] = at(...middle);
      pen.text(name, x, y + 1, { role: "kai", size: 9.5 }, "centre");
    }
  for (const s of map.spots) drawSpot(pen, ...at(s.x, s.y), s.r * scale, s.shade);
  for (const s of map.spots) {
    if (!s.at) continue;
    const [x, y] = at(s.at.x, s.at.y);
    const align = s.at.anchor === "start" ? "left" : s.at.anchor === "end" ? "right" : "centre";
    const wide = pen.width(s.label, label);
    const start = align === "left" ? x + 0.6 : align === "right" ? x - 0.6 - wide : x - wide / 2;
    // A border ends before the name.
    pen.area(start - 0.4, y - 3.4, wide + 0.8, 4, "#ffffff");
    pen.text(s.label, start, y - 0.4, label);
  }
  drawLegend(pen, fonts, map, scale, { x: box.x + box.w - WIDE + 6, y: box.y + 6, w: WIDE - 6 });
}

function drawLegend(
  pen: Pen,
  fonts: PaperFonts,
  map: PaperMap,
  scale: number,
  box: { x: number; y: number; w: number },
): void {
  const head = { role: "sansMedium", size: 9.5 } as const;
  let y = box.y;
  pen.text(map.size.words, box.x, y, head);
  y += 3;
  for (const { r, text } of map.size.steps) {
    const high = Math.max(5, r * scale * 2 + 1.5);
    drawSpot(pen, box.x + 8, y + high / 2, r * scale, 0);
    pen.text(text, box.x + 18, y + high / 2 + 1.1, label);
    y += high;
  }
  y += 7;
  pen.text(map.tint.words, box.x, y, head);
  y += 3;
  for (const { shade, text } of map.tint.steps) {
    drawSpot(pen, box.x + 8, y + 3, 2, shade);
    pen.text(text, box.x + 18, y + 4.1, label);
    y += 6.2;
  }
  y += 6;
  const note = { role: "kai", size: 9.5 } as const;
  for (const words of map.notes)
    for (const line of breakLines(fonts.kai, words, box.w / mm(note.size))) {
      pen.text(line, box.x, y, note);
      y += 5;
    }
}
