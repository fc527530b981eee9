import type { DocumentFonts, Shown } from "./document-fonts";
import type { FontRole } from "./font-chain";
import { textString } from "./pdf-file";
import { PT } from "./text-fit";

export type Colour = `#${string}`;
export const BLACK: Colour = "#000000";

export interface TextStyle {
  readonly role: FontRole;
  /** Points. */
  readonly size: number;
  readonly colour?: Colour;
  /** Space after every character but the last, in em. */
  readonly gap?: number;
  /** What copying and searching shall find, where spacing or a break would tear the word apart. */
  readonly reads?: string;
}

export type Align = "left" | "centre" | "right";

const round = (value: number) => Math.round(value * 100) / 100;

/** Writes PDF operators. All lengths in millimetres from the top left corner of the sheet, y downwards. */
export class Pen {
  private readonly operators: string[] = [];
  private fill = "";
  private stroke = "";
  private weight = -1;

  /** `height` of the sheet; `shift` moves everything that follows (pre-printed paper). */
  constructor(
    private readonly fonts: DocumentFonts,
    private readonly height: number,
    private readonly shift: { readonly dx: number; readonly dy: number } = { dx: 0, dy: 0 },
  ) {}

  /** Raw operators, in points from the bottom left. */
  write(operators: string): this {
    this.operators.push(operators);
    return this;
  }

  content(): string {
    return this.operators.join("\n");
  }

  x(value: number): number {
    return round((value + this.shift.dx) / PT);
  }

  y(value: number): number {
    return round((this.height - value - this.shift.dy) / PT);
  }

  /** Width of a text in millimetres. */
  width(text: string, style: TextStyle): number {
    const gaps = style.gap ? (characterCount(text) - 1) * style.gap : 0;
    return (this.fonts.width(style.role, text) + gaps) * style.size * PT;
  }

  /** One line of text; `x` is its left edge, middle or right edge, `y` its baseline. */
  text(text: string, x: number, y: number, style: TextStyle, align: Align = "left"): this {
    if (text === "") return this;
    const width = align === "left" ? 0 : this.width(text, style);
    const left = align === "centre" ? x - width / 2 : align === "right" ? x - width : x;
    this.setFill(style.colour ?? BLACK);
    const shown = this.fonts.show(style.role, text);
    let operators = `BT ${this.x(left)} ${this.y(y)} Td`;
    shown.forEach((run, index) => {
      operators += this.showRun(run, style, index === shown.length - 1);
    });
    operators += " ET";
    const reads = style.reads ?? (style.gap && !this.isSpaced(text) ? text : undefined);
    this.operators.push(reads === undefined ? operators : marked(operators, reads));
    return this;
  }

  /** Everything drawn inside reads as one word. */
  reading(reads: string, draw: () => void): this {
    this.operators.push(`/Span<</ActualText${textString(reads)}>>BDC`);
    draw();
    this.operators.push("EMC");
    return this;
  }

  /** Straight line; `weight` in points. */
  line(x1: number, y1: number, x2: number, y2: number, weight: number, colour: Colour = BLACK): this {
    this.setStroke(colour, weight);
    return this.write(`${this.x(x1)} ${this.y(y1)} m ${this.x(x2)} ${this.y(y2)} l S`);
  }

  /** Open or closed run of straight lines. */
  path(
    points: readonly (readonly [number, number])[],
    weight: number,
    colour: Colour = BLACK,
    close = false,
  ): this {
    this.setStroke(colour, weight);
    const steps = points.map(([x, y], index) => `${this.x(x)} ${this.y(y)} ${index === 0 ? "m" : "l"}`);
    return this.write(`${steps.join(" ")} ${close ? "s" : "S"}`);
  }

  box(x: number, y: number, w: number, h: number, weight: number, colour: Colour = BLACK): this {
    this.setStroke(colour, weight);
    return this.write(`${this.rectangle(x, y, w, h)} S`);
  }

  area(x: number, y: number, w: number, h: number, colour: Colour = BLACK): this {
    this.setFill(colour);
    return this.write(`${this.rectangle(x, y, w, h)} f`);
  }

  shape(points: readonly (readonly [number, number])[], colour: Colour = BLACK): this {
    this.setFill(colour);
    const steps = points.map(([x, y], index) => `${this.x(x)} ${this.y(y)} ${index === 0 ? "m" : "l"}`);
    return this.write(`${steps.join(" ")} f`);
  }

  /** Black modules on white as a 1-bit image mask of `size` mm. `rows` are packed, most significant bit first, 1 = black. */
  mask(rows: Uint8Array, modules: number, x: number, y: number, size: number): this {
    this.setFill(BLACK);
    const side = round(size / PT);
    let data = "";
    for (const byte of rows) data += byte.toString(16).padStart(2, "0");
    // Hexadecimal once the binary form could be mistaken for the end of the image.
    const binary = Buffer.from(rows).toString("latin1");
    const safe = !/EI/.test(binary);
    const filter = safe ? "" : "/F/AHx";
    return this.write(
      `q ${side} 0 0 ${side} ${this.x(x)} ${this.y(y + size)} cm ` +
        `BI/W ${modules}/H ${modules}/IM true/D[1 0]${filter} ID ${safe ? binary : `${data}>`}\nEI Q`,
    );
  }

  /** Square to tick, 3.1 mm, with the tick as two strokes. `x`, `y` is its top left corner. */
  checkBox(x: number, y: number, ticked: boolean): this {
    this.box(x, y, 3.1, 3.1, 0.6);
    if (ticked)
      this.path(
        [
          [x + 0.6, y + 1.6],
          [x + 1.3, y + 2.4],
          [x + 2.6, y + 0.6],
        ],
        1.1,
      );
    return this;
  }

  /** Form XObject or image by its resource name, placed with its own matrix (points). */
  place(resource: string, matrix?: readonly number[]): this {
    return this.write(matrix ? `q ${matrix.map(round).join(" ")} cm/${resource} Do Q` : `/${resource} Do`);
  }

  setStroke(colour: Colour, weight: number): void {
    if (colour !== this.stroke) this.write(`${components(colour, "G", "RG")}`);
    if (weight !== this.weight) this.write(`${round(weight)} w`);
    this.stroke = colour;
    this.weight = weight;
  }

  private setFill(colour: Colour): void {
    if (colour !== this.fill) this.write(`${components(colour, "g", "rg")}`);
    this.fill = colour;
  }

  private rectangle(x: number, y: number, w: number, h: number): string {
    return `${this.x(x)} ${this.y(y + h)} ${round(w / PT)} ${round(h / PT)} re`;
  }

  private showRun(run: Shown, style: TextStyle, last: boolean): string {
    const show = ` /${run.resource} ${style.size} Tf ${style.gap ? spaced(run.hex, style.gap, last) : `<${run.hex}> Tj`}`;
    if (!run.embolden) return show;
    const weight = round(run.embolden * style.size);
    const colour = style.colour ?? BLACK;
    this.setStroke(colour, weight);
    return ` 2 Tr${show} 0 Tr`;
  }

  private isSpaced(text: string): boolean {
    return characterCount(text) < 2;
  }
}

const characterCount = (text: string) => [...text].length;

/** Gaps between the codes; none after the last, or the word's box would reach into its neighbour. */
function spaced(hex: string, gap: number, last: boolean): string {
  const codes = hex.match(/.{4}/g) ?? [];
  const space = Math.round(-1000 * gap);
  return `[${codes.map((code) => `<${code}>`).join(space.toString())}${last ? "" : space}] TJ`;
}

const marked = (operators: string, reads: string) =>
  `/Span<</ActualText${textString(reads)}>>BDC ${operators} EMC`;

/** Grey operators where they do, so that black is one ink only. */
function components(colour: Colour, grey: string, rgb: string): string {
  const parts = [1, 3, 5].map(
    (at) => Math.round((Number.parseInt(colour.slice(at, at + 2), 16) / 255) * 1000) / 1000,
  );
  return parts[0] === parts[1] && parts[1] === parts[2] ? `${parts[0]} ${grey}` : `${parts.join(" ")} ${rgb}`;
}
