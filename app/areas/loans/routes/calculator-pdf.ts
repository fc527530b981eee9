import type { LoaderFunctionArgs } from "@remix-run/node";
import { requireActor } from "~/platform/access/require-actor.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { database } from "~/platform/database.server";
import { clockOf, todayOn } from "~/platform/dates";
import { notFound } from "~/platform/http/responses.server";
import { paperCode } from "~/platform/pdf/check-code.server";
import { paperFonts } from "~/platform/pdf/paper-fonts.server";
import { pdfResponse } from "~/platform/pdf/pdf-response.server";
import { readSettings } from "~/platform/settings.server";
import { calculatorPage } from "../calculator.server";
import { borrowerOf } from "../calculator-person.server";
import { calculationOnPaper } from "../papers/calculation-gather";
import { drawCalculation } from "../pdf/draw-calculation";

/** GET: a calculation on paper, as its address asks. Nothing of it is kept; one that names somebody is a row of the log. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.calculate");
  const db = database();
  const query = new URL(request.url).searchParams;
  const of = borrowerOf(db, actor, query);
  const page = of && calculatorPage(db, query, "zh", of.person, of.known);
  const result = page?.answer?.result;
  if (!of || !page || !result) throw notFound();
  const now = Date.now();
  const today = todayOn(now);
  const number = `CSD-${today.replaceAll("-", "")}`;
  const data = calculationOnPaper(page.values, result, page.answer?.facts ?? [], of.person?.name ?? null);
  const { person } = of;
  if (person)
    db.transaction((tx) =>
      recordEvent(tx, actor, {
        event: "loan-paper.opened",
        subject: { kind: "loan-paper", id: number, label: number },
        villageId: person.villageId,
        after: { paper: "loan-calculation", name: person.name },
      }),
    );
  const code = paperCode("loan-calculation", data);
  const facts = {
    number,
    code,
    printedAt: now,
    issuer: readSettings(db).issuerName,
    verifyUrl: null,
    foot: {
      number: `测算单号 ${number}　校验码 ${code}`,
      check: "测算不是批准，以放款时的合同和办法为准",
      printed: `打印 ${today} ${clockOf(now)}　经办 ${actor.name}`,
    },
  };
  return pdfResponse(
    () => drawCalculation({ facts, data }, paperFonts()),
    `${number}.pdf`,
    "/loans/calculator",
  );
}
