import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { applicationSubject } from "../../application/application-name";
import { stopWords } from "../../fund/stop-words";
import { disburseFields } from "../../money/disburse-form";
import { applicationInScope, disburseLoan } from "../../money/disburse-loan.server";
import { disbursementPage } from "../../money/disbursement-page.server";
import { readFields } from "../../money/form-fields";
import { badForm } from "../../money/loan-route.server";
import { readScan } from "../../money/read-scan.server";
import { ConfirmBox } from "../../money/ui/confirm-box";
import { type FormAnswer, MoneyFormPage } from "../../money/ui/money-form";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const application = applicationInScope(db, actor.villages, idFrom(params.applicationId));
  if (!application) throw notFound();
  return disbursementPage(db, application, await languageOf(request));
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.disburse");
  const db = database();
  const application = applicationInScope(db, actor.villages, idFrom(params.applicationId));
  if (!application) throw notFound();
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(disburseFields, form);
  const less = form.get("less") === "yes";
  const typed = less ? { ...read.typed, less: "yes" } : read.typed;
  const proof = await readScan(form, "proof");
  const missing = proof.ok && !proof.scan ? "form.scanMissing" : proof.ok ? null : proof.why;
  if (!read.ok || !proof.ok)
    return badForm({
      typed,
      errors: { ...(read.ok ? {} : read.errors), ...(missing ? { proof: missing } : {}) },
    });
  const { principal, rate, dueDay, ...v } = read.values;
  const done = disburseLoan(
    db,
    actor,
    application.id,
    {
      ...v,
      principalFen: principal,
      ratePpm: rate,
      dueDay: dueDay === "anniversary" ? null : Number(dueDay),
      proof: proof.scan,
      less,
    },
    sendingOf(actor, `disbursement ${application.id}`, form),
  );
  const t = translator(moneyText, language);
  if (!done.ok) {
    if (done.why === "loanWhy.notFound") throw notFound();
    if (done.why === "loanWhy.noProof") return badForm({ typed, errors: { proof: "form.scanMissing" } });
    if (done.why === "loanWhy.lessThanBank")
      return badForm({ typed, errors: { less: done.why, ...(missing ? { proof: missing } : {}) } });
    const answer: FormAnswer = {
      typed,
      // The proof lacks as well: both are said at once.
      errors: missing ? { proof: missing } : {},
      why: done.stop
        ? stopWords(done.stop, language, false)
        : t(done.why as Exclude<typeof done.why, "fundWhy.noCompany">, {
            note: done.note ?? "",
            name: done.name ?? "",
          }),
    };
    return refuse(
      actor,
      {
        event: "loan.disbursed",
        subject: applicationSubject(application),
        villageId: application.villageId,
        why: done.why,
      },
      answer,
    );
  }
  return redirectWithNotice(`/loans/${done.id}`, t("disburse.done"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Disbursement() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: disburseFields,
        values: d.values,
        answer,
        requestKey: d.requestKey,
        save: d.title,
        back: `/loans/applications/${d.applicationId}`,
        labels: { less: t("request.confirming") },
        children: (answer?.errors.less || answer?.typed.less) && (
          <ConfirmBox name="less" label={t("disburse.meansLess")} answer={answer} />
        ),
      }}
    />
  );
}
