import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { attendancePage } from "../attendance-page.server";
import { findClass } from "../class-queries.server";

/** GET …/attendance.json?session=: the half-day as the server has it now, for a page that is open (`usePresentList`). */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "attendance.mark");
  const found = findClass(database(), actor.villages, idFrom(params.classId));
  const session = Number(new URL(request.url).searchParams.get("session"));
  const page = found && attendancePage(database(), found, await languageOf(request), session);
  if (!page) throw notFound();
  return Response.json(page, { headers: { "Cache-Control": "no-store" } });
}
