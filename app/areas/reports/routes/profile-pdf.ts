import type { LoaderFunctionArgs } from "@remix-run/node";
import { findVillage } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { drawProfile } from "../pdf/draw-profile";
import { noteProfile, profilePaper } from "../profile-paper.server";

/** GET: one village on one page. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.print");
  const db = database();
  const village = findVillage(db, actor.villages, idFrom(params.villageId));
  if (!village) throw notFound();
  const paper = profilePaper(db, actor, village, {
    origin: publicOrigin(request),
    now: Date.now(),
    language: await languageOf(request),
  });
  noteProfile(db, actor, village, paper.number);
  return pdfResponse(
    () => drawProfile(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/villages/${village.id}`,
  );
}
