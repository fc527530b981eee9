import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { findClass } from "../class-queries.server";
import { exportRoll } from "../export-roll.server";
import { rollReason } from "../roll-ticket.server";
import { trainingText } from "../text";

/**
 * GET: everybody of a class with result and reason, the waiting, the refused and the withdrawn too; numbers whole only
 * with the ticket that the page of papers gives for a reason.
 */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const ticket = new URL(request.url).searchParams.get("ticket");
  const reason = ticket === null ? null : rollReason(actor, found.class.id, ticket);
  if (ticket !== null && reason === null)
    return redirectWithNotice(
      `/training/${found.class.id}/papers`,
      translator(trainingText, language)("papers.expired"),
      "warn",
    );
  const { bytes, name } = await exportRoll(db, actor, found, language, reason);
  return xlsxResponse(bytes, name);
}
