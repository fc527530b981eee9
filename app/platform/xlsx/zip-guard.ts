/** Limits of an uploaded workbook, checked in the ZIP directory before a byte is inflated. */
export const zipLimits = { entries: 2_000, unzippedBytes: 200 * 1024 * 1024, ratio: 200 } as const;

export type ZipProblem = "sheet.notZip" | "sheet.broken" | "sheet.bomb" | "sheet.encrypted";

/** What is wrong with a ZIP, by its central directory; null when it may be opened. */
export function whyNotZip(bytes: Uint8Array): ZipProblem | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 22 || view.getUint32(0, true) !== 0x04034b50) return "sheet.notZip";
  let end = bytes.length - 22;
  const stop = Math.max(0, end - 65_535);
  while (end >= stop && view.getUint32(end, true) !== 0x06054b50) end -= 1;
  if (end < stop) return "sheet.broken";
  const entries = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (entries > zipLimits.entries || entries === 0xffff) return "sheet.bomb";
  let unzipped = 0;
  let packed = 0;
  for (let i = 0; i < entries; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return "sheet.broken";
    if (view.getUint16(at + 8, true) & 1) return "sheet.encrypted";
    packed += view.getUint32(at + 20, true);
    unzipped += view.getUint32(at + 24, true);
    at += 46 + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  if (unzipped > zipLimits.unzippedBytes || unzipped > Math.max(1, packed) * zipLimits.ratio + 1_000_000)
    return "sheet.bomb";
  return null;
}
