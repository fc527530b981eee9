import type { LoaderFunctionArgs } from "@remix-run/node";
import { openVillages } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { householdTemplate } from "../../households/import/household-template.server";
import { householdImportText } from "../../text/household-import";

/** GET: an empty file of households to fill in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.edit");
  const language = await languageOf(request);
  const village = openVillages(database(), actor.villages)[0];
  const bytes = await householdTemplate(language, village ? `${village.townName} ${village.name}` : "");
  return xlsxResponse(bytes, `${translator(householdImportText, language)("template.fileName")}.xlsx`);
}
