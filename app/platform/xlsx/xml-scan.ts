/**
 * Reads XML piece by piece, on bytes: just what the parts of a workbook need. Names of elements and attributes are
 * numbers (`nameCode`), prefixes do not count, nothing is made into text before somebody asks for it. A hundred thousand
 * rows are four million tags: every allocation here is one too many.
 */
export interface XmlSink {
  open(tag: XmlTag): void;
  close(name: number): void;
  /** Text inside an element, entities still in it. Called only while `wants` is true. */
  text(bytes: Buffer, from: number, to: number, plain: boolean): void;
  wants: boolean;
}

/** The tag that is open now; one object for all, so nobody keeps it. */
export class XmlTag {
  bytes: Buffer = Buffer.alloc(0);
  name = 0;
  count = 0;
  readonly names = new Int32Array(64);
  readonly from = new Int32Array(64);
  readonly to = new Int32Array(64);

  /** The value of an attribute as text; undefined when it has none. */
  value(name: number): string | undefined {
    for (let i = 0; i < this.count; i += 1)
      if (this.names[i] === name) return xmlText(this.bytes, this.from[i]!, this.to[i]!);
    return undefined;
  }
}

export class XmlError extends Error {}

const code = (sum: number, byte: number) => (Math.imul(sum, 31) + byte) | 0;

/** The number under which the scanner knows a name. */
export const nameCode = (name: string): number => [...Buffer.from(name)].reduce(code, 7);

const entity = /&(?:#(\d{1,7})|#x([0-9a-fA-F]{1,6})|(lt|gt|amp|quot|apos));/g;
const named: Readonly<Record<string, string>> = { lt: "<", gt: ">", amp: "&", quot: '"', apos: "'" };
const character = (point: number) => (point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : "");

/** Bytes between two tags or quotes as text. */
export function xmlText(bytes: Buffer, from: number, to: number, plain = false): string {
  const text = bytes.toString("utf8", from, to);
  if (plain && !text.includes("\r")) return text;
  return text
    .replace(/\r\n?/g, "\n")
    .replace(entity, (_, tens: string, sixteens: string, word: string) =>
      word ? named[word]! : character(tens ? Number(tens) : Number.parseInt(sixteens, 16)),
    );
}

const lt = 0x3c;
const gt = 0x3e;
const slash = 0x2f;
const amp = 0x26;

export class XmlScan {
  private rest: Buffer | null = null;
  private readonly tag = new XmlTag();

  constructor(private readonly sink: XmlSink) {}

  /** @throws XmlError for what is no XML. */
  write(piece: Buffer): void {
    const bytes = this.rest ? Buffer.concat([this.rest, piece]) : piece;
    const done = this.scan(bytes);
    this.rest = done < bytes.length ? bytes.subarray(done) : null;
  }

  /** @throws XmlError when it breaks off inside a tag. */
  end(): void {
    if (this.rest?.includes(lt)) throw new XmlError("cut off");
  }

  /** Handles whole tokens; says where the first unfinished one begins. */
  private scan(bytes: Buffer): number {
    const { sink } = this;
    const end = bytes.length;
    let at = 0;
    while (at < end) {
      let mark = at;
      let plain = true;
      while (mark < end && bytes[mark] !== lt) {
        if (bytes[mark] === amp) plain = false;
        mark += 1;
      }
      if (mark === end) return at;
      const first = bytes[mark + 1];
      if (first === undefined) return at;
      const next =
        first === 0x21 || first === 0x3f
          ? this.passOver(bytes, mark)
          : first === slash
            ? this.endOfClose(bytes, mark)
            : this.readTag(bytes, mark);
      if (next < 0) return at;
      if (mark > at && sink.wants) sink.text(bytes, at, mark, plain);
      if (first === 0x21 && bytes[mark + 2] === 0x5b && sink.wants)
        sink.text(bytes, mark + 9, next - 3, true);
      else if (first === slash) sink.close(this.tag.name);
      else if (first !== 0x21 && first !== 0x3f) {
        const { name } = this.tag;
        sink.open(this.tag);
        if (bytes[next - 2] === slash) sink.close(name);
      }
      at = next;
    }
    return at;
  }

  /** Where a comment, a CDATA section, a declaration or an instruction ends; -1 when its end is not here yet. */
  private passOver(bytes: Buffer, at: number): number {
    const until =
      bytes[at + 1] === 0x3f ? "?>" : bytes[at + 2] === 0x2d ? "-->" : bytes[at + 2] === 0x5b ? "]]>" : ">";
    const found = bytes.indexOf(until, at + 2, "latin1");
    return found < 0 ? -1 : found + until.length;
  }

  private endOfClose(bytes: Buffer, mark: number): number {
    let sum = 7;
    for (let at = mark + 2; at < bytes.length; at += 1) {
      const byte = bytes[at]!;
      if (byte === gt) {
        this.tag.name = sum;
        return at + 1;
      }
      if (byte === 0x3a) sum = 7;
      else if (byte > 0x20) sum = code(sum, byte);
    }
    return -1;
  }

  /** Reads name and attributes of the tag at `mark`; -1 when its end is not here yet. */
  private readTag(bytes: Buffer, mark: number): number {
    const { tag } = this;
    const end = bytes.length;
    let at = mark + 1;
    let sum = 7;
    for (; at < end; at += 1) {
      const byte = bytes[at]!;
      if (byte <= 0x20 || byte === gt || byte === slash) break;
      sum = byte === 0x3a ? 7 : code(sum, byte);
    }
    tag.bytes = bytes;
    tag.name = sum;
    tag.count = 0;
    while (at < end) {
      const byte = bytes[at]!;
      if (byte === gt) return at + 1;
      if (byte <= 0x20 || byte === slash) {
        at += 1;
        continue;
      }
      let attribute = 7;
      for (; at < end && bytes[at] !== 0x3d; at += 1) {
        const b = bytes[at]!;
        if (b === gt || b === lt) throw new XmlError("attribute without a value");
        if (b === 0x3a) attribute = 7;
        else if (b > 0x20) attribute = code(attribute, b);
      }
      do at += 1;
      while (at < end && bytes[at]! <= 0x20);
      if (at >= end) return -1;
      const quote = bytes[at]!;
      if (quote !== 0x22 && quote !== 0x27) throw new XmlError("attribute without quotes");
      const from = at + 1;
      at = from;
      while (at < end && bytes[at] !== quote) at += 1;
      if (at >= end) return -1;
      if (tag.count < 64) {
        tag.names[tag.count] = attribute;
        tag.from[tag.count] = from;
        tag.to[tag.count] = at;
        tag.count += 1;
      }
      at += 1;
    }
    return -1;
  }
}

/** Scans a part that is there as a whole. */
export function scanWhole(bytes: Buffer, sink: XmlSink): void {
  const scan = new XmlScan(sink);
  scan.write(bytes);
  scan.end();
}
