import { inflateRawSync } from "node:zlib";

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

/**
 * What is wrong with a ZIP that should be a workbook; null when it may be opened. The directory is read first, then
 * each part is inflated up to the size that the directory gives for it: one that says less than it holds stops there.
 */
export function whyNotZip(
  bytes: Uint8Array,
  limits: { unzippedBytes: number } = zipLimits,
): ZipProblem | null {
  if (bytes.length < 22 || viewOf(bytes).getUint32(0, true) !== 0x04034b50) return "sheet.notZip";
  const entries = directoryOf(bytes);
  if (typeof entries === "string") return entries;
  const packed = entries.reduce((sum, e) => sum + e.packed, 0);
  const unzipped = entries.reduce((sum, e) => sum + e.unzipped, 0);
  if (unzipped > limits.unzippedBytes || unzipped > Math.max(1, packed) * zipLimits.ratio + 1_000_000)
    return "sheet.bomb";
  const names = new Set(entries.map((e) => e.name));
  if (!names.has("xl/workbook.xml"))
    return names.has("content.xml") && names.has("mimetype") ? "sheet.openDocument" : "sheet.otherKind";
  for (const entry of entries) {
    const why = whyNotInflated(bytes, entry);
    if (why) return why;
  }
  return null;
}

const viewOf = (bytes: Uint8Array) => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function directoryOf(bytes: Uint8Array): Entry[] | ZipProblem {
  const view = viewOf(bytes);
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_535);
  while (end >= stop && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < stop) return "sheet.broken";
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > zipLimits.entries || count === 0xffff) return "sheet.bomb";
  const entries: Entry[] = [];
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return "sheet.broken";
    if (view.getUint16(at + 8, true) & 1) return "sheet.encrypted";
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

function whyNotInflated(bytes: Uint8Array, entry: Entry): ZipProblem | null {
  const view = viewOf(bytes);
  if (entry.at + 30 > bytes.length || view.getUint32(entry.at, true) !== 0x04034b50) return "sheet.broken";
  const from = entry.at + 30 + view.getUint16(entry.at + 26, true) + view.getUint16(entry.at + 28, true);
  if (from + entry.packed > bytes.length) return "sheet.broken";
  if (entry.method === 0) return entry.packed === entry.unzipped ? null : "sheet.broken";
  if (entry.method !== 8) return "sheet.broken";
  try {
    const plain = inflateRawSync(bytes.subarray(from, from + entry.packed), {
      maxOutputLength: Math.max(1, entry.unzipped),
    });
    return plain.length === entry.unzipped ? null : "sheet.broken";
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ERR_BUFFER_TOO_LARGE" ? "sheet.bomb" : "sheet.broken";
  }
}
