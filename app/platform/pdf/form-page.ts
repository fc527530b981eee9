import {
  type Box,
  type Cell,
  type CellSet,
  cellPadding,
  cellWidths,
  EMPTY,
  type Fill,
  fitCell,
} from "./cell-fit";
import type { FontRole, PaperFonts } from "./font-chain";
import { drawCell } from "./grid";
import type { Pen } from "./pen";
import { drawRunningLine, type RunningStyle, runningLines } from "./running-text";
import { baseline, mm, nameGap, spreadGap } from "./text-fit";

export type { Box, Cell, Fill };
export { EMPTY };

const OUTLINE = 1;
const INNER = 0.5;
/** A box to tick and a line to write on inside words. */
const MARKS = /\[\]|\{[\d.]+\}/g;
const markWidth = (mark: string): number => (mark === "[]" ? 4.1 : Number(mark.slice(1, -1)));
/** Points. */
const LEAST_INLINE = 6.5;
/**
 * One page of a form, written from its top down. What every such form carries goes to `fixed`, what one of them says to
 * `values`; `fixed` is null where it was drawn once before and is only placed.
 */
export class FormPage {
  y: number;
  /** Whether a row became higher than the form has it: what was drawn once for everybody does not fit then. */
  grew = false;
  private x1: number;
  private x2: number;
  private ruled = true;

  constructor(
    readonly fixed: Pen | null,
    readonly values: Pen,
    readonly fonts: PaperFonts,
    readonly left: number,
    readonly right: number,
    top: number,
    /** Whether it carries the values of somebody; else it is to be filled in by hand. */
    readonly filled: boolean,
    /** Points less than usual at which a row grows: where a page would not hold its rows else. */
    readonly tighter = 0,
  ) {
    this.y = top;
    this.x1 = left;
    this.x2 = right;
  }

  get width(): number {
    return this.x2 - this.x1;
  }

  /** A table with its outline; the rows inside share their rules. */
  table(body: () => void): void {
    const top = this.y;
    this.ruled = true;
    body();
    this.fixed?.box(this.x1, top, this.x2 - this.x1, this.y - top, OUTLINE);
  }

  /** Rows with a label down their left side. */
  section(label: string, body: () => void, w = 7): void {
    this.rule();
    const top = this.y;
    const x = this.x1;
    this.x1 += w;
    this.ruled = true;
    body();
    this.x1 = x;
    this.fixed?.line(x + w, top, x + w, this.y, INNER);
    this.vertical(label, { x, y: top, w, h: this.y - top });
    this.ruled = false;
  }

  /** Rows that leave `w` mm on the right to one tall cell. */
  beside(w: number, body: () => void, draw: (box: Box) => void): void {
    const top = this.y;
    this.rule();
    const right = this.x2;
    this.x2 -= w;
    this.ruled = true;
    body();
    this.x2 = right;
    this.fixed?.line(right - w, top, right - w, this.y, INNER);
    draw({ x: right - w, y: top, w, h: this.y - top });
  }

  row(asked: number, cells: readonly Cell[]): void {
    this.rule();
    const widths = cellWidths(cells, this.x2 - this.x1);
    const setOf = (c: Cell, w: number, h: number) =>
      this.filled ? fitCell(this.fonts, c, w, h, this.tighter) : null;
    const sets = cells.map((c, i) => setOf(c, widths[i] as number, asked));
    const h = sets.reduce((most, set) => Math.max(most, set?.needs ?? 0), asked);
    if (h > asked) this.grew = true;
    let x = this.x1;
    for (const [index, cell] of cells.entries()) {
      const w = widths[index] as number;
      if (index > 0) this.fixed?.line(x, this.y, x, this.y + h, INNER);
      const set = h > asked ? setOf(cell, w, h) : sets[index];
      this.cell(cell, { x, y: this.y, w, h }, set ?? null);
      x += w;
    }
    this.y += h;
    this.ruled = false;
  }

  private rule(): void {
    if (!this.ruled) this.fixed?.line(this.x1, this.y, this.x2, this.y, INNER);
    this.ruled = true;
  }

  private cell(c: Cell, box: Box, set: CellSet | null): void {
    if (c.label !== undefined) this.label(c.label, box, "sans");
    else if (c.head !== undefined) this.label(c.head, box, "sansMedium");
    else if (c.words !== undefined) this.lines(c.words, box, c);
    if (set) this.value(c, box, set);
    c.draw?.(box);
  }

  /** Words of the form in the middle of their cell; two or three hanzi are spread to four em. */
  label(words: string, box: Box, role: FontRole): void {
    if (!this.fixed) return;
    const lines = words.split("\n");
    for (const [index, line] of lines.entries()) {
      let size = 9;
      while (size > 7 && this.fixed.width(line, { role, size }) > box.w - 0.8) size -= 0.5;
      const gap = role === "sans" && box.w >= 18 ? spreadGap(line) : 0;
      const y = box.y + baseline(box.h, size, "sans") + (index - (lines.length - 1) / 2) * 4.2;
      this.fixed.text(line, box.x + box.w / 2, y, { role, size, gap: gap || undefined }, "centre");
    }
  }

  private value(c: Cell, box: Box, { size, lines, pitch }: CellSet): void {
    const text = c.value || EMPTY;
    const role = c.bold ? "serifBold" : "serif";
    const align = c.wrap ? "left" : (c.align ?? "left");
    const edge = cellPadding(c, box.w);
    const x = align === "left" ? box.x + edge : align === "right" ? box.x + box.w - edge : box.x + box.w / 2;
    if (lines.length === 1) {
      const gap = c.name ? nameGap(text) : 0;
      const y = box.y + baseline(box.h, size, "serif");
      this.values.text(text, x, y, { role, size, gap: gap || undefined }, align);
      return;
    }
    this.values.reading(text, () => {
      for (const [index, line] of lines.entries())
        this.values.text(
          line,
          x,
          box.y + baseline(box.h, size, "serif") + (index - (lines.length - 1) / 2) * pitch,
          { role, size },
          align,
        );
    });
  }

  /** Lines of words with boxes and write-in lines, evenly down the cell. */
  private lines(words: string, box: Box, c: Cell): void {
    const lines = words.split("\n");
    const marks = { tick: 0, blank: 0 };
    const pitch = Math.min(7.4, (box.h - 2) / lines.length);
    const size = c.size ?? 10.5;
    for (const [index, line] of lines.entries())
      this.inline(
        line,
        box.x + 1.5,
        box.y + baseline(box.h, size, "serif") + (index - (lines.length - 1) / 2) * pitch,
        { ...c, size, marks, room: box.w - 2.3 },
      );
  }

  /** One line of words with `[]` and `{30}` in it, on its baseline; answers where it ends. */
  inline(
    text: string,
    x: number,
    y: number,
    style: Fill & {
      size?: number;
      role?: FontRole;
      marks?: { tick: number; blank: number };
      /** Millimetres of the line: words that are longer stand smaller. */
      room?: number;
    } = {},
  ): number {
    const { role = "serif", marks = { tick: 0, blank: 0 } } = style;
    const size = this.sizeWithin(text, { role, size: style.size ?? 10.5 }, style.room);
    let left = x;
    for (const part of text.split(/(\[\]|\{[\d.]+\})/)) {
      if (part === "") continue;
      if (part === "[]") {
        this.fixed?.box(left, y - 2.9, 3.1, 3.1, 0.6);
        if (style.ticks?.[marks.tick]) this.tick(left, y - 2.9);
        marks.tick += 1;
        left += 4.1;
      } else if (part.startsWith("{")) {
        const w = Number(part.slice(1, -1));
        this.fixed?.line(left, y + 0.9, left + w, y + 0.9, 0.5);
        const said = style.blanks?.[marks.blank];
        if (this.filled && said)
          drawCell(this.values, this.fonts, said, { x: left, y: y - 4.2, w, h: 5.4 }, { size, least: 6.5 });
        marks.blank += 1;
        left += w;
      } else {
        const pen = this.fixed ?? this.values;
        this.fixed?.text(part, left, y, { role, size });
        left += pen.width(part, { role, size });
      }
    }
    return left;
  }

  /** Points at which words with their boxes and lines fit into a width. */
  private sizeWithin(text: string, style: { role: FontRole; size: number }, room?: number): number {
    if (room === undefined) return style.size;
    const marks = [...text.matchAll(MARKS)].reduce((sum, [mark]) => sum + markWidth(mark), 0);
    const em = this.fonts[style.role].width(text.replace(MARKS, ""));
    const fits = Math.floor(((room - marks) / mm(em)) * 2) / 2;
    return Math.min(style.size, Math.max(LEAST_INLINE, fits));
  }

  private tick(x: number, y: number): void {
    this.values.path(
      [
        [x + 0.6, y + 1.6],
        [x + 1.3, y + 2.4],
        [x + 2.6, y + 0.6],
      ],
      1.1,
    );
  }

  /** Running text from baseline `y` down; answers the baseline that would follow. */
  paragraph(text: string, x: number, y: number, w: number, style: RunningStyle & { pitch: number }): number {
    // Where the form was drawn before nobody asks where its words end.
    if (!this.fixed) return y;
    let at = y;
    for (const line of runningLines(this.fonts, text, w, style)) {
      drawRunningLine(this.fixed, line, x, at, style.size);
      at += style.pitch;
    }
    return at;
  }

  /** One character a line, in the middle of the band. */
  private vertical(label: string, box: Box): void {
    const pen = this.fixed;
    if (!pen) return;
    const chars = [...label.replace("（", "︵").replace("）", "︶")];
    const pitch = Math.min(4.76, (box.h - 1) / chars.length);
    const size = Math.min(10, pitch / mm(1.15));
    const first = box.y + baseline(box.h, size, "sans") - ((chars.length - 1) / 2) * pitch;
    pen.reading(label, () => {
      for (const [index, char] of chars.entries())
        pen.text(char, box.x + box.w / 2, first + index * pitch, { role: "sansMedium", size }, "centre");
    });
  }

  /** Words and a line to sign on, its right end at `right`. */
  sign(words: string, right: number, y: number, w = 30, said?: string | null): void {
    this.fixed?.line(right - w, y + 0.9, right, y + 0.9, INNER);
    this.fixed?.text(words, right - w - 1, y, { role: "serif", size: 10.5 }, "right");
    if (!this.filled || !said) return;
    // A name that two lines do not hold takes the room above the line too.
    const h = this.fonts.serif.width(said) * mm(7) > 1.9 * w ? 13 : 5.6;
    drawCell(this.values, this.fonts, said, { x: right - w, y: y + 1.2 - h, w, h }, { least: 8 });
  }

  /** A day, or the place to write one; right-aligned. `undefined` where nothing is ever known of it. */
  day(right: number, y: number, said?: string | null): void {
    const style = { role: "serif", size: 10.5 } as const;
    const pen = said === undefined ? this.fixed : this.values;
    pen?.text((this.filled && said) || "年　　　月　　　日", right, y, style, "right");
  }
}
