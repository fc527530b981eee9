import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readFields } from "../../money/form-fields";
import { badForm, loanFormHead, loanOr404, newRequestKey } from "../../money/loan-route.server";
import { markOldScheme } from "../../money/mark-old-scheme.server";
import { schemeFields } from "../../money/scheme-form";
import { EntryPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";

/** Whether a loan on record is one of those of before 2015. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  return {
    page: { ...loanFormHead(db, loan, t("scheme.title"), language), notes: [{ text: t("scheme.help") }] },
    back: `/loans/${loan.id}`,
    title: t("scheme.title"),
    save: t("scheme.save"),
    requestKey: newRequestKey(),
    values: { scheme: loan.oldScheme ? "old" : "new" } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const read = readFields(schemeFields, await request.formData());
  if (!read.ok) return badForm(read);
  const { scheme, reason } = read.values;
  const done = markOldScheme(db, actor, loan.id, { old: scheme === "old", reason });
  if (!done.ok) throw notFound();
  return redirectWithNotice(
    `/loans/${loan.id}`,
    translator(moneyText, await languageOf(request))("scheme.done"),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Scheme() {
  return (
    <EntryPage
      fields={schemeFields}
      data={useLoaderData<typeof loader>()}
      answer={useActionData<typeof action>()}
    />
  );
}
