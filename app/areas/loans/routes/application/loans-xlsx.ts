import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportApplications } from "../../lists/export-applications.server";
import { applicationList } from "../../lists/list-view";

/** GET: the applications of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const view = applicationList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportApplications(database(), actor, view.filter, await languageOf(request));
  return xlsxResponse(bytes, name);
}
