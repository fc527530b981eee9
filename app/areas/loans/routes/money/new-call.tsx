import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { callFields } from "../../money/call-form";
import { readFields } from "../../money/form-fields";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { noteCall } from "../../money/note-call.server";
import { EntryPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.collect");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  return {
    page: loanFormHead(db, loan, t("call.title"), language),
    back: `/loans/${loan.id}`,
    title: t("call.title"),
    save: t("call.save"),
    values: { on: todayOn(), way: "phone" } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.collect");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const read = readFields(callFields, await request.formData());
  if (!read.ok) return badForm(read);
  const done = noteCall(db, actor, loan.id, read.values);
  if (!done.ok) return refuseLoan(actor, loan, { event: "loan.called", why: done.why }, read.typed, language);
  return redirectWithNotice(`/loans/${loan.id}`, translator(moneyText, language)("call.done"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewCall() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <EntryPage fields={callFields} data={d} answer={answer} />;
}
