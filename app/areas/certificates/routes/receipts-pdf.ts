import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { drawReceipts } from "../pdf/draw-receipts";
import { printReceipts, receiptLimit } from "../print-receipts.server";
import { registerList } from "../register-view";
import { certificatesText } from "../text";

/** GET: the register of a filter on paper, for the receivers to sign. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const view = registerList.read(new URL(request.url).searchParams);
  const by = { actor, origin: publicOrigin(request), now: Date.now() };
  const page = registerList.write({ ...view, cursor: null });
  const facts = printReceipts(database(), by, view.filter);
  if (facts) return pdfResponse(() => drawReceipts(facts, paperFonts()), `${facts.number}.pdf`, page);
  const t = translator(certificatesText, await languageOf(request));
  return redirectWithNotice(page, t("receipts.tooMany", { max: receiptLimit }), "warn");
}
