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
import { yuanFigure } from "~/platform/money";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { askRequest } from "../../money/ask-request.server";
import { partsOfLoan } from "../../money/claim-share.server";
import { eventWords } from "../../money/event-words";
import { readFields } from "../../money/form-fields";
import { standingEvents } from "../../money/loan-book";
import { bookOf, eventsOf } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { reasonFields } from "../../money/repayment-form";
import { requestsOf } from "../../money/requests.server";
import { reversible } from "../../money/reverse-rules";
import { MoneyForm } from "../../money/ui/money-form";
import { paperAtRisk } from "../../papers/paper-at-risk.server";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const events = eventsOf(db, loan.id);
  const event = events.find((e) => e.id === idFrom(params.eventId));
  if (!event) throw notFound();
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const what = eventWords(event, events, t, language);
  const title = t("event.title", { what, day: longDay(event.on, language) });
  const stands = standingEvents(bookOf(loan, events)).some((e) => e.id === event.id);
  const partFen = partsOfLoan(db, loan.id, events).get(event.id);
  const loose = (reversible as readonly string[]).includes(event.kind);
  return {
    page: loanFormHead(db, loan, title, language),
    title,
    id: loan.id,
    eventId: event.id,
    principal: yuanFigure(event.principalFen),
    interest: yuanFigure(event.interestFen),
    penalty: yuanFigure(event.penaltyFen),
    part: partFen === undefined ? null : yuanFigure(partFen),
    reason: event.reason,
    by: t("events.recorded", { name: event.userName, day: longDay(event.recordedOn, language) }),
    scan: event.proofType !== null,
    reversed: event.kind !== "reversed" && !stands,
    fixed: !loose && event.kind !== "reversed",
    asked: requestsOf(db, loan.id).find((r) => r.eventId === event.id && r.state === "asked")?.id ?? null,
    atRisk: stands && loose ? paperAtRisk(db, loan.id, event.kind, language) : null,
    may: stands && loose && can(actor, "loan.repay", loan.villageId),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const read = readFields(reasonFields, await request.formData());
  if (!read.ok) return badForm(read);
  const eventId = idFrom(params.eventId);
  if (!eventsOf(db, loan.id).some((e) => e.id === eventId)) throw notFound();
  const done = askRequest(db, actor, loan.id, {
    kind: "reversal",
    reason: read.values.reason,
    eventId,
    toOn: null,
    consents: [],
    principalFen: null,
    interestFen: null,
  });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.request-made", why: done.why }, read.typed, language);
  return redirectWithNotice(
    `/loans/${loan.id}/requests/${done.id}`,
    translator(moneyText, language)("request.sent"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function EventRoute() {
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
        {d.reversed && <Note tone="warn">{t("event.reversedAlready")}</Note>}
        <Sheet pad>
          <Facts
            items={[
              [t("events.principal"), d.principal],
              [t("events.interest"), d.interest],
              [t("events.penalty"), d.penalty],
              ...(d.part ? [[t("events.part"), d.part] as const] : []),
              [t("events.by"), d.by],
              ...(d.reason ? [[t("field.note"), d.reason] as const] : []),
              ...(d.scan
                ? [
                    [
                      t("field.proof"),
                      <a
                        key="scan"
                        href={`/loans/${d.id}/events/${d.eventId}/scan`}
                        target="_blank"
                        rel="noreferrer"
                      >
                        {t("event.scan")}
                      </a>,
                    ] as const,
                  ]
                : []),
            ]}
          />
        </Sheet>
        {d.fixed && <Note tone="mute">{t("event.fixed")}</Note>}
        {d.asked !== null && (
          <Note tone="warn">
            <a href={`/loans/${d.id}/requests/${d.asked}`}>{t("event.asked")}</a>
          </Note>
        )}
        {d.atRisk && <Note tone="warn">{d.atRisk}</Note>}
        {d.may && d.asked === null && (
          <MoneyForm
            title={t("event.reverse")}
            fields={reasonFields}
            values={{}}
            answer={answer}
            save={t("request.asking")}
            back={`/loans/${d.id}`}
            confirm={t("event.reverseHelp")}
            danger
          />
        )}
      </div>
    </>
  );
}
