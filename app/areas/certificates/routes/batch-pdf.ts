import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { findBatch } from "../certificate-queries.server";
import { documentFrom, mergedDocument } from "../print-jobs.server";

/** GET: the merged document of a job, or its sheets from one on (?from=17). A print is a row in the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const db = database();
  const found = findBatch(db, actor.villages, idFrom(params.batchId));
  if (found?.batch.state !== "done") throw notFound();
  const from = Number(new URL(request.url).searchParams.get("from")) || 1;
  const bytes = from > 1 ? await documentFrom(db, found.batch, from) : mergedDocument(found.batch.id);
  if (!bytes) throw notFound();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "certificate.printed",
      subject: { kind: "batch", id: found.batch.id },
      villageId: found.class.villageId,
      after: { from, sheets: found.batch.total },
    }),
  );
  return new Response(new Uint8Array(bytes), {
    headers: {
      "Content-Type": "application/pdf",
      "Content-Disposition": `inline; filename="batch-${found.batch.id}.pdf"`,
      "Cache-Control": "no-store",
    },
  });
}
