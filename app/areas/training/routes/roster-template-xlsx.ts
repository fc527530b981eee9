import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { openRoster } from "../roster-import/open-roster.server";
import { rosterTemplate } from "../roster-import/roster-files.server";
import { rosterText } from "../text";

/** GET: an empty roster to fill in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const { found } = openRoster(database(), actor, params.classId);
  const language = await languageOf(request);
  const bytes = await rosterTemplate(language, `${found.village.townName} ${found.village.name}`);
  return xlsxResponse(bytes, `${translator(rosterText, language)("template.fileName")}.xlsx`);
}
