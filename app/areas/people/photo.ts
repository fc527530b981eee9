/** One-inch photos for certificates. Pure. */
export const photoLimit = 2 * 1024 * 1024;

export type PhotoType = "image/jpeg" | "image/png";
export type WhyNotPhoto = "photo.missing" | "photo.tooLarge" | "photo.type" | "photo.broken";

const starts = (bytes: Uint8Array, magic: readonly number[]) => magic.every((b, i) => bytes[i] === b);

/** By the first bytes, never by the name or what the browser says. */
export function photoType(bytes: Uint8Array): PhotoType | null {
  if (starts(bytes, [0xff, 0xd8, 0xff])) return "image/jpeg";
  if (starts(bytes, [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a])) return "image/png";
  return null;
}

/** Why an upload will not do as a photo. A JPEG must end as one and a PNG have its IHDR: half a file is refused. */
export function whyNotPhoto(bytes: Uint8Array): WhyNotPhoto | null {
  if (bytes.length === 0) return "photo.missing";
  if (bytes.length > photoLimit) return "photo.tooLarge";
  const type = photoType(bytes);
  if (!type) return "photo.type";
  return isWhole(bytes, type) ? null : "photo.broken";
}

/** Whether the file has its end: a JPEG its marker, a PNG head and tail. */
export function isWhole(bytes: Uint8Array, type: PhotoType): boolean {
  const tail = bytes.subarray(-64);
  if (type === "image/jpeg") return tail.some((b, i) => b === 0xff && tail[i + 1] === 0xd9);
  const text = (part: Uint8Array) => String.fromCharCode(...part);
  return text(bytes.subarray(12, 16)) === "IHDR" && text(tail).includes("IEND");
}
