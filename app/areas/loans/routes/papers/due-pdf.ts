import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { clockOf, todayOn } from "~/platform/dates";
import { paperCode } from "~/platform/pdf/check-code.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { readSettings } from "~/platform/settings.server";
import { dueListOnPaper } from "../../papers/due-list.server";
import { drawDueList } from "../../pdf/draw-due-list";

/** GET: the call sheet on paper. It is no issued paper: printed anew each time, whole telephone numbers, a row of the log. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.collect");
  const db = database();
  const now = Date.now();
  const today = todayOn(now);
  const data = dueListOnPaper(db, actor.villages, today);
  const number = `CSMD-${today.replaceAll("-", "")}`;
  const code = paperCode("loan-due-list", data);
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "loan-paper.opened",
      subject: { kind: "loan-paper", id: number, label: number },
      after: { paper: "loan-due-list", rows: data.rows.length },
    }),
  );
  const facts = {
    number,
    code,
    printedAt: now,
    issuer: readSettings(db).issuerName,
    verifyUrl: null,
    foot: {
      number: `文书编号 ${number}　校验码 ${code}`,
      check: "内部催收用，含完整电话，用后收回",
      printed: `打印 ${today} ${clockOf(now)}　经办 ${actor.name}`,
    },
  };
  return pdfResponse(() => drawDueList({ facts, data }, paperFonts()), `${number}.pdf`, "/loans/due");
}
