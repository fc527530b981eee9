import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay, todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { DateField } from "~/ui/date-field";
import { Figure } from "~/ui/list";
import { PageHead } from "~/ui/page-head";
import { loanFormHead, loanOr404 } from "../../money/loan-route.server";
import { statementOn } from "../../money/statement.server";
import { EventSheet } from "../../money/ui/event-sheet";
import { moneyText } from "../../text/money";

/** `?on=` any day: what was owed and paid by then. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const title = translator(moneyText, language)("statement.title");
  const on = parseDay(new URL(request.url).searchParams.get("on") ?? "") ?? todayOn();
  return {
    page: loanFormHead(db, loan, title, language),
    title,
    id: loan.id,
    on,
    statement: statementOn(db, loan, on, language),
  };
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Statement() {
  const d = useLoaderData<typeof loader>();
  const t = useText(moneyText);
  const s = d.statement;
  const unit = t("yuan");
  return (
    <>
      <PageHead crumbs={d.page.crumbs} title={d.title} facts={[...(d.page.facts ?? []), s.asOf]} />
      <div className="stack">
        <form method="get" className="filterbar row">
          <DateField
            id="on"
            name="on"
            label={t("statement.choose")}
            defaultValue={d.on}
            pick={t("form.pickDay")}
          />
          <button type="submit" className="btn">
            {t("statement.show")}
          </button>
        </form>
        <div className="kpis">
          <Figure label={t("statement.principal")} value={s.principal} unit={unit} />
          <Figure label={t("statement.repaid")} value={s.repaid} unit={unit} />
          <Figure label={t("statement.balance")} value={s.balance} unit={unit} />
          <Figure label={t("statement.interest")} value={s.interest} unit={unit} />
          <Figure label={t("statement.overdue")} value={s.overdue} unit={unit} bad={s.overdue !== "0.00"} />
        </div>
        <EventSheet loanId={d.id} events={s.events} />
      </div>
    </>
  );
}
