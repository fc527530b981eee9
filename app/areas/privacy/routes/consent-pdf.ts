import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPerson } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { consentPaper } from "../consent-paper.server";
import { noticeInForce } from "../notices.server";
import { drawConsent } from "../pdf/draw-consent";

/** GET: the notice in force with the person's own facts, ready to sign. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.view");
  const db = database();
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  const notice = noticeInForce(db);
  if (!row || !notice) throw notFound();
  const paper = consentPaper(db, { actor, origin: publicOrigin(request), now: Date.now() }, notice, row);
  return pdfResponse(
    () => drawConsent(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/people/${row.id}/privacy`,
  );
}
