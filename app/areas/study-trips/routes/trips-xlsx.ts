import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportTrips } from "../export-trips.server";
import { tripList } from "../trip-view";

/** GET: the trips of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.export");
  const view = tripList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportTrips(database(), actor, view.filter, await languageOf(request));
  return xlsxResponse(bytes, name);
}
