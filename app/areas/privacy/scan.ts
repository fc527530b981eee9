import { isWholePicture, pictureType } from "~/areas/people";

/** Scans of papers: a picture or a PDF. Pure. */
export const scanLimit = 5 * 1024 * 1024;

export type ScanType = "image/jpeg" | "image/png" | "application/pdf";
export type WhyNotScan = "scan.missing" | "scan.tooLarge" | "scan.type" | "scan.broken";

const text = (part: Uint8Array) => String.fromCharCode(...part);

/** By the first bytes, never by the name or what the browser says. */
export const scanType = (bytes: Uint8Array): ScanType | null =>
  text(bytes.subarray(0, 5)) === "%PDF-" ? "application/pdf" : pictureType(bytes);

/** Why an upload will not do; half a file is refused. */
export function whyNotScan(bytes: Uint8Array): WhyNotScan | null {
  if (bytes.length === 0) return "scan.missing";
  if (bytes.length > scanLimit) return "scan.tooLarge";
  const type = scanType(bytes);
  if (!type) return "scan.type";
  if (type === "application/pdf") return text(bytes.subarray(-1024)).includes("%%EOF") ? null : "scan.broken";
  return isWholePicture(bytes, type) ? null : "scan.broken";
}
