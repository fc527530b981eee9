import type { Db } from "db/client.server";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import type { SignedIn, VillageScope } from "~/platform/access/actor";
import { instantText } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { type Language, translator } from "~/platform/i18n/text";
import { logBatch } from "~/platform/imports/draft.server";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { unseal } from "~/platform/sealed.server";
import { uploadPurpose } from "./check-people.server";
import type { FileKind, FileLayout } from "./file-kind";
import { openFileBatch } from "./open-file-batch.server";
import { refusedFile, refusedReasons } from "./people-files.server";
import { rowsOfFile } from "./read-people.server";

/** The rows that cannot come in, as they stood in the person's own file, each with its reason; logged. */
export async function refusedRows(
  db: Db,
  actor: SignedIn & { villages: VillageScope },
  kind: FileKind,
  importId: string | undefined,
  language: Language,
): Promise<{ file: ReadableStream<Uint8Array>; fileName: string }> {
  const { batch, own } = openFileBatch(db, actor, kind.name, importId);
  const sealed = db
    .select({ file: importBatch.fileSealed })
    .from(importBatch)
    .where(eq(importBatch.id, batch.id))
    .get()?.file;
  if (!own || !sealed || !batch.mapping || !["open", "done"].includes(batch.state)) throw notFound();
  const layout = JSON.parse(batch.mapping) as FileLayout;
  const t = translator(kind.text, language);
  const reasons = refusedReasons(db, batch.id, kind, layout, language);
  const found = await inImportWorker(
    "rowsOfFile",
    { bytes: unseal(sealed, uploadPurpose), layout, rows: [...reasons.keys()] },
    rowsOfFile,
  );
  db.transaction((tx) => logBatch(tx, actor, batch, "import.refused-exported", { rows: reasons.size }));
  const note = t("refusedNote", {
    file: batch.fileName,
    name: actor.name,
    time: instantText(Date.now(), language),
  });
  return {
    file: refusedFile(language, kind, { layout, reasons, note, ...found }),
    fileName: `${t("refusedFile")}.xlsx`,
  };
}
