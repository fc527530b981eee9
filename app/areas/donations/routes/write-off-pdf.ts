import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { itemSubject } from "../donation-name";
import { findItem, writeOffsOf } from "../item-queries.server";
import { noteDonationPrint } from "../note-print.server";
import { drawWriteOff } from "../pdf/draw-write-off";
import { writeOffPaper } from "../write-off-paper.server";

/** GET: the form of a loss or a scrapping; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.export");
  const db = database();
  const row = findItem(db, actor.villages, idFrom(params.itemId));
  const writeOffId = idFrom(params.writeOffId);
  const found = row && writeOffsOf(db, row.item.id).find((w) => w.id === writeOffId);
  if (!row || !found) throw notFound();
  const paper = writeOffPaper(db, row, found, { actor, origin: publicOrigin(request), now: Date.now() });
  noteDonationPrint(db, actor, {
    event: "equipment.printed",
    subject: itemSubject(row.item, row.line.name),
    villageId: row.holder.villageId,
    after: { number: paper.number, code: paper.code },
  });
  return pdfResponse(
    () => drawWriteOff(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/equipment/${row.item.id}`,
  );
}
