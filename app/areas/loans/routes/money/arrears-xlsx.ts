import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { callSheet } from "../../portfolio/call-sheet.server";

/** GET: the call sheet as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const file = await callSheet(database(), actor, "arrears", todayOn(), await languageOf(request));
  return xlsxResponse(file.bytes, file.name);
}
