import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { classPage } from "../class-page.server";
import { findClass } from "../class-queries.server";
import { trainingText } from "../text";

/** GET …/grid.json: the wide grid of a class as the server has it now, for a page that is open (`usePresentList`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.view");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const page = classPage(database(), actor, found, translator(trainingText, language), language);
  const { id, readAt, state, sessions, roll, rule, may } = page;
  return Response.json(
    { id, readAt, state, sessions, roll, rule, may },
    { headers: { "Cache-Control": "no-store" } },
  );
}
