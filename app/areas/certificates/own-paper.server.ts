import type { Db } from "db/client.server";
import { certificate, loanPaper } from "db/schema";
import { inArray } from "drizzle-orm";
import { currentTemplate } from "./class-for-issue.server";
import { certificateTemplateSchema } from "./pdf/certificate-template";
import { pdfText } from "./printed-files.server";

const mostLetters = 80;

/** Title that a PDF of this product gives itself (UTF-16BE in its properties); null for a PDF made by anything else. */
export function ownTitle(bytes: Uint8Array): string | null {
  const [, hex] = /\/Title\s*<FEFF([0-9A-F]+)>\s*\/Producer\s*\(Qihang\)/.exec(pdfText(bytes)) ?? [];
  if (!hex) return null;
  const letters = hex.match(/[0-9A-F]{4}/g) ?? [];
  const title = String.fromCharCode(
    ...letters.slice(0, mostLetters).map((unit) => Number.parseInt(unit, 16)),
  );
  return title.replace(/[^\P{C}\n]/gu, "").trim() || null;
}

/**
 * What a file that is not on record calls itself, when it is a paper that is never put on record: a roster, a sign-in sheet,
 * an empty form. Null for whatever claims to be a certificate or bears a registered number: its bytes should be here.
 */
export function unregisteredPaper(db: Db, bytes: Uint8Array): string | null {
  const title = ownTitle(bytes);
  const template = currentTemplate(db);
  const claimed = template && certificateTemplateSchema.parse(JSON.parse(template.layout)).title.text;
  if (!title || (claimed && title.startsWith(claimed))) return null;
  const words = title.split(/[\s，、]+/);
  const registered =
    db.select({ id: certificate.id }).from(certificate).where(inArray(certificate.number, words)).get() ??
    db.select({ id: loanPaper.id }).from(loanPaper).where(inArray(loanPaper.number, words)).get();
  return registered ? null : title;
}
