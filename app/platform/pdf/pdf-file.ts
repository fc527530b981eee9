import { deflateSync } from "node:zlib";

/** Number of an indirect object. */
export type Ref = number;

export const refer = (ref: Ref): string => `${ref} 0 R`;

/** Bytes of PDF operators are Latin-1. */
export const latin = (text: string): Uint8Array => Buffer.from(text, "latin1");

/** A text string of a PDF dictionary, as UTF-16BE. */
export const textString = (text: string): string => {
  let hex = "FEFF";
  for (let index = 0; index < text.length; index++) {
    hex += text.charCodeAt(index).toString(16).toUpperCase().padStart(4, "0");
  }
  return `<${hex}>`;
};

/** Bytes that are deflated already and may be written to any number of files. */
export interface Deflated {
  readonly bytes: Uint8Array;
  readonly plainLength: number;
}

export const deflate = (plain: Uint8Array, level = 6): Deflated => ({
  bytes: deflateSync(plain, { level }),
  plainLength: plain.length,
});

const PER_OBJECT_STREAM = 400;

/**
 * Writes a PDF 1.5 file: streams as they come, dictionaries packed into object streams, a compressed
 * cross-reference stream. Nothing in it depends on the clock or on chance: the same calls give the same bytes.
 */
export class PdfFile {
  private readonly parts: Uint8Array[] = [];
  private length = 0;
  private count = 0;
  private readonly dictionaries: { ref: Ref; body: string }[] = [];
  /** Per object: kind, then offset or containing stream, then index in it. */
  private readonly entries: (readonly [kind: number, where: number, index: number] | undefined)[] = [
    [0, 0, 65535],
  ];

  constructor() {
    this.write(Buffer.from("%PDF-1.5\n%\xe2\xe3\xcf\xd3\n", "latin1"));
  }

  reserve(): Ref {
    this.count++;
    return this.count;
  }

  /** An object without a stream: a dictionary, an array, a number. */
  put(body: string, ref: Ref = this.reserve()): Ref {
    this.dictionaries.push({ ref, body });
    return ref;
  }

  /** `entries` are the dictionary's entries besides Length and Filter. */
  stream(entries: string, data: Deflated, ref: Ref = this.reserve()): Ref {
    return this.raw(`${entries}/Filter/FlateDecode`, data.bytes, ref);
  }

  /** A stream whose bytes are written as they are. */
  raw(entries: string, bytes: Uint8Array, ref: Ref = this.reserve()): Ref {
    this.entries[ref] = [1, this.length, 0];
    this.write(latin(`${ref} 0 obj\n<<${entries}/Length ${bytes.length}>>stream\n`));
    this.write(bytes);
    this.write(latin("\nendstream\nendobj\n"));
    return ref;
  }

  /** Closes the file. `id` names the document; equal documents have equal ids. */
  finish(root: Ref, info: Ref, id: string): Uint8Array<ArrayBuffer> {
    for (let start = 0; start < this.dictionaries.length; start += PER_OBJECT_STREAM) {
      this.writeObjectStream(this.dictionaries.slice(start, start + PER_OBJECT_STREAM));
    }
    const table = this.reserve();
    const start = this.length;
    this.entries[table] = [1, start, 0];
    const hexId = `<${Buffer.from(id, "utf8").toString("hex")}>`;
    this.stream(
      `/Type/XRef/Size ${this.count + 1}/W[1 4 2]/Root ${refer(root)}/Info ${refer(info)}/ID[${hexId}${hexId}]` +
        "/DecodeParms<</Predictor 12/Columns 7>>",
      deflate(this.crossReferences()),
      table,
    );
    this.write(latin(`startxref\n${start}\n%%EOF\n`));

    const file = new Uint8Array(this.length);
    let at = 0;
    for (const part of this.parts) {
      file.set(part, at);
      at += part.length;
    }
    return file;
  }

  private write(bytes: Uint8Array): void {
    this.parts.push(bytes);
    this.length += bytes.length;
  }

  private writeObjectStream(objects: readonly { ref: Ref; body: string }[]): void {
    const stream = this.reserve();
    let numbers = "";
    let bodies = "";
    objects.forEach(({ ref, body }, index) => {
      numbers += `${ref} ${bodies.length} `;
      bodies += `${body}\n`;
      this.entries[ref] = [2, stream, index];
    });
    const data = deflate(latin(numbers + bodies));
    this.stream(`/Type/ObjStm/N ${objects.length}/First ${numbers.length}`, data, stream);
  }

  /** Rows of 1 + 4 + 2 bytes, each as the difference to the row above (PNG filter Up), which deflates well. */
  private crossReferences(): Uint8Array {
    const rows = new Uint8Array((this.count + 1) * 8);
    const above = new Uint8Array(7);
    for (let ref = 0; ref <= this.count; ref++) {
      const [kind, where, index] = this.entries[ref] ?? [0, 0, 65535];
      const row = [kind, where >>> 24, where >>> 16, where >>> 8, where, index >>> 8, index];
      rows[8 * ref] = 2;
      for (let i = 0; i < 7; i++) {
        const value = (row[i] as number) & 255;
        rows[8 * ref + 1 + i] = (value - (above[i] as number)) & 255;
        above[i] = value;
      }
    }
    return rows;
  }
}
