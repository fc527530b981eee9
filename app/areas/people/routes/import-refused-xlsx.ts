import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { fileKinds } from "../import/file-kind";
import { refusedRows } from "../import/refused-rows.server";

/** GET: the rows that cannot come in, as they stood in the person's own file, each with its reason; logged. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.create");
  const language = await languageOf(request);
  const made = await refusedRows(database(), actor, fileKinds.people, params.importId, language);
  return xlsxResponse(made.file, made.fileName);
}
