import type { LoaderFunctionArgs } from "@remix-run/node";
import { importBatch } from "db/schema";
import { eq } from "drizzle-orm";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { logBatch } from "~/platform/imports/draft.server";
import { inImportWorker } from "~/platform/imports/import-pool.server";
import { unseal } from "~/platform/sealed.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { uploadPurpose } from "../import/check-people.server";
import { openPeopleBatch } from "../import/open-people-batch.server";
import type { PeopleLayout } from "../import/people-fields";
import { refusedFile, refusedReasons } from "../import/people-files.server";
import { rowsOfFile } from "../import/read-people.server";
import { peopleImportText } from "../text/people-import";

/** GET: the rows that cannot come in, as they stood in the person's own file, each with its reason; logged. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const db = database();
  const { batch, own } = openPeopleBatch(db, actor, params.importId);
  const sealed = db
    .select({ file: importBatch.fileSealed })
    .from(importBatch)
    .where(eq(importBatch.id, batch.id))
    .get()?.file;
  if (!own || !sealed || !batch.mapping || !["open", "done"].includes(batch.state)) throw notFound();
  const layout = JSON.parse(batch.mapping) as PeopleLayout;
  const language = await languageOf(request);
  const t = translator(peopleImportText, language);
  const reasons = refusedReasons(db, batch.id, layout, language);
  const found = await inImportWorker(
    "rowsOfFile",
    { bytes: unseal(sealed, uploadPurpose), layout, rows: [...reasons.keys()] },
    rowsOfFile,
  );
  db.transaction((tx) => logBatch(tx, actor, batch, "import.refused-exported", { rows: reasons.size }), {
    behavior: "immediate",
  });
  const note = t("refusedNote", {
    file: batch.fileName,
    name: actor.name,
    time: instantText(Date.now(), language),
  });
  return xlsxResponse(refusedFile(language, { layout, reasons, note, ...found }), `${t("refusedFile")}.xlsx`);
}
