import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { oneOf } from "~/platform/list-address";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportReport } from "../../reports/export-report.server";
import { reportDimensions } from "../../reports/figures";
import { readPeriod } from "../../reports/period";

/** GET: the figures of a period as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const query = new URL(request.url).searchParams;
  const period = readPeriod(query.get("period")) ?? readPeriod(todayOn().slice(0, 4));
  if (!period) throw new Error("the present year is a period");
  const by = oneOf(reportDimensions, query.get("by")) ?? "village";
  const file = await exportReport(database(), actor, period, by, await languageOf(request));
  return xlsxResponse(file.bytes, file.name);
}
