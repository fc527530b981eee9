import type { LoaderFunctionArgs } from "@remix-run/node";
import { findPerson } from "~/areas/people/index.server";
import { personHoldings } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { writeTextSheets } from "~/platform/xlsx/write-text-sheets.server";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { redeemCopyTicket } from "../copy-ticket.server";
import { makeDataCopy } from "../data-copy.server";
import { privacyText } from "../text";

/** GET: the copy as a workbook, a sheet for each kind of record; once. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "data-copy.make");
  const db = database();
  const id = idFrom(params.personId);
  if (!findPerson(db, actor.villages, id)) throw notFound();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const wish = redeemCopyTicket(actor, new URL(request.url).searchParams.get("ticket"));
  if (wish?.personId !== id) return redirectWithNotice(`/people/${id}/copy`, t("copy.expired"), "warn");
  const made = makeDataCopy(db, actor, id, personHoldings, wish, language);
  if (!made.ok) throw notFound();
  const file = await writeTextSheets(
    made.sections.map((s) => ({
      sheetName: s.title,
      rows: [s.columns, ...s.rows],
      widths: s.columns.map(() => 24),
      headings: true,
    })),
  );
  return xlsxResponse(file, `${t("copy.file")}-${todayOn().replaceAll("-", "")}-${id}.xlsx`);
}
