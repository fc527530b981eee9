import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Db } from "db/client.server";
import { certificateFile } from "db/schema";
import { and, desc, eq, lte } from "drizzle-orm";
import { env } from "~/platform/env.server";
import { seal, unseal } from "~/platform/sealed.server";

const filePurpose = "certificate.file";
const mergedPurpose = "certificate.merged";

export const sealFile = (bytes: Uint8Array): Buffer => seal(bytes, filePurpose);

const mergedFile = (batchId: number) => path.join(env().DATA_DIR, "jobs", `${batchId}.sealed`);

/** Written beside and moved into place: a file is whole or not there. */
export function storeMerged(batchId: number, bytes: Uint8Array): void {
  mkdirSync(path.join(env().DATA_DIR, "jobs"), { recursive: true });
  writeFileSync(`${mergedFile(batchId)}.new`, seal(bytes, mergedPurpose), { mode: 0o600 });
  renameSync(`${mergedFile(batchId)}.new`, mergedFile(batchId));
}

/** The merged document of a finished job; null when it is not there (yet). */
export const mergedDocument = (batchId: number): Buffer | null =>
  existsSync(mergedFile(batchId)) ? unseal(readFileSync(mergedFile(batchId)), mergedPurpose) : null;

/** Which of a certificate's files: one by its id, or the newest of a kind made until an instant. */
export type WhichFile = { id: number } | { kind: "original" | "reissue"; until: number };

/** The frozen bytes of a certificate, the newest file when nothing else is asked. */
export function frozenFile(
  db: Db,
  certificateId: number,
  which?: WhichFile,
): { bytes: Buffer; sha256: string; kind: string } | null {
  const row = db
    .select()
    .from(certificateFile)
    .where(
      and(
        eq(certificateFile.certificateId, certificateId),
        which && "id" in which ? eq(certificateFile.id, which.id) : undefined,
        which && "kind" in which
          ? and(eq(certificateFile.kind, which.kind), lte(certificateFile.createdAt, which.until))
          : undefined,
      ),
    )
    .orderBy(desc(certificateFile.id))
    .limit(1)
    .get();
  return row ? { bytes: unseal(row.bytesSealed, filePurpose), sha256: row.sha256, kind: row.kind } : null;
}
