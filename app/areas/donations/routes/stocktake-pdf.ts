import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { drawList } from "~/platform/pdf/list-paper";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { stocktakeSubject } from "../donation-name";
import { noteDonationPrint } from "../note-print.server";
import { stocktakePaper } from "../stocktake-paper.server";
import { findStocktake } from "../stocktake-queries.server";

/** GET: the report of a stocktake; the printing is a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.export");
  const db = database();
  const found = findStocktake(db, actor.villages, idFrom(params.stocktakeId));
  if (!found) throw notFound();
  const paper = stocktakePaper(db, found, { actor, origin: publicOrigin(request), now: Date.now() });
  noteDonationPrint(db, actor, {
    event: "stocktake.printed",
    subject: stocktakeSubject(found.stocktake),
    villageId: found.stocktake.villageId,
    after: { number: paper.number, code: paper.code },
  });
  return pdfResponse(
    () => drawList(paper, paperFonts()),
    `${paper.number}.pdf`,
    `/stocktakes/${found.stocktake.id}`,
  );
}
