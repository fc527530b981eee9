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
