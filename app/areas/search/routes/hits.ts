import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { isPrivate } from "~/platform/search/search-term";
import { searchEverything } from "../search-everything.server";

/** What the palette asks while somebody types: a few of each kind. Whole numbers are not for an address. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "search.use");
  const q = new URL(request.url).searchParams.get("q") ?? "";
  if (isPrivate(q)) return new Response(null, { status: 400 });
  const found = searchEverything(database(), actor, q, await languageOf(request), { limit: 4 });
  return Response.json(found, { headers: { "Cache-Control": "no-store" } });
}
