import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { readAuditView } from "../audit-view";
import { exportAudit } from "../export-audit.server";

/** GET: the rows of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "audit.view");
  const view = readAuditView(new URL(request.url).searchParams);
  const { bytes, name } = await exportAudit(database(), actor, view, await languageOf(request));
  return xlsxResponse(bytes, name);
}
