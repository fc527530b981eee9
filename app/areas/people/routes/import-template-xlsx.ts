import type { LoaderFunctionArgs } from "@remix-run/node";
import { openVillages } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { peopleTemplate } from "../import/people-files.server";
import { peopleImportText } from "../text/people-import";

/** GET: an empty file of people to fill in. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const language = await languageOf(request);
  const village = openVillages(database(), actor.villages)[0];
  const bytes = await peopleTemplate(language, village ? `${village.townName} ${village.name}` : "");
  return xlsxResponse(bytes, `${translator(peopleImportText, language)("template.fileName")}.xlsx`);
}
