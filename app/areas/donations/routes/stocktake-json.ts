import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { stocktakePage } from "../stocktake-page.server";
import { findStocktake } from "../stocktake-queries.server";

/** GET …/list.json: what is counted by now, for a page that is open (`usePresentList`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.view");
  const found = findStocktake(database(), actor.villages, idFrom(params.stocktakeId));
  if (!found) throw notFound();
  const page = stocktakePage(database(), actor, found, await languageOf(request));
  return Response.json(page, { headers: { "Cache-Control": "no-store" } });
}
