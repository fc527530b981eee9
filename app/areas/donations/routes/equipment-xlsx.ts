import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { itemList } from "../equipment-view";
import { exportItems } from "../export-items.server";

/** GET: the things of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.export");
  const view = itemList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportItems(database(), actor, view.filter, await languageOf(request));
  return xlsxResponse(bytes, name);
}
