import type { LoaderFunctionArgs } from "@remix-run/node";
import { actorWith } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { xlsxResponse } from "~/platform/xlsx/xlsx-response.server";
import { mayAskFor } from "../../group-sight";
import { exportLoans, redeemLoanTicket } from "../../portfolio/export-loans.server";
import { filterWords } from "../../portfolio/filter-words.server";
import { readLoanView } from "../../portfolio/loan-view";
import { loanListText } from "../../text/lists";

/** GET: the file that the export page led to. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(loanListText, language);
  const wish = redeemLoanTicket(actor, new URL(request.url).searchParams.get("ticket"));
  if (!wish) return redirectWithNotice("/loans/granted/export", t("exportPage.expired"), "warn");
  const revealer = wish.full ? actorWith(actor, "person.reveal") : null;
  if (wish.full && !revealer)
    return redirectWithNotice("/loans/granted/export", t("exportPage.notAllowed"), "warn");
  const { filter } = readLoanView(new URLSearchParams(wish.query));
  if (!mayAskFor(actor, filter.group))
    return redirectWithNotice("/loans/granted", t("granted.notYours"), "warn");
  const file = await exportLoans(
    db,
    actor,
    {
      filter,
      words: filterWords(db, actor.villages, filter, language),
      full: revealer ? { actor: revealer, reason: wish.reason ?? "" } : undefined,
    },
    language,
  );
  return xlsxResponse(file.bytes, file.name);
}
