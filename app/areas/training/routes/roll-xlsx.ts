import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { findClass } from "../class-queries.server";
import { exportRoll } from "../export-roll.server";

/** GET: everybody of a class with result and reason, the waiting, the refused and the withdrawn too. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "class.export");
  const db = database();
  const found = findClass(db, actor.villages, idFrom(params.classId));
  if (!found) throw notFound();
  const { bytes, name } = await exportRoll(db, actor, found, await languageOf(request));
  return xlsxResponse(bytes, name);
}
