import { DocumentFonts } from "~/platform/pdf/document-fonts";
import type { FontRole, PaperFonts } from "~/platform/pdf/font-chain";
import { type Align, Pen, type TextStyle } from "~/platform/pdf/pen";

/** What was drawn, in millimetres and points, for an engine it is compared with. */
export interface Drawn {
  lines: { x1: number; y1: number; x2: number; y2: number; weight: number }[];
  texts: { text: string; x: number; y: number; size: number; role: FontRole; gap: number }[];
  masks: { rows: Uint8Array; modules: number; x: number; y: number; size: number }[];
}

/** A pen that writes down what it is told instead of drawing it. */
export class ListeningPen extends Pen {
  readonly drawn: Drawn = { lines: [], texts: [], masks: [] };

  constructor(fonts: PaperFonts, height: number) {
    super(new DocumentFonts(fonts), height);
  }

  override text(text: string, x: number, y: number, style: TextStyle, align: Align = "left"): this {
    if (text.trim() === "") return this;
    const width = align === "left" ? 0 : this.width(text, style);
    const left = align === "centre" ? x - width / 2 : align === "right" ? x - width : x;
    const { size, role, gap = 0 } = style;
    this.drawn.texts.push({ text, x: left, y, size, role, gap });
    return this;
  }

  override line(x1: number, y1: number, x2: number, y2: number, weight: number): this {
    this.drawn.lines.push({ x1, y1, x2, y2, weight });
    return this;
  }

  override box(x: number, y: number, w: number, h: number, weight: number): this {
    this.line(x, y, x + w, y, weight).line(x, y + h, x + w, y + h, weight);
    return this.line(x, y, x, y + h, weight).line(x + w, y, x + w, y + h, weight);
  }

  override path(points: readonly (readonly [number, number])[], weight: number): this {
    for (const [i, [x, y]] of points.entries()) {
      const before = points[i - 1];
      if (before) this.line(before[0], before[1], x, y, weight);
    }
    return this;
  }

  override reading(_reads: string, draw: () => void): this {
    draw();
    return this;
  }

  override mask(rows: Uint8Array, modules: number, x: number, y: number, size: number): this {
    this.drawn.masks.push({ rows, modules, x, y, size });
    return this;
  }
}
