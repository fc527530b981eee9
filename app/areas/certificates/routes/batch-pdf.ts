import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { batchDisposition } from "../certificate";
import { findBatch, sheetsOf } from "../certificate-queries.server";
import { mergedDocument } from "../frozen-files.server";
import { drawTogether } from "../print-papers.server";
import { sheetsToDraw } from "../print-sheets.server";
import { keepPart } from "../printed-files.server";
import { wantedSheets } from "../sheet-runs";
import { printText } from "../text/print";

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
  const p = translator(printText, await languageOf(request));
  /** The page of the job, with why there is nothing to open. */
  const back = (why: string) => redirectWithNotice(`/certificates/batches/${batch.id}`, why, "warn");
  const wanted = wantedSheets(query, batch.total);
  if (!wanted) return back(p("part.range", { total: batch.total }));
  const asIssued = query.has("as-issued");
  const all = sheetsOf(db, batch.id);
  const holding = all.filter((s) => asIssued || s.state === "valid");
  if (holding.length === 0) return back(p("ended.none"));
  const sheets = holding.filter(({ sheet }) =>
    wanted.kind === "all"
      ? true
      : wanted.kind === "spoiled"
        ? sheet.state === "spoiled"
        : sheet.sheet >= wanted.from && sheet.state !== "spoiled",
  );
  // Counted as the clerk counts them: over the pages of what is printed now.
  const pageOf = new Map(holding.map((s, i) => [s.sheet.sheet, i + 1]));
  const numbers = sheets.map((s) => pageOf.get(s.sheet.sheet) ?? 0);
  if (wanted.kind === "spoiled" && sheets.length === 0) return back(p("part.noneSpoiled"));
  if (wanted.kind === "from" && sheets.length === 0) return back(p("part.noneFrom", { sheet: wanted.from }));
  const bytes =
    sheets.length === all.length
      ? mergedDocument(batch.id)
      : await drawTogether(
          sheetsToDraw(db, batch, { sheets: sheets.map((s) => s.sheet.sheet) }).map(({ job, sheet }) => ({
            ...job,
            sheet: { number: pageOf.get(sheet.sheet) ?? 0, of: holding.length },
          })),
        ).then((drawn) => (drawn.ok ? drawn.bytes : null));
  if (!bytes) throw notFound();
  db.transaction((tx) => {
    if (sheets.length < all.length) keepPart(tx, batch.id, bytes, sheets.length);
    recordEvent(tx, actor, {
      event: "certificate.printed",
      subject: { kind: "batch", id: batch.id },
      villageId: found.class.villageId,
      after: { from: sheets[0]!.sheet.sheet, sheets: sheets.length },
    });
  });
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": batchDisposition(
        "inline",
        { ...found.class, villageName: found.villageName, id: found.batch.id },
        "pdf",
        sheets.length === holding.length ? null : numbers,
      ),
      "Cache-Control": "no-store",
    },
  });
}
