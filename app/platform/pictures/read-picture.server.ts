import { pictureLimit, type ScannedPaper, scannedPaper, type WhyNotPicture, whyNotPicture } from "./picture";

/** The bytes of an uploaded picture; null when none was chosen. */
export async function readPicture(
  file: FormDataEntryValue | null,
): Promise<{ ok: true; bytes: Uint8Array | null } | { ok: false; why: WhyNotPicture }> {
  if (!(file instanceof File) || file.size === 0) return { ok: true, bytes: null };
  // One byte more than allowed is enough to say that it is too large.
  const bytes = new Uint8Array(await file.slice(0, pictureLimit + 1).arrayBuffer());
  const why = whyNotPicture(bytes);
  return why ? { ok: false, why } : { ok: true, bytes };
}

/** An uploaded paper, a picture of it or a PDF. */
export async function readScannedPaper(
  file: FormDataEntryValue | null,
): Promise<{ ok: true; scan: ScannedPaper } | { ok: false; why: WhyNotPicture }> {
  if (!(file instanceof File) || file.size === 0) return { ok: false, why: "picture.missing" };
  return scannedPaper(new Uint8Array(await file.slice(0, pictureLimit + 1).arrayBuffer()));
}

/** A stored picture as the answer to a GET, kept by nobody on the way. */
export const pictureResponse = (bytes: Uint8Array, type: string): Response =>
  new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": type,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
