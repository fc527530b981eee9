import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportOverview } from "../export-overview.server";
import { readPeriod } from "../period";

/** GET: the overview of a period as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.export");
  const { period } = readPeriod(new URL(request.url).searchParams);
  const { file, name } = exportOverview(database(), actor, period, await languageOf(request));
  return xlsxResponse(file, name);
}
