import { createHash } from "node:crypto";
import { inflateSync } from "node:zlib";
import type { Db, Tx } from "db/client.server";
import { certificateFile, issueBatch, printedPart } from "db/schema";
import { eq } from "drizzle-orm";

const hashOf = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("hex");

/** Remembers a print of some sheets of a job, so that its file is known again. */
export function keepPart(tx: Tx, batchId: number, bytes: Uint8Array, sheets: number): void {
  tx.insert(printedPart)
    .values({ sha256: hashOf(bytes), batchId, sheets, createdAt: Date.now() })
    .onConflictDoNothing()
    .run();
}

const mostStreams = 20;
const mostBytes = 1024 * 1024;

/** Dictionaries that a PDF packs into object streams, as ours do; what cannot be read, or is endless, is passed over. */
function packedObjects(file: Buffer): string {
  const text = file.toString("latin1");
  const starts = [...text.matchAll(/\/ObjStm\b[^>]*>>\s*stream\r?\n/g)].slice(0, mostStreams);
  return starts
    .map((m) => {
      try {
        const packed = file.subarray(m.index + m[0].length);
        return inflateSync(packed, { maxOutputLength: mostBytes }).toString("latin1");
      } catch {
        return "";
      }
    })
    .join("\n");
}

/** Everything a PDF says of itself outside its pages. */
export function pdfText(bytes: Uint8Array): string {
  const file = Buffer.from(bytes);
  return `${file.toString("latin1")}\n${packedObjects(file)}`;
}

/** Whether a PDF says of itself that it has several pages. */
export const hasSeveralPages = (bytes: Uint8Array): boolean =>
  (pdfText(bytes).match(/\/Type\s*\/Page(?![A-Za-z])/g)?.length ?? 0) > 1;

/** What a file of ours is that is no certificate of its own: the print of a whole job or a part of one; else null. */
export function printOfSeveral(db: Db, bytes: Uint8Array): "merged" | "part" | null {
  const sha256 = hashOf(bytes);
  // A job of one sheet prints that certificate.
  const single = db
    .select({ id: certificateFile.id })
    .from(certificateFile)
    .where(eq(certificateFile.sha256, sha256));
  if (single.get()) return null;
  const job = db.select({ id: issueBatch.id }).from(issueBatch).where(eq(issueBatch.resultSha256, sha256));
  if (job.get()) return "merged";
  const part = db.select().from(printedPart).where(eq(printedPart.sha256, sha256));
  return part.get() ? "part" : null;
}
