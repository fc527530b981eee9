import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { openDocument } from "../../application/documents.server";

/** GET: the scan of a paper, for those who may open scans; that somebody looked is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.document");
  const seen = openDocument(database(), actor, idFrom(params.applicationId), idFrom(params.scanId));
  if (!seen) throw notFound();
  return new Response(new Uint8Array(seen.bytes), {
    headers: {
      "Content-Type": seen.contentType,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
}
