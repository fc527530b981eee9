import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { handoverSubject } from "../donation-name";
import { handoverPaper } from "../handover-paper.server";
import { findHandover } from "../handover-queries.server";
import { noteDonationPrint } from "../note-print.server";
import { drawHandover } from "../pdf/draw-handover";

/** GET: both copies of a handover list; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.export");
  const db = database();
  const found = findHandover(db, actor.villages, idFrom(params.handoverId));
  if (!found) throw notFound();
  const paper = handoverPaper(db, found, { actor, origin: publicOrigin(request), now: Date.now() });
  noteDonationPrint(db, actor, {
    event: "handover.printed",
    subject: handoverSubject(found.paper),
    villageId: (found.to ?? found.from)?.villageId,
    after: { number: paper.number, code: paper.code },
  });
  return pdfResponse(
    () => drawHandover(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/handovers/${found.paper.id}`,
  );
}
