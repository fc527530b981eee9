import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { blankConsentPaper } from "../consent-paper.server";
import { findNotice } from "../notices.server";
import { drawConsent } from "../pdf/draw-consent";

/** GET: the notice with an empty form under it, to be filled in by hand. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.view");
  const db = database();
  const notice = findNotice(db, idFrom(params.noticeId));
  if (!notice) throw notFound();
  const paper = blankConsentPaper(db, { actor, origin: publicOrigin(request), now: Date.now() }, notice);
  return pdfResponse(() => drawConsent(paper, paperFonts()), `${paper.number}.pdf`, `/notices/${notice.id}`);
}
