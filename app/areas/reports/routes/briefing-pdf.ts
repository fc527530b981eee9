import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { monthFrom } from "../briefing";
import { mayRead } from "../briefing-page.server";
import { briefingPaper, issuedFile } from "../briefing-paper.server";
import { briefingRow } from "../briefings.server";
import { drawBriefing } from "../pdf/draw-briefing";
import { briefingSubject } from "../write-briefing.server";

/** GET: the paper of a briefing; an issued one gives back the bytes it was issued with. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const db = database();
  const month = monthFrom(params.month);
  if (!month || !mayRead(db, actor, month)) throw notFound();
  const row = briefingRow(db, month);
  db.transaction((tx) =>
    recordEvent(tx, actor, { event: "briefing.printed", subject: briefingSubject(month) }),
  );
  return pdfResponse(
    () => issuedFile(row) ?? drawBriefing(briefingPaper(db, month, row, { now: Date.now() }), paperFonts()),
    `KZ-${month}.pdf`,
    `/briefings/${month}`,
  );
}
