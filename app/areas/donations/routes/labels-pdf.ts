import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { donationNumber, donationSubject } from "../donation-name";
import { findDonation } from "../donation-queries.server";
import { labelPaper } from "../label-paper.server";
import { sheetOf, startCell } from "../label-sheet";
import { labelled } from "../labelled.server";
import { noteDonationPrint } from "../note-print.server";
import { drawLabels } from "../pdf/draw-labels";

/** GET: labels at true size; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const found = findDonation(db, actor, idFrom(params.donationId));
  const query = new URL(request.url).searchParams;
  const rows = found ? labelled(db, actor, found.donation.id, query.get("item")) : [];
  if (!found || rows.length === 0) throw notFound();
  const sheet = sheetOf(query.get("sheet"));
  const start = startCell(sheet, query.get("start"));
  if (start === null) throw notFound();
  const labels = labelPaper(rows, sheet, start, { actor, origin: publicOrigin(request), now: Date.now() });
  noteDonationPrint(db, actor, {
    event: "donation.labels-printed",
    subject: donationSubject(found.donation),
    after: { count: rows.length },
  });
  return pdfResponse(
    () => drawLabels(labels, paperFonts()),
    `labels-${donationNumber(found.donation)}.pdf`,
    `/donations/${found.donation.id}/labels`,
  );
}
