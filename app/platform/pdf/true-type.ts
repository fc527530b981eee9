/**
 * A light TrueType reader: tables by position, characters to glyphs, widths and outlines.
 * Hanzi and digits need no shaping, so there is none; the code point is the identity of a glyph, which keeps
 * text extraction exact (a shaping library keeps a glyph's first code point and hands 日 back as ⽇).
 * Outlines are read one by one: a 15 MB font costs about 1 MB of memory.
 */
export interface ByteSource {
  readonly size: number;
  read(offset: number, length: number): Uint8Array;
}

export interface TrueTypeFont {
  /** PostScript name, letters and digits only. */
  readonly name: string;
  readonly unitsPerEm: number;
  /** Thousandths of an em. */
  readonly ascent: number;
  readonly descent: number;
  readonly box: readonly [number, number, number, number];
  readonly head: Uint8Array;
  readonly hhea: Uint8Array;
  readonly maxp: Uint8Array;
  /** 0 when the font does not have the character. */
  glyphOf(codePoint: number): number;
  hasInk(glyph: number): boolean;
  /** Font units. */
  advanceOf(glyph: number): number;
  bearingOf(glyph: number): number;
  /** The glyph's entry of the glyf table, as stored. */
  outlineOf(glyph: number): Uint8Array;
}

export class FontProblem extends Error {}

interface Tables {
  [tag: string]: { offset: number; length: number } | undefined;
}

const view = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** Parses a TrueType file (or the first font of a collection). Throws FontProblem on CFF outlines and broken files. */
export function openTrueType(source: ByteSource, fileName: string): TrueTypeFont {
  const tables = readDirectory(source, fileName);
  const table = (tag: string): Uint8Array => {
    const entry = tables[tag];
    if (!entry)
      throw new FontProblem(`${fileName}: table ${tag} is missing, a TrueType font with outlines is needed`);
    return source.read(entry.offset, entry.length);
  };
  const glyf = tables.glyf;
  if (!glyf)
    throw new FontProblem(`${fileName}: no glyf table; a CFF font would make the papers eight times larger`);

  const head = table("head");
  const hhea = table("hhea");
  const maxp = table("maxp");
  const unitsPerEm = view(head).getUint16(18);
  const perMille = (units: number) => Math.round((units * 1000) / unitsPerEm);
  const metricCount = view(hhea).getUint16(34);
  const metrics = view(table("hmtx"));
  const locations = readLocations(table("loca"), view(head).getInt16(50) === 1);
  const lookUp = characterMap(table("cmap"), fileName);
  const headView = view(head);

  const lengthOf = (glyph: number) => (locations[glyph + 1] ?? 0) - (locations[glyph] ?? 0);
  const kept = new Map<number, Uint8Array>();
  return {
    name: readName(tables.name ? table("name") : undefined, fileName),
    unitsPerEm,
    ascent: perMille(view(hhea).getInt16(4)),
    descent: perMille(view(hhea).getInt16(6)),
    box: [36, 38, 40, 42].map((at) => perMille(headView.getInt16(at))) as [number, number, number, number],
    head,
    hhea,
    maxp,
    glyphOf: lookUp,
    hasInk: (glyph) => lengthOf(glyph) > 10,
    advanceOf: (glyph) => metrics.getUint16(4 * Math.min(glyph, metricCount - 1)),
    bearingOf: (glyph) =>
      glyph < metricCount
        ? metrics.getInt16(4 * glyph + 2)
        : metrics.getInt16(4 * metricCount + 2 * (glyph - metricCount)),
    outlineOf(glyph) {
      const length = lengthOf(glyph);
      if (length <= 0) return new Uint8Array(0);
      let outline = kept.get(glyph);
      if (!outline) {
        outline = source.read(glyf.offset + (locations[glyph] as number), length);
        if (kept.size >= 4096) kept.clear();
        kept.set(glyph, outline);
      }
      return outline;
    },
  };
}

function readDirectory(source: ByteSource, fileName: string): Tables {
  let start = 0;
  let header = view(source.read(0, 16));
  if (header.getUint32(0) === 0x74746366) {
    start = header.getUint32(12);
    header = view(source.read(start, 16));
  }
  const kind = header.getUint32(0);
  if (kind !== 0x00010000 && kind !== 0x74727565) {
    throw new FontProblem(`${fileName}: not a TrueType font (OpenType with CFF outlines cannot be used)`);
  }
  const count = header.getUint16(4);
  const bytes = source.read(start + 12, 16 * count);
  const entries = view(bytes);
  const tables: Tables = {};
  for (let index = 0; index < count; index++) {
    const at = 16 * index;
    const tag = String.fromCharCode(...bytes.subarray(at, at + 4));
    const entry = { offset: entries.getUint32(at + 8), length: entries.getUint32(at + 12) };
    if (entry.offset + entry.length > source.size)
      throw new FontProblem(`${fileName}: the file is cut short (${tag})`);
    tables[tag] = entry;
  }
  return tables;
}

function readLocations(bytes: Uint8Array, long: boolean): Uint32Array {
  const data = view(bytes);
  const locations = new Uint32Array(bytes.length / (long ? 4 : 2));
  for (let index = 0; index < locations.length; index++) {
    locations[index] = long ? data.getUint32(4 * index) : 2 * data.getUint16(2 * index);
  }
  return locations;
}

/** Formats 12 and 13 (whole Unicode) are preferred over 4 (first plane only). */
function characterMap(bytes: Uint8Array, fileName: string): (codePoint: number) => number {
  const data = view(bytes);
  let best = { format: 0, offset: 0 };
  for (let index = 0; index < data.getUint16(2); index++) {
    const at = 4 + 8 * index;
    const platform = data.getUint16(at);
    const encoding = data.getUint16(at + 2);
    if (platform !== 0 && !(platform === 3 && (encoding === 1 || encoding === 10))) continue;
    const offset = data.getUint32(at + 4);
    const format = data.getUint16(offset);
    const rank = (value: number) => [4, 13, 12].indexOf(value);
    if (rank(format) > rank(best.format)) best = { format, offset };
  }
  if (best.format === 4) return segmentLookUp(data, best.offset);
  if (best.format === 0) throw new FontProblem(`${fileName}: no Unicode character map of format 4, 12 or 13`);
  return groupLookUp(data, best.offset, best.format === 13);
}

function groupLookUp(data: DataView, offset: number, manyToOne: boolean): (codePoint: number) => number {
  const count = data.getUint32(offset + 12);
  const starts = new Uint32Array(count);
  const ends = new Uint32Array(count);
  const glyphs = new Uint32Array(count);
  for (let index = 0; index < count; index++) {
    const at = offset + 16 + 12 * index;
    starts[index] = data.getUint32(at);
    ends[index] = data.getUint32(at + 4);
    glyphs[index] = data.getUint32(at + 8);
  }
  return (codePoint) => {
    let low = 0;
    let high = count - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      if (codePoint > (ends[middle] as number)) low = middle + 1;
      else if (codePoint < (starts[middle] as number)) high = middle - 1;
      else return (glyphs[middle] as number) + (manyToOne ? 0 : codePoint - (starts[middle] as number));
    }
    return 0;
  };
}

function segmentLookUp(data: DataView, offset: number): (codePoint: number) => number {
  const doubled = data.getUint16(offset + 6);
  const ends = offset + 14;
  const starts = ends + doubled + 2;
  const deltas = starts + doubled;
  const ranges = deltas + doubled;
  return (codePoint) => {
    if (codePoint > 0xffff) return 0;
    for (let at = 0; at < doubled; at += 2) {
      if (codePoint > data.getUint16(ends + at)) continue;
      const first = data.getUint16(starts + at);
      if (codePoint < first) return 0;
      const delta = data.getUint16(deltas + at);
      const range = data.getUint16(ranges + at);
      if (range === 0) return (codePoint + delta) & 0xffff;
      const glyph = data.getUint16(ranges + at + range + 2 * (codePoint - first));
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** PostScript name (record 6), else the file's name. */
function readName(bytes: Uint8Array | undefined, fileName: string): string {
  const plain = (text: string) => text.replace(/[^A-Za-z0-9-]/g, "");
  if (bytes) {
    const data = view(bytes);
    const strings = data.getUint16(4);
    for (let index = 0; index < data.getUint16(2); index++) {
      const at = 6 + 12 * index;
      if (data.getUint16(at) !== 3 || data.getUint16(at + 6) !== 6) continue;
      const start = strings + data.getUint16(at + 10);
      const units = [];
      for (let i = 0; i < data.getUint16(at + 8); i += 2) units.push(data.getUint16(start + i));
      const name = plain(String.fromCharCode(...units));
      if (name) return name;
    }
  }
  return plain(fileName.replace(/\.[^.]*$/, "")) || "Font";
}
