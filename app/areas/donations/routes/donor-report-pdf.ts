import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { drawList } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { donationSubject } from "../donation-name";
import { findDonation } from "../donation-queries.server";
import { donorReport } from "../donor-report.server";
import { noteDonationPrint } from "../note-print.server";

/** GET: the answer to a donor's question; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.export");
  const db = database();
  const found = findDonation(db, actor, idFrom(params.donationId));
  if (!found) throw notFound();
  const by = { actor, origin: publicOrigin(request), now: Date.now() };
  const paper = donorReport(db, actor.villages, found, by);
  noteDonationPrint(db, actor, {
    event: "donation.printed",
    subject: donationSubject(found.donation),
    after: { number: paper.number, code: paper.code },
  });
  return pdfResponse(
    () => drawList(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/donations/${found.donation.id}`,
  );
}
