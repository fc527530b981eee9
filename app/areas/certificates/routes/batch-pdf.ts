import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { batchDisposition } from "../certificate";
import { findBatch, sheetsOf } from "../certificate-queries.server";
import { mergedDocument } from "../frozen-files.server";
import { drawTogether } from "../print-papers.server";
import { sheetsToDraw } from "../print-sheets.server";

/**
 * GET: the sheets of a job that still hold; those from one on (?from=17), without the
 * spoiled ones, which are printed by themselves (?spoiled=1). A revoked or
 * replaced certificate is not printed again: it is only in the whole document as it was issued (?as-issued=1), which
 * stays frozen. A print is a row in the log.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const db = database();
  const found = findBatch(db, actor.villages, idFrom(params.batchId));
  if (found?.batch.state !== "done") throw notFound();
  const { batch } = found;
  const query = new URL(request.url).searchParams;
  const spoiledOnly = query.has("spoiled");
  const asIssued = query.has("as-issued");
  const from = query.has("from") ? Number(query.get("from")) : null;
  const all = sheetsOf(db, batch.id);
  const sheets = all.filter(
    (s) =>
      (asIssued || s.state === "valid") &&
      (spoiledOnly
        ? s.sheet.state === "spoiled"
        : from === null || (s.sheet.sheet >= from && s.sheet.state !== "spoiled")),
  );
  if (sheets.length === 0) throw notFound();
  const bytes =
    sheets.length === all.length
      ? mergedDocument(batch.id)
      : await drawTogether(
          sheetsToDraw(db, batch, { sheets: sheets.map((s) => s.sheet.sheet) }).map((s) => s.job),
        ).then((drawn) => (drawn.ok ? drawn.bytes : null));
  if (!bytes) throw notFound();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.printed",
      subject: { kind: "batch", id: batch.id },
      villageId: found.class.villageId,
      after: { from: sheets[0]!.sheet.sheet, sheets: sheets.length },
    }),
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": batchDisposition(
        "inline",
        { ...found.class, villageName: found.villageName, id: found.batch.id },
        "pdf",
      ),
      "Cache-Control": "no-store",
    },
  });
}
