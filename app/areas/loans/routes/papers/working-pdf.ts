import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { clockOf, todayOn } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { paperCode } from "~/platform/pdf/check-code.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { readSettings } from "~/platform/settings.server";
import { loanSubject } from "../../money/loan-name";
import { loanOr404 } from "../../money/loan-route.server";
import { workingPrint } from "../../papers/working-print.server";
import { drawWorking } from "../../pdf/draw-working";

/** GET: why an amount is what it is, on paper: live, or with `?line=` as a batch froze it. Printed anew each time, a row of the log. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "subsidy.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const quarter = params.quarter ?? "";
  const line = new URL(request.url).searchParams.get("line");
  const now = Date.now();
  const print = workingPrint(db, loan, quarter, line ? idFrom(line) : null, now);
  if (!print) throw notFound();
  db.transaction((tx) =>
    recordEvent(tx, actor, {
      event: "loan-paper.opened",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      after: { paper: "loan-working" },
    }),
  );
  const { number, data } = print;
  const code = paperCode("loan-working-print", data);
  const facts = {
    number,
    code,
    printedAt: now,
    issuer: readSettings(db).issuerName,
    verifyUrl: null,
    foot: {
      number: `算式编号 ${number}　校验码 ${code}`,
      check: print.frozen ? "按报送批次里的算式打印，供核对" : "按打印当天的账计算，供核对",
      printed: `打印 ${todayOn(now)} ${clockOf(now)}　经办 ${actor.name}`,
    },
  };
  const page = `/loans/${loan.id}/subsidy/${quarter}${line ? `?line=${idFrom(line)}` : ""}`;
  return pdfResponse(() => drawWorking({ facts, data }, paperFonts()), `${number}.pdf`, page);
}
