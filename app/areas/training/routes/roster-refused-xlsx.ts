import type { LoaderFunctionArgs } from "@remix-run/node";
import { forbid, requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { instantText } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { fixesOf, layoutOf, logBatch, tablesOf } from "~/platform/imports/draft.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { rowsOf } from "../roster-import/import-roster.server";
import { refusedOf } from "../roster-import/kept-refused.server";
import { openBatch } from "../roster-import/open-roster.server";
import { planRoster } from "../roster-import/plan-roster.server";
import type { RosterField } from "../roster-import/roster-fields";
import { refusedFile } from "../roster-import/roster-files.server";
import { rosterText, trainingText } from "../text";
import { shortTitle } from "../ui/class-facts";

/** GET: the rows that cannot come in, as they stood in the person's own file, each with its reason; logged. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "enrolment.create");
  const db = database();
  const { actors, batch, found, own } = openBatch(db, actor, params);
  if (!own) throw notFound();
  if (!actors.create) throw forbid(actor, request, "person.create");
  const layout = layoutOf<RosterField>(batch);
  const table = layout && tablesOf(batch)?.[layout.sheet];
  const rows = rowsOf(batch);
  if (!layout || !table || !rows) throw notFound();
  // Once it is confirmed, the class has moved on: what was told then stands.
  const refused =
    refusedOf(batch) ?? planRoster(db, actors, found, rows).filter((r) => r.outcome === "refused");
  const language = await languageOf(request);
  const t = translator(rosterText, language);
  const note = t("refusedNote", {
    class: shortTitle(translator(trainingText, language), found.class),
    file: batch.fileName,
    name: actor.name,
    time: instantText(Date.now(), language),
  });
  const bytes = await refusedFile(language, table, layout, fixesOf(batch), refused, note);
  db.transaction((tx) => logBatch(tx, actor, batch, "import.refused-exported", { rows: refused.length }));
  return xlsxResponse(bytes, `${t("refusedFile")}.xlsx`);
}
