import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { readFields } from "../../money/form-fields";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { MoneyForm } from "../../money/ui/money-form";
import { overPaidWords } from "../../subsidy/over-paid-words.server";
import { moneyText } from "../../text/money";
import { decideCase } from "../../visits/decide-case.server";
import { caseFields } from "../../visits/visit-rules";
import { casesOf } from "../../visits/visits.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const found = casesOf(db, loan.id).find((c) => c.id === idFrom(params.caseId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const day = (on: string) => longDay(on, language);
  return {
    page: loanFormHead(db, loan, t("case.title"), language),
    title: t("case.title"),
    id: loan.id,
    mine: found.openedBy === actor.userId,
    open: found.state === "open",
    may: can(actor, "loan.decide", loan.villageId),
    tooMuch: found.state === "unfounded" ? [] : overPaidWords(db, actor, loan, language),
    rows: [
      [
        t("case.what"),
        `${found.what} ${t("case.opened", { name: personName(found.openedByName, language), day: day(found.openedOn) })}`,
      ],
      [t("field.stopsOn"), day(found.stopsOn)],
      [t("field.decision"), t(`case.states.${found.state as "open"}`)],
      ...(found.decidedByName && found.decidedOn
        ? [
            [
              t("request.decided"),
              `${personName(found.decidedByName, language)}${t("comma")}${day(found.decidedOn)} ${found.decision ?? ""}`,
            ],
          ]
        : []),
    ] as [string, string][],
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.decide");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const read = readFields(caseFields, await request.formData());
  if (!read.ok) return badForm(read);
  const { decision, text } = read.values;
  const done = decideCase(db, actor, loan.id, idFrom(params.caseId), { proved: decision === "proved", text });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.case-decided", why: done.why }, read.typed, language);
  return redirectWithNotice(`/loans/${loan.id}`, translator(moneyText, language)("case.done"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function CaseRoute() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  return (
    <>
      <PageHead crumbs={d.page.crumbs} title={d.title} facts={d.page.facts} />
      <div className="stack">
        {answer?.why && (
          <Note tone="bad" role="alert">
            {answer.why}
          </Note>
        )}
        <Sheet pad>
          <Facts items={d.rows} />
        </Sheet>
        {d.tooMuch.map((o) => (
          <Note key={o.to} tone="warn">
            {o.text} <a href={o.to}>{t("case.askBack")}</a>
          </Note>
        ))}
        {d.open && d.mine && <Note tone="warn">{t("loanWhy.fourEyes")}</Note>}
        {d.open && d.may && !d.mine && (
          <MoneyForm
            title={t("case.title")}
            fields={caseFields}
            values={{}}
            answer={answer}
            save={t("case.save")}
            back={`/loans/${d.id}`}
          />
        )}
      </div>
    </>
  );
}
