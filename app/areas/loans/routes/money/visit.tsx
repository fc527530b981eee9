import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { readFields } from "../../money/form-fields";
import { badForm, loanFormHead, loanOr404, newRequestKey, refuseLoan } from "../../money/loan-route.server";
import { readScan } from "../../money/read-scan.server";
import { MoneyFormPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";
import { recordVisit } from "../../visits/record-visit.server";
import { visitFields } from "../../visits/visit-rules";
import { findVisit } from "../../visits/visits.server";

/** `visitId` is a planned visit, or "new" for one that nobody had planned. */
const visitIdOf = (text: string | undefined): number | null => (text === "new" ? null : idFrom(text));

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.visit");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const id = visitIdOf(params.visitId);
  const visit = id === null ? null : findVisit(db, loan.id, id);
  if (visit === undefined) throw notFound();
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const title = visit ? t(`visit.kinds.${visit.kind as "other"}`) : t("visit.title");
  return {
    page: { ...loanFormHead(db, loan, title, language), notes: [{ text: t("visit.misuseHelp") }] },
    id: loan.id,
    requestKey: newRequestKey(),
    title,
    values: {
      doneOn: visit?.doneOn ?? todayOn(),
      jobs: visit?.jobs === null || visit === null ? "" : String(visit.jobs),
      use: visit?.use ?? "",
      note: visit?.note ?? "",
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.visit");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(visitFields, form);
  const photo = await readScan(form, "photo");
  if (!read.ok || !photo.ok)
    return badForm({
      typed: read.typed,
      errors: { ...(read.ok ? {} : read.errors), ...(photo.ok ? {} : { photo: photo.why }) },
    });
  const { turnover, ...said } = read.values;
  const done = recordVisit(
    db,
    actor,
    loan.id,
    visitIdOf(params.visitId),
    { ...said, turnoverFen: turnover, photo: photo.scan },
    { sending: sendingOf(actor, `loan-visit ${loan.id}`, form) },
  );
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.visited", why: done.why }, read.typed, language);
  const t = translator(moneyText, language);
  const stops = said.stopsOn ? longDay(said.stopsOn, language) : "";
  return redirectWithNotice(
    `/loans/${loan.id}`,
    done.caseId ? t("visit.opened", { day: stops }) : t("visit.done"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function VisitRoute() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: visitFields,
        values: d.values,
        answer,
        save: t("visit.save"),
        back: `/loans/${d.id}`,
        requestKey: d.requestKey,
      }}
    />
  );
}
