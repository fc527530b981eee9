import { redirect } from "@remix-run/node";
import { codePointName, MissingGlyph } from "./font-chain";

/**
 * A drawing as the answer to a GET, shown in the browser and never kept on the way. A character that no font covers
 * leads to `page`, which names it.
 */
export function pdfResponse(draw: () => Uint8Array<ArrayBuffer>, fileName: string, page: string): Response {
  try {
    return new Response(draw(), {
      headers: {
        "Content-Type": "application/pdf",
        "Content-Disposition": `inline; filename="${fileName}"`,
        "Cache-Control": "no-store",
      },
    });
  } catch (error) {
    if (!(error instanceof MissingGlyph)) throw error;
    const query = new URLSearchParams({
      missing: `${error.text} ${error.missing.map((m) => codePointName(m.codePoint)).join(" ")}`.slice(0, 80),
    });
    return redirect(`${page}?${query}`, 303);
  }
}
