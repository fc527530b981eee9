import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell } from "~/platform/pdf/grid";
import { Paper } from "~/platform/pdf/paper";
import type { PaperFacts } from "~/platform/pdf/paper-facts";
import { qrModules } from "~/platform/pdf/qr";

/** Badges to cut out, 90 × 54, two by five on a sheet: the QR opens the sign-in of this person. */
export interface Badges extends PaperFacts {
  readonly trip: string;
  readonly day: string;
  readonly people: readonly {
    readonly name: string;
    readonly village: string;
    readonly post: string;
    readonly code: string;
    readonly address: string;
  }[];
}

const CARD = { w: 90, h: 54 };
const LEFT = 15;
const TOP = 13.5;
const PER_SHEET = 10;

export function drawBadges(b: Badges, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `胸牌 ${b.number}`,
    language: "zh-CN",
    id: `${b.number}/${b.code}`,
    createdAt: b.printedAt,
  });
  for (let from = 0; from < b.people.length; from += PER_SHEET) {
    const pen = paper.pen();
    for (const [i, p] of b.people.slice(from, from + PER_SHEET).entries()) {
      const x = LEFT + (i % 2) * CARD.w;
      const y = TOP + Math.floor(i / 2) * CARD.h;
      // Where to cut: short marks at the corners.
      for (const [cx, cy] of [
        [x, y],
        [x + CARD.w, y],
        [x, y + CARD.h],
        [x + CARD.w, y + CARD.h],
      ] as const) {
        pen.line(cx - 2, cy, cx + 2, cy, 0.25);
        pen.line(cx, cy - 2, cx, cy + 2, 0.25);
      }
      const line = (words: string, top: number, h: number, size: number) =>
        drawCell(
          pen,
          fonts,
          words,
          { x: x + 5, y: top, w: CARD.w - 10, h },
          { role: "sans", size, least: 6.5, align: "left", padding: 0 },
        );
      line(b.trip, y + 3.6, 8, 9);
      line(b.day, y + 10.4, 4, 7.5);
      drawCell(
        pen,
        fonts,
        p.name,
        { x: x + 4, y: y + 17, w: 52, h: 14 },
        { size: 24, least: 12, role: "serifBold", align: "left", name: true },
      );
      drawCell(
        pen,
        fonts,
        p.village,
        { x: x + 4, y: y + 33, w: 52, h: 7 },
        { size: 11, least: 7, align: "left" },
      );
      drawCell(
        pen,
        fonts,
        p.post,
        { x: x + 4, y: y + 40, w: 52, h: 7 },
        { size: 10, least: 7, align: "left" },
      );
      const qr = qrModules(p.address);
      pen.mask(qr.rows, qr.size, x + 59, y + 16, 26);
      pen.text(p.code, x + 72, y + 46.6, { role: "sans", size: 7.5 }, "centre");
    }
    paper.sheet(pen);
  }
  if (b.people.length === 0) paper.sheet(paper.pen());
  return paper.finish();
}
