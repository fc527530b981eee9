import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { classList } from "../class-view";
import { exportClasses } from "../export-classes.server";

/** GET: the classes of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const view = classList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportClasses(database(), actor, view.filter, await languageOf(request));
  return xlsxResponse(bytes, name);
}
