/** Pictures that people upload: receipts, photos, signed papers. Pure. */
export const pictureLimit = 4 * 1024 * 1024;

export type WhyNotPicture = `picture.${"missing" | "tooLarge" | "type" | "broken"}`;

const ascii = (bytes: Uint8Array) => String.fromCharCode(...bytes);

export const pictureType = (bytes: Uint8Array): "image/jpeg" | "image/png" | null =>
  bytes[0] === 0xff && bytes[1] === 0xd8 && bytes[2] === 0xff
    ? "image/jpeg"
    : bytes[0] === 0x89 && ascii(bytes.subarray(1, 4)) === "PNG"
      ? "image/png"
      : null;

/** A paper as it was scanned or photographed. */
export interface ScannedPaper {
  type: "image/jpeg" | "image/png" | "application/pdf";
  bytes: Uint8Array;
}

/** What a scan is by its bytes: a picture or a whole PDF; else why it will not do. */
export function scannedPaper(
  bytes: Uint8Array,
): { ok: true; scan: ScannedPaper } | { ok: false; why: WhyNotPicture } {
  const type = pictureType(bytes);
  if (type || ascii(bytes.subarray(0, 5)) !== "%PDF-") {
    const why = whyNotPicture(bytes);
    return why || !type ? { ok: false, why: why ?? "picture.type" } : { ok: true, scan: { type, bytes } };
  }
  if (bytes.length > pictureLimit) return { ok: false, why: "picture.tooLarge" };
  return ascii(bytes.subarray(-1024)).includes("%%EOF")
    ? { ok: true, scan: { type: "application/pdf", bytes } }
    : { ok: false, why: "picture.broken" };
}

/** Why an upload will not do; half a file is refused. */
export function whyNotPicture(bytes: Uint8Array): WhyNotPicture | null {
  if (bytes.length === 0) return "picture.missing";
  if (bytes.length > pictureLimit) return "picture.tooLarge";
  const type = pictureType(bytes);
  if (!type) return "picture.type";
  const tail = bytes.subarray(-64);
  const whole =
    type === "image/jpeg"
      ? tail.some((b, i) => b === 0xff && tail[i + 1] === 0xd9)
      : ascii(bytes.subarray(12, 16)) === "IHDR" && ascii(tail).includes("IEND");
  return whole ? null : "picture.broken";
}
