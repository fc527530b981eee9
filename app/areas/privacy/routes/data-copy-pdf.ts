import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPerson } from "~/areas/people/index.server";
import { personHoldings } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { readSettings } from "~/platform/settings.server";
import { copyPaper } from "../copy-paper.server";
import { redeemCopyTicket } from "../copy-ticket.server";
import { makeDataCopy } from "../data-copy.server";
import { drawCopy } from "../pdf/draw-copy";
import { privacyText } from "../text";

/** GET: the copy that its page led to; once. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "data-copy.make");
  const db = database();
  const id = idFrom(params.personId);
  if (!findPerson(db, actor.villages, id)) throw notFound();
  const language = await languageOf(request);
  const page = `/people/${id}/copy`;
  const wish = redeemCopyTicket(actor, new URL(request.url).searchParams.get("ticket"));
  if (wish?.personId !== id)
    return redirectWithNotice(page, translator(privacyText, language)("copy.expired"), "warn");
  const made = makeDataCopy(db, actor, id, personHoldings, wish, language);
  if (!made.ok) throw notFound();
  const paper = copyPaper(
    { actor, origin: publicOrigin(request), now: Date.now(), language, issuer: readSettings(db).issuerName },
    id,
    made.name,
    made.sections,
    made.photo,
  );
  return pdfResponse(() => drawCopy(paper, paperFonts()), `${paper.number}.pdf`, page);
}
