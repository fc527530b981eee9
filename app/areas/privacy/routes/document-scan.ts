import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPerson } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { redeemDocumentTicket } from "../document-ticket.server";
import { findDocument } from "../documents.server";
import { privacyText } from "../text";
import { viewDocument } from "../view-document.server";

/** GET: the scan that the page of the paper led to; once. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "document.view");
  const [id, documentId] = [idFrom(params.personId), idFrom(params.documentId)];
  const db = database();
  if (!findPerson(db, actor.villages, id) || !findDocument(db, id, documentId)) throw notFound();
  const wish = redeemDocumentTicket(actor, new URL(request.url).searchParams.get("ticket"));
  if (wish?.documentId !== documentId) {
    const t = translator(privacyText, await languageOf(request));
    return redirectWithNotice(`/people/${id}/documents/${documentId}`, t("document.goneTicket"), "warn");
  }
  const seen = viewDocument(db, actor, id, documentId, wish.reason);
  if (!seen.ok) throw notFound();
  return new Response(new Uint8Array(seen.bytes), {
    headers: {
      "Content-Type": seen.contentType,
      "Cache-Control": "no-store",
      "X-Content-Type-Options": "nosniff",
      "Content-Disposition": "inline",
    },
  });
}
