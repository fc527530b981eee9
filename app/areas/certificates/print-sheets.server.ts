import { createHash } from "node:crypto";
import type { Db, Reader } from "db/client.server";
import { certificate, certificateFile, certificateTemplate, issueBatch, issueBatchSheet } from "db/schema";
import { and, asc, between, count, eq, inArray, lte } from "drizzle-orm";
import { todayOn } from "~/platform/dates";
import { factsOf } from "./certificate-queries.server";
import type { PaperJob } from "./draw-papers.server";
import { sealFile } from "./frozen-files.server";

export type Batch = typeof issueBatch.$inferSelect;
type Sheet = typeof issueBatchSheet.$inferSelect;

export interface SheetToDraw {
  sheet: Sheet;
  certificateId: number;
  job: PaperJob;
}

/** How often a certificate had been printed again, this job included: what its 补发 box says. */
const reissuesUntil = (db: Reader, certificateId: number, batchId: number): number =>
  db
    .select({ n: count() })
    .from(issueBatchSheet)
    .innerJoin(issueBatch, eq(issueBatch.id, issueBatchSheet.batchId))
    .where(
      and(
        eq(issueBatchSheet.certificateId, certificateId),
        eq(issueBatch.kind, "reprint"),
        lte(issueBatch.id, batchId),
      ),
    )
    .get()?.n ?? 0;

/** Some sheets of a job with all that they print; opens the sealed facts, so a few at a time. */
export function sheetsToDraw(
  db: Reader,
  batch: Batch,
  which: { from: number; to: number } | { sheets: readonly number[] },
): SheetToDraw[] {
  return db
    .select({ sheet: issueBatchSheet, certificate, layout: certificateTemplate.layout })
    .from(issueBatchSheet)
    .innerJoin(certificate, eq(certificate.id, issueBatchSheet.certificateId))
    .innerJoin(certificateTemplate, eq(certificateTemplate.id, certificate.templateId))
    .where(
      and(
        eq(issueBatchSheet.batchId, batch.id),
        "sheets" in which
          ? inArray(issueBatchSheet.sheet, [...which.sheets])
          : between(issueBatchSheet.sheet, which.from, which.to),
      ),
    )
    .orderBy(asc(issueBatchSheet.sheet))
    .all()
    .map((row) => ({
      sheet: row.sheet,
      certificateId: row.certificate.id,
      job: {
        facts: factsOf(row.certificate),
        layout: row.layout,
        ink: batch.ink === "colour" ? "colour" : "mono",
        reissue:
          batch.kind === "reprint"
            ? { on: todayOn(batch.createdAt), count: reissuesUntil(db, row.certificate.id, batch.id) }
            : null,
        specimen: false,
        sheet: { number: row.sheet.sheet, of: batch.total },
      },
    }));
}

/** Bytes and hash are written once; a sheet that has them is never drawn again. */
export function freezeSheets(
  db: Db,
  batch: Batch,
  drawn: readonly { sheet: SheetToDraw; bytes: Uint8Array }[],
  finished: number,
): void {
  db.transaction((tx) => {
    for (const { sheet, bytes } of drawn) {
      const here = and(
        eq(issueBatchSheet.batchId, batch.id),
        eq(issueBatchSheet.sheet, sheet.sheet.sheet),
        eq(issueBatchSheet.state, "waiting"),
      );
      if (tx.update(issueBatchSheet).set({ state: "drawn" }).where(here).run().changes === 0) continue;
      tx.insert(certificateFile)
        .values({
          certificateId: sheet.certificateId,
          kind: batch.kind === "reprint" ? "reissue" : "original",
          sha256: createHash("sha256").update(bytes).digest("hex"),
          bytesSealed: sealFile(bytes),
          size: bytes.byteLength,
          createdBy: batch.createdBy,
          createdAt: Date.now(),
        })
        .run();
    }
    tx.update(issueBatch).set({ finished }).where(eq(issueBatch.id, batch.id)).run();
  });
}
