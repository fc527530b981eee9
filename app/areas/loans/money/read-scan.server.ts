import { isWholePicture, pictureType } from "~/areas/people";

/** Scans that stand behind a figure: the bank's receipt, its letter, a signed consent. */
export const scanLimit = 5 * 1024 * 1024;

export interface Scan {
  type: "image/jpeg" | "image/png" | "application/pdf";
  bytes: Uint8Array;
}
export type WhyNotScan = "form.scanTooLarge" | "form.scanType" | "form.scanBroken";

const text = (part: Uint8Array) => String.fromCharCode(...part);

/** What an upload is by its bytes, or why it will not do: half a file is refused. */
export function scanOf(bytes: Uint8Array): { ok: true; scan: Scan } | { ok: false; why: WhyNotScan } {
  if (bytes.length > scanLimit) return { ok: false, why: "form.scanTooLarge" };
  if (text(bytes.subarray(0, 5)) === "%PDF-")
    return text(bytes.subarray(-1024)).includes("%%EOF")
      ? { ok: true, scan: { type: "application/pdf", bytes } }
      : { ok: false, why: "form.scanBroken" };
  const type = pictureType(bytes);
  if (!type) return { ok: false, why: "form.scanType" };
  return isWholePicture(bytes, type)
    ? { ok: true, scan: { type, bytes } }
    : { ok: false, why: "form.scanBroken" };
}

/** The file of a form field; null when none was chosen. */
export async function readScan(
  form: FormData,
  name: string,
): Promise<{ ok: true; scan: Scan | null } | { ok: false; why: WhyNotScan }> {
  const file = form.get(name);
  if (!(file instanceof File) || file.size === 0) return { ok: true, scan: null };
  return scanOf(new Uint8Array(await file.slice(0, scanLimit + 1).arrayBuffer()));
}

/** A stored scan as the answer to a GET, kept by nobody on the way. */
export const scanResponse = (bytes: Uint8Array, type: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
