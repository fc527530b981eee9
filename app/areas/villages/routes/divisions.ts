import type { LoaderFunctionArgs } from "@remix-run/node";
import { forbid, requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { divisionItems, divisionLimit } from "../division-items";
import { searchDivisions } from "../divisions.server";
import { villagesText } from "../text";

/** Divisions of the city that fit what is being typed, for those who may take one into the programme. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "village.manage");
  if (actor.villages !== "all") throw forbid(actor, request, "everywhere-only");
  const language = await languageOf(request);
  const text = new URL(request.url).searchParams.get("q") ?? "";
  const found = searchDivisions(database(), text, divisionLimit);
  return Response.json(divisionItems(found, translator(villagesText, language), language), {
    headers: { "Cache-Control": "no-store" },
  });
}
