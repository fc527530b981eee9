import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { mayPrintWhole, printRoster } from "../class-papers.server";
import { findClass } from "../class-queries.server";
import { drawRoster } from "../pdf/draw-roster";
import { isWholeTicket } from "../whole-roster.server";

/** GET: the roster; ID numbers whole only with the ticket that the page of papers gives for a reason. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const ticket = new URL(request.url).searchParams.get("whole");
  const whole =
    ticket !== null && isWholeTicket(actor, found.class.id, ticket) && mayPrintWhole(actor, found);
  const facts = printRoster(db, { actor, origin: publicOrigin(request), now: Date.now() }, found, whole);
  return pdfResponse(
    () => drawRoster(facts, paperFonts()),
    `${facts.number}.pdf`,
    `/training/${found.class.id}/papers`,
  );
}
