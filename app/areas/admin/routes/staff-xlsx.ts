import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportStaff } from "../export-staff.server";
import { staffList } from "../staff-view";

/** GET: the accounts of a search as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "staff.manage");
  const view = staffList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportStaff(database(), actor, view, await languageOf(request));
  return xlsxResponse(bytes, name);
}
