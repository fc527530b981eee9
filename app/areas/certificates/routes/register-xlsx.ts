import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { exportRegister } from "../export-register.server";
import { registerList } from "../register-view";

/** GET: the register of a filter as a spreadsheet. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.export");
  const view = registerList.read(new URL(request.url).searchParams);
  const { bytes, name } = await exportRegister(database(), actor, view.filter, await languageOf(request));
  return xlsxResponse(bytes, name);
}
