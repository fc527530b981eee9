import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { signPage } from "../sign-page.server";
import { findWholeTrip } from "../trip-queries.server";

/** GET …/sign-in.json?stop=: who is signed in by now, for a page that is open (`usePresentList`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.sign");
  const found = findWholeTrip(database(), actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const stop = Number(new URL(request.url).searchParams.get("stop")) || 0;
  const page = signPage(database(), found, await languageOf(request), { stop, code: "" });
  return Response.json(page, { headers: { "Cache-Control": "no-store" } });
}
