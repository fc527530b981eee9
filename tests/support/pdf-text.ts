import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

/** What a reader copies out of a PDF, page by page, in the order of the sheet (poppler's pdftotext). */
export function pdfText(bytes: Uint8Array): string[] {
  const folder = mkdtempSync(path.join(tmpdir(), "qihang-pdf-"));
  try {
    const file = path.join(folder, "paper.pdf");
    writeFileSync(file, bytes);
    const text = execFileSync("pdftotext", ["-layout", file, "-"], { encoding: "utf8" });
    return text.split("\f").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
