import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readFields } from "../../money/form-fields";
import { lifeOn } from "../../money/loan-book";
import { bookOf, eventsOf, workingDays } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, refuseLoan } from "../../money/loan-route.server";
import { readScan } from "../../money/read-scan.server";
import { recordLetter } from "../../money/record-letter.server";
import { letterFields } from "../../money/repayment-form";
import { EntryPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const life = lifeOn(bookOf(loan, eventsOf(db, loan.id)), todayOn(), workingDays(db));
  const span = life?.overdue.filter((o) => !o.restored).at(-1);
  return {
    page: {
      ...loanFormHead(db, loan, t("letter.title"), language),
      notes: [{ text: t("letter.help") }],
    },
    back: `/loans/${loan.id}`,
    title: t("letter.title"),
    save: t("letter.save"),
    values: { fromOn: span?.from ?? "", untilOn: span?.to ?? "" } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(letterFields, form);
  const proof = await readScan(form, "proof");
  const missing = proof.ok && !proof.scan ? "form.scanMissing" : proof.ok ? null : proof.why;
  if (!read.ok || !proof.ok || missing)
    return badForm({
      typed: read.typed,
      errors: { ...(read.ok ? {} : read.errors), ...(missing ? { proof: missing } : {}) },
    });
  const { fromOn, untilOn, reason } = read.values;
  const done = recordLetter(db, actor, loan.id, { from: fromOn, to: untilOn, reason, proof: proof.scan });
  if (!done.ok)
    return refuseLoan(actor, loan, { event: "loan.letter-recorded", why: done.why }, read.typed, language);
  return redirectWithNotice(`/loans/${loan.id}`, translator(moneyText, language)("letter.done"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Letter() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return <EntryPage fields={letterFields} data={d} answer={answer} />;
}
