import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { yuanText } from "~/platform/money";
import { claimShare } from "../../money/claim-share.server";
import { readFields } from "../../money/form-fields";
import { bookOf, eventsOf } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, newRequestKey, refuseEntry } from "../../money/loan-route.server";
import { claimFen, owedBack, standingOf } from "../../money/loan-standing";
import { recoverClaim } from "../../money/recover-claim.server";
import { recoveryFields } from "../../money/repayment-form";
import { MoneyFormPage } from "../../money/ui/money-form";
import { RecoveryParts } from "../../money/ui/recovery-parts";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const claim = owedBack(standingOf(bookOf(loan, eventsOf(db, loan.id))));
  const money = (fen: number) => yuanText(fen, language);
  const share = claimShare(db, loan, language);
  const barred = claimFen(claim) > 0 ? null : t("loanWhy.notCompensated");
  return {
    page: {
      ...loanFormHead(db, loan, t("recover.title"), language),
      barred,
      notes: barred
        ? []
        : [
            {
              text: t(loan.state === "written-off" ? "recover.lost" : "recover.owed", {
                principal: money(claim.principal),
                interest: money(claim.interest),
                fees: money(claim.fees),
              }),
            },
            ...(share ? [{ text: `${share.left}${language === "zh" ? "" : " "}${share.rule}` }] : []),
          ],
    },
    share: share && { sharing: share.sharing, fund: share.fund },
    back: `/loans/${loan.id}`,
    title: t("recover.title"),
    save: t("recover.title"),
    requestKey: newRequestKey(),
    values: { on: todayOn(), order: "principal-first" } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(recoveryFields, form);
  if (!read.ok) return badForm(read);
  const { on, amount, order, note } = read.values;
  const done = recoverClaim(
    db,
    actor,
    loan.id,
    { on, fen: amount, order, note },
    sendingOf(actor, `recovery ${loan.id}`, form),
  );
  if (!done.ok)
    return refuseEntry(
      actor,
      loan,
      { event: "loan.recovered", done, again: `/loans/${loan.id}/recoveries/new`, form, typed: read.typed },
      language,
    );
  return redirectWithNotice(`/loans/${loan.id}`, translator(moneyText, language)("recover.done"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewRecovery() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const { page, values, save, back, requestKey, share } = d;
  return (
    <MoneyFormPage
      page={page}
      form={{
        fields: recoveryFields,
        values,
        answer,
        save,
        back,
        requestKey,
        children: share && <RecoveryParts {...share} />,
      }}
    />
  );
}
