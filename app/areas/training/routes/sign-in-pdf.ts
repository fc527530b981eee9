import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { printSignIn } from "../class-papers.server";
import { findClass } from "../class-queries.server";
import { drawSignIn, numberOfFile } from "../pdf/draw-sign-in";

/** GET: sign-in sheets of one half-day (`session`), or of the whole class. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const wanted = new URL(request.url).searchParams.get("session");
  const sheets = printSignIn(
    db,
    { actor, origin: publicOrigin(request), now: Date.now() },
    found,
    wanted === null ? null : idFrom(wanted),
  );
  if (!sheets?.length) throw notFound();
  return pdfResponse(
    () => drawSignIn(sheets, paperFonts()),
    `${numberOfFile(sheets)}.pdf`,
    `/training/${found.class.id}/papers`,
  );
}
