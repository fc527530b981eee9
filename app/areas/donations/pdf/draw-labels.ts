import type { PaperFonts } from "~/platform/pdf/font-chain";
import { drawCell, drawLines, edges } from "~/platform/pdf/grid";
import { Paper } from "~/platform/pdf/paper";
import type { Pen } from "~/platform/pdf/pen";
import { qrModules } from "~/platform/pdf/qr";
import { breakLines, fitText, mm } from "~/platform/pdf/text-fit";
import { type LabelSheet, placesOfLabels } from "../label-sheet";

export interface Label {
  readonly name: string;
  readonly model: string;
  /** SN LX9K11036, or 第 3 套. */
  readonly serial: string;
  /** A village or a house in it. */
  readonly place: string;
  readonly since: string;
  readonly number: string;
  /** What the QR says. */
  readonly address: string;
  /** Under the QR. */
  readonly hint: string;
}

export interface Labels {
  readonly sheet: LabelSheet;
  /** First cell to print in, from 1. */
  readonly start: number;
  readonly labels: readonly Label[];
  readonly printedAt: number;
}

/** Where the line of 50 mm stands (PAPER §7.10); in the upper margin, on sheets that have one, else at the lower edge. */
export const ruler = { length: 50, x: 80 } as const;

/** Labels at true size; nothing is drawn around them, the sheet is cut already. */
export function drawLabels(l: Labels, fonts: PaperFonts): Uint8Array<ArrayBuffer> {
  const paper = new Paper({
    width: 210,
    height: 297,
    fonts,
    title: `资产标签 ${l.labels.length}`,
    language: "zh-CN",
    id: `${l.sheet.key}/${l.start}/${l.labels.map((x) => x.number).join(" ")}`,
    createdAt: l.printedAt,
  });
  const places = placesOfLabels(l.sheet, l.labels.length, l.start);
  const pages = (places.at(-1)?.page ?? 0) + 1;
  for (let page = 0; page < pages; page += 1) {
    const pen = paper.pen();
    drawRuler(pen, l, page);
    for (const [i, label] of l.labels.entries()) {
      const at = places[i];
      if (at && at.page === page) drawLabel(pen, fonts, label, at.x, at.y, l.sheet);
    }
    paper.sheet(pen);
  }
  return paper.finish();
}

/** A line of 50 mm with its ticks: who measures it knows whether the printer scaled the page. */
function drawRuler(pen: Pen, l: Labels, page: number): void {
  const s = l.sheet;
  const bottom = s.top + s.rows * s.height + (s.rows - 1) * s.rowGap;
  const free = s.top >= 12;
  const y = free ? 9.5 : Math.max(bottom + 1.5, 294);
  if (!free && 297 - bottom < 2.5) return;
  pen.line(ruler.x, y, ruler.x + ruler.length, y, 0.5);
  for (let mm = 0; mm <= ruler.length; mm += 5) {
    const tick = mm % 50 === 0 ? 2.6 : mm % 10 === 0 ? 1.6 : 1;
    pen.line(ruler.x + mm, y, ruler.x + mm, y - (free ? tick : tick / 2), 0.5);
  }
  const small = { role: "sans", size: free ? 7.5 : 6.5 } as const;
  const from = page === 0 && l.start > 1 ? `，从第 ${l.start} 格开始` : "";
  pen.text(`${s.width}×${s.height} mm，${s.columns}×${s.rows} 格${from}`, 10, y, small);
  pen.text("量此线应为 50 mm；不是 50 mm 请改为“实际大小”", ruler.x + ruler.length + 2.5, y, small);
}

/** Office printers leave up to 5 mm at the sides of a sheet white, whatever is on them. */
const unprinted = 6;

/**
 * Text keeps 4 mm from the edge, and where the label is cut at the side of the sheet what a printer cannot reach; the QR
 * is as large as the label allows, 20 mm at most.
 */
function drawLabel(pen: Pen, fonts: PaperFonts, label: Label, x: number, y: number, s: LabelSheet): void {
  const edge = 4;
  // The hint under the QR touches no line.
  const foot = 8;
  const side = Math.min(20, s.height - 2 * edge - foot - 1);
  const first = x + Math.max(edge, unprinted - x);
  const end = x + s.width - Math.max(edge, unprinted - (210 - x - s.width));
  const qr = qrModules(label.address);
  const top = y + edge;
  pen.mask(qr.rows, qr.size, first, top, side);
  pen.text(label.hint, first + side / 2, top + side + 3.1, { role: "sans", size: 6.5 }, "centre");
  const left = first + side + 2.6;
  const width = end - left + (end === x + s.width - edge ? 1 : 0);
  const row = Math.min(5, (side + 2) / 5);
  const lines = [
    { text: label.name, size: 11, role: "serifBold" as const, h: row, model: false },
    { text: label.model, size: 8.5, role: "serif" as const, h: row, model: true },
    { text: label.serial, size: 8, role: "sans" as const, h: row, model: false },
    { text: label.place, size: 8.5, role: "serif" as const, h: row, model: false },
    { text: label.since, size: 7, role: "sans" as const, h: row, model: false },
  ].filter((l) => l.text);
  const rows = roomForModel(fonts, lines, width, row);
  const tops = edges(
    top - 0.6,
    rows.map((l) => l.h),
  );
  for (const [i, line] of rows.entries()) {
    const cell = { x: left, y: tops[i] as number, w: width, h: line.h };
    const style = { size: line.size, least: 6, role: line.role, align: "left", padding: 0 } as const;
    const cut = line.model ? cutModel(fonts, line.text, width, line.h) : null;
    if (cut) drawLines(pen, cut, cell, { ...style, size: LEAST });
    else drawCell(pen, fonts, line.text, cell, style);
  }
  const rule = y + s.height - edge - 4.4;
  pen.line(first, rule, end, rule, 0.5);
  pen.text(label.number, first, rule + 4, { role: "sans", size: 9.5 });
}

/** Points: a model is no smaller, its end is cut instead; the code leads to the whole of it. */
const LEAST = 5;
const PITCH = 1.25 * mm(LEAST);
/** Of its row, what the serial number and the day of receipt can spare for a long model above them. */
const SPARED = [0, 0, 0.1, 0, 0.2] as const;

/** A model that is too long for one line takes the rows that are not used, else a little of those in small type. */
function roomForModel<L extends { readonly text: string; readonly model: boolean; readonly h: number }>(
  fonts: PaperFonts,
  lines: readonly L[],
  width: number,
  row: number,
): L[] {
  const taken = lines.length < SPARED.length ? SPARED.map(() => 0) : SPARED;
  const spare = SPARED.length - lines.length + taken.reduce((sum, part) => sum + part, 0);
  const long = lines.some((l) => l.model && fonts.serif.width(l.text) * mm(LEAST) > width);
  return lines.map((l, i) => {
    const part = l.model ? spare : -(taken[i] ?? 0);
    return long ? { ...l, h: row * (1 + part) } : l;
  });
}

/** The lines of a model that does not fit its row in type that can be read, cut with "…"; null where it fits. */
function cutModel(fonts: PaperFonts, model: string, width: number, height: number): string[] | null {
  const fitted = fitText(fonts.serif, model, { width, height: height - 0.6, full: 8.5, least: 6 });
  if (fitted.size >= LEAST) return null;
  const room = width / mm(LEAST);
  const lines = breakLines(fonts.serif, model, room);
  const shown = lines.slice(0, Math.max(1, Math.floor(height / PITCH)));
  if (shown.length === lines.length) return shown;
  const last = [...(shown.pop() as string)];
  while (fonts.serif.width(`${last.join("")}…`) > room) last.pop();
  return [...shown, `${last.join("")}…`];
}
