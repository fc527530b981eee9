import { createInflateRaw, inflateRawSync } from "node:zlib";

/** Limits of an uploaded workbook, checked in the ZIP directory before a byte is inflated. */
export const zipLimits = { entries: 2_000, unzippedBytes: 200 * 1024 * 1024, ratio: 200 } as const;

export type ZipProblem =
  | "sheet.notZip"
  | "sheet.broken"
  | "sheet.bomb"
  | "sheet.encrypted"
  | "sheet.openDocument"
  | "sheet.otherKind";

interface Entry {
  name: string;
  packed: number;
  unzipped: number;
  method: number;
  /** Where its local header begins. */
  at: number;
}

/** What is wrong with the file, said by whatever reads a part of it. */
export class ZipError extends Error {
  constructor(readonly why: ZipProblem) {
    super(why);
  }
}

/** The parts of a workbook, by name; only those that are read are inflated. */
export interface ZipParts {
  bytes: Uint8Array;
  entries: ReadonlyMap<string, Entry>;
}

/**
 * Opens the ZIP of a workbook: its directory is read and held to the limits, nothing is inflated yet.
 * @throws ZipError when it may not be opened.
 */
export function openZip(bytes: Uint8Array, limits: { unzippedBytes: number } = zipLimits): ZipParts {
  if (bytes.length < 22 || viewOf(bytes).getUint32(0, true) !== 0x04034b50)
    throw new ZipError("sheet.notZip");
  const entries = directoryOf(bytes);
  const packed = entries.reduce((sum, e) => sum + e.packed, 0);
  const unzipped = entries.reduce((sum, e) => sum + e.unzipped, 0);
  if (unzipped > limits.unzippedBytes || unzipped > Math.max(1, packed) * zipLimits.ratio + 1_000_000)
    throw new ZipError("sheet.bomb");
  const named = new Map(entries.map((e) => [e.name, e]));
  if (!named.has("xl/workbook.xml"))
    throw new ZipError(
      named.has("content.xml") && named.has("mimetype") ? "sheet.openDocument" : "sheet.otherKind",
    );
  return { bytes, entries: named };
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function directoryOf(bytes: Uint8Array): Entry[] {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_535);
  while (end >= stop && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < stop) throw new ZipError("sheet.broken");
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > zipLimits.entries || count === 0xffff) throw new ZipError("sheet.bomb");
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) throw new ZipError("sheet.broken");
    if (view.getUint16(at + 8, true) & 1) throw new ZipError("sheet.encrypted");
    const nameLength = view.getUint16(at + 28, true);
    entries.push({
      name: Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength)).toString("utf8"),
      packed: view.getUint32(at + 20, true),
      unzipped: view.getUint32(at + 24, true),
      method: view.getUint16(at + 10, true),
      at: view.getUint32(at + 42, true),
    });
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return entries;
}

/** The packed bytes of a part, which its local header and the directory agree about. */
function packedBytes({ bytes }: ZipParts, entry: Entry): Uint8Array {
  const view = viewOf(bytes);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50)
    throw new ZipError("sheet.broken");
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > bytes.length) throw new ZipError("sheet.broken");
  if (entry.method !== 8 && (entry.method !== 0 || entry.packed !== entry.unzipped))
    throw new ZipError("sheet.broken");
  return bytes.subarray(from, from + entry.packed);
}

/**
 * A part as a whole, for the small ones; null when there is none of this name. Inflating stops at the size that the
 * directory gives: a part that says less than it holds is refused there.
 */
export function wholePart(zip: ZipParts, name: string): Buffer | null {
  const entry = zip.entries.get(name);
  if (!entry) return null;
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) return Buffer.from(packed);
  let plain: Buffer;
  try {
    plain = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.unzipped) });
  } catch (error) {
    const over = (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE";
    throw new ZipError(over ? "sheet.bomb" : "sheet.broken");
  }
  if (plain.length !== entry.unzipped) throw new ZipError("sheet.broken");
  return plain;
}

const pieceSize = 512 * 1024;

/** A part piece by piece, inflated beside this thread; held to the same size. */
export async function* partPieces(zip: ZipParts, name: string): AsyncGenerator<Buffer> {
  const entry = zip.entries.get(name);
  if (!entry) throw new ZipError("sheet.broken");
  const packed = packedBytes(zip, entry);
  if (entry.method === 0) {
    yield Buffer.from(packed);
    return;
  }
  const inflate = createInflateRaw({ chunkSize: pieceSize });
  let seen = 0;
  try {
    inflate.end(packed);
    for await (const piece of inflate as AsyncIterable<Buffer>) {
      seen += piece.length;
      if (seen > entry.unzipped) throw new ZipError("sheet.bomb");
      yield piece;
    }
  } catch (error) {
    throw error instanceof ZipError || !isInflateError(error) ? error : new ZipError("sheet.broken");
  } finally {
    inflate.destroy();
  }
  if (seen !== entry.unzipped) throw new ZipError("sheet.broken");
}

const isInflateError = (error: unknown) =>
  /^(Z_|ERR_)/.test(String((error as NodeJS.ErrnoException | null)?.code));
