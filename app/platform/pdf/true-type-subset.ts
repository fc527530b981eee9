import type { TrueTypeFont } from "./true-type";

/**
 * A TrueType file of the given glyphs in the given order (the first is .notdef), for embedding in a PDF.
 * Components of composite glyphs are appended and renumbered; hinting is left out, since printers draw at
 * 600 dpi and more.
 */
export function subsetTrueType(font: TrueTypeFont, glyphs: readonly number[]): Uint8Array {
  const order = [...glyphs];
  const position = new Map<number, number>();
  order.forEach((glyph, index) => {
    if (!position.has(glyph)) position.set(glyph, index);
  });
  const place = (glyph: number): number => {
    let at = position.get(glyph);
    if (at === undefined) {
      at = order.length;
      order.push(glyph);
      position.set(glyph, at);
    }
    return at;
  };

  const outlines: Uint8Array[] = [];
  let size = 0;
  for (let index = 0; index < order.length; index++) {
    const outline = withoutHints(font.outlineOf(order[index] as number), place);
    outlines.push(outline);
    size += outline.length + (outline.length & 1);
  }

  const long = size >= 0x20000;
  const glyf = new Uint8Array(size);
  const loca = new DataView(new ArrayBuffer((order.length + 1) * (long ? 4 : 2)));
  const hmtx = new DataView(new ArrayBuffer(order.length * 4));
  let at = 0;
  outlines.forEach((outline, index) => {
    if (long) loca.setUint32(4 * index, at);
    else loca.setUint16(2 * index, at / 2);
    glyf.set(outline, at);
    at += outline.length + (outline.length & 1);
    const glyph = order[index] as number;
    hmtx.setUint16(4 * index, font.advanceOf(glyph));
    hmtx.setInt16(4 * index + 2, font.bearingOf(glyph));
  });
  if (long) loca.setUint32(4 * order.length, at);
  else loca.setUint16(2 * order.length, at / 2);

  const head = font.head.slice();
  const headView = new DataView(head.buffer);
  headView.setUint32(8, 0);
  headView.setInt16(50, long ? 1 : 0);
  const hhea = font.hhea.slice();
  new DataView(hhea.buffer).setUint16(34, order.length);
  const maxp = font.maxp.slice();
  new DataView(maxp.buffer).setUint16(4, order.length);

  return assemble({
    glyf,
    head,
    hhea,
    hmtx: new Uint8Array(hmtx.buffer),
    loca: new Uint8Array(loca.buffer),
    maxp,
  });
}

const COMPONENT = { words: 1, scale: 8, more: 0x20, xyScale: 0x40, matrix: 0x80, instructions: 0x100 };

function withoutHints(outline: Uint8Array, place: (glyph: number) => number): Uint8Array {
  if (outline.length < 12) return outline;
  const data = new DataView(outline.buffer, outline.byteOffset, outline.byteLength);
  const contours = data.getInt16(0);
  if (contours >= 0) {
    const at = 10 + 2 * contours;
    const hints = data.getUint16(at);
    if (hints === 0) return outline;
    const plain = new Uint8Array(outline.length - hints);
    plain.set(outline.subarray(0, at));
    plain.set(outline.subarray(at + 2 + hints), at + 2);
    return plain;
  }
  const copy = outline.slice();
  const edit = new DataView(copy.buffer);
  let at = 10;
  for (;;) {
    const flags = edit.getUint16(at);
    edit.setUint16(at, flags & ~COMPONENT.instructions);
    edit.setUint16(at + 2, place(edit.getUint16(at + 2)));
    at += flags & COMPONENT.words ? 8 : 6;
    if (flags & COMPONENT.scale) at += 2;
    else if (flags & COMPONENT.xyScale) at += 4;
    else if (flags & COMPONENT.matrix) at += 8;
    if (!(flags & COMPONENT.more)) return copy.subarray(0, at);
  }
}

function assemble(tables: Record<string, Uint8Array>): Uint8Array {
  const tags = Object.keys(tables);
  const powers = Math.floor(Math.log2(tags.length));
  const padded = (length: number) => (length + 3) & ~3;
  const start = 12 + 16 * tags.length;
  const total = tags.reduce((sum, tag) => sum + padded((tables[tag] as Uint8Array).length), start);
  const file = new Uint8Array(total);
  const data = new DataView(file.buffer);
  data.setUint32(0, 0x00010000);
  data.setUint16(4, tags.length);
  data.setUint16(6, 16 << powers);
  data.setUint16(8, powers);
  data.setUint16(10, 16 * tags.length - (16 << powers));
  let at = start;
  tags.forEach((tag, index) => {
    const table = tables[tag] as Uint8Array;
    file.set(table, at);
    const entry = 12 + 16 * index;
    for (let i = 0; i < 4; i++) file[entry + i] = tag.charCodeAt(i);
    let sum = 0;
    for (let word = at; word < at + table.length; word += 4) sum = (sum + data.getUint32(word)) | 0;
    data.setUint32(entry + 4, sum >>> 0);
    data.setUint32(entry + 8, at);
    data.setUint32(entry + 12, table.length);
    at += padded(table.length);
  });
  return file;
}
