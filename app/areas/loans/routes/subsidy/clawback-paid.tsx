import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanText } from "~/platform/money";
import { readFields } from "../../money/form-fields";
import { loanSubject } from "../../money/loan-name";
import { badForm, loanFormHead, loanOr404 } from "../../money/loan-route.server";
import { type FormAnswer, MoneyFormPage } from "../../money/ui/money-form";
import { clawedBack } from "../../subsidy/claw-back.server";
import { clawPaidFields } from "../../subsidy/claw-form";
import { clawbacksOf } from "../../subsidy/ledger.server";
import { moneyText } from "../../text/money";
import { subsidyText } from "../../text/subsidy";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "subsidy.batch");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const found = clawbacksOf(db, loan.id).find((c) => c.id === idFrom(params.clawbackId));
  if (!found) throw notFound();
  const language = await languageOf(request);
  const t = translator(subsidyText, language);
  return {
    page: {
      ...loanFormHead(db, loan, t("batch.clawPaid"), language),
      notes: [
        {
          text: [yuanText(found.fen, language), found.reason, longDay(found.askedOn, language)].join(
            translator(moneyText, language)("comma"),
          ),
        },
      ],
    },
    title: t("batch.clawPaid"),
    back: `/loans/${loan.id}`,
    values: { on: found.paidOn ?? todayOn() } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "subsidy.batch");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const t = translator(subsidyText, await languageOf(request));
  const read = readFields(clawPaidFields, await request.formData());
  if (!read.ok) return badForm(read);
  const done = clawedBack(db, actor, loan.id, idFrom(params.clawbackId), read.values.on);
  if (!done.ok) {
    if (done.why === "subsidyWhy.notFound") throw notFound();
    const answer: FormAnswer = { typed: read.typed, errors: {}, why: t(done.why) };
    return refuse(
      actor,
      { event: "subsidy.clawed-back", subject: loanSubject(loan), villageId: loan.villageId, why: done.why },
      answer,
    );
  }
  return redirectWithNotice(`/loans/${loan.id}#subsidy`, t("batch.clawPaid"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ClawbackPaid() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(subsidyText);
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: clawPaidFields,
        values: d.values,
        answer,
        labels: { on: t("batch.clawPaidOn") },
        save: t("batch.clawSave"),
        back: d.back,
      }}
    />
  );
}
