import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { placeName } from "~/platform/search/place-name";
import { findVillages } from "../villages.server";

/** Villages of the actor that fit what is being typed into a field for one (see village-choices). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.view");
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const term = query.get("q")?.trim().slice(0, 40) || undefined;
  const found = findVillages(database(), actor.villages, { term, open: query.has("open"), limit: 50 });
  const items = found.map((v) => ({
    value: String(v.id),
    label: placeName(v.name, language),
    detail: placeName(v.townName, language),
  }));
  return Response.json(items, { headers: { "Cache-Control": "no-store" } });
}
