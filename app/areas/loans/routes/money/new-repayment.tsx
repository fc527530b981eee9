import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay, todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure, yuanText } from "~/platform/money";
import { readFields } from "../../money/form-fields";
import { eventsOf, findLoan, workingDays } from "../../money/loan-record.server";
import { badForm, loanFormHead, loanOr404, newRequestKey, refuseEntry } from "../../money/loan-route.server";
import { positionOf } from "../../money/positions.server";
import { postRepayment } from "../../money/post-repayment.server";
import { readScan } from "../../money/read-scan.server";
import { repaymentFields } from "../../money/repayment-form";
import { ConfirmBox } from "../../money/ui/confirm-box";
import { EntryPage } from "../../money/ui/money-form";
import { unpaidInterest } from "../../money/unpaid-interest";
import { moneyText } from "../../text/money";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const t = translator(moneyText, language);
  const today = todayOn();
  const position = positionOf(loan, eventsOf(db, loan.id), today, workingDays(db));
  const due = (position?.rows ?? []).filter((r) => r.dueOn <= today);
  const sum = (of: (r: (typeof due)[number]) => number) => due.reduce((total, r) => total + of(r), 0);
  const principal = sum((r) => r.principalFen - r.paidPrincipalFen);
  const interest = sum((r) => r.interestFen - r.paidInterestFen);
  // Borne until today, due or not: who pays all principal back pays these days too.
  const whole = position ? unpaidInterest(position.book, today) : 0;
  return {
    page: {
      ...loanFormHead(db, loan, t("repay.title"), language),
      notes: [
        {
          text: `${t("repay.dueNow", { principal: yuanText(principal, language), interest: yuanText(interest, language) })}${language === "zh" ? "。" : ". "}${t("repay.whole", { amount: yuanText(loan.balanceFen, language), interest: yuanText(whole, language) })}${language === "zh" ? "。" : "."}`,
        },
      ],
    },
    back: `/loans/${loan.id}`,
    title: t("repay.title"),
    save: t("repay.title"),
    requestKey: newRequestKey(),
    values: {
      on: today,
      principal: principal > 0 ? yuanFigure(principal) : "",
      interest: interest > 0 ? yuanFigure(interest) : "",
    } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.repay");
  const db = database();
  const loan = loanOr404(db, actor.villages, params.loanId);
  const language = await languageOf(request);
  const form = await request.formData();
  const read = readFields(repaymentFields, form);
  const proof = await readScan(form, "proof");
  const on = parseDay(read.typed.on ?? "");
  if (!read.ok || !proof.ok)
    return badForm({
      typed: read.typed,
      errors: {
        // All that is wrong is said at once.
        ...(on && on > todayOn() ? { on: "loanWhy.future" } : {}),
        ...(read.ok ? {} : read.errors),
        ...(proof.ok ? {} : { proof: proof.why }),
      },
    });
  const v = read.values;
  const done = postRepayment(
    db,
    actor,
    loan.id,
    {
      on: v.on,
      principalFen: v.principal ?? 0,
      interestFen: v.interest ?? 0,
      penaltyFen: v.penalty ?? 0,
      note: v.note,
      proof: proof.scan,
      another: form.get("another") === "yes",
      surplus: form.get("surplus") === "yes",
    },
    sendingOf(actor, `repayment ${loan.id}`, form),
  );
  const requestKey = String(form.get("requestKey") ?? "");
  // What was ticked stays ticked, so that two questions can both be answered.
  const ticked = { another: String(form.get("another") ?? ""), surplus: String(form.get("surplus") ?? "") };
  if (!done.ok && "why" in done && done.why === "loanWhy.sameDay")
    return badForm({ typed: { ...read.typed, ...ticked }, errors: { another: done.why }, requestKey });
  if (!done.ok && "why" in done && done.why === "loanWhy.surplus")
    return badForm({
      typed: { ...read.typed, ...ticked, surplusBy: yuanText(done.surplusFen ?? 0, language) },
      errors: { surplus: done.why },
      requestKey,
    });
  if (!done.ok)
    return refuseEntry(
      actor,
      loan,
      { event: "loan.repaid", done, again: `/loans/${loan.id}/repayments/new`, form, typed: read.typed },
      language,
    );
  const balance = yuanText(findLoan(db, actor.villages, loan.id)?.balanceFen ?? 0, language);
  return redirectWithNotice(`/loans/${loan.id}`, translator(moneyText, language)("repay.done", { balance }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewRepayment() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(moneyText);
  const label = t("repay.meansAnother");
  return (
    <EntryPage
      fields={repaymentFields}
      data={d}
      answer={answer}
      labels={{ another: t("request.confirming"), surplus: t("request.confirming") }}
    >
      {(answer?.errors.another || answer?.typed.another === "yes") && (
        <ConfirmBox name="another" label={label} answer={answer} />
      )}
      {answer?.typed.surplusBy && (
        <ConfirmBox
          name="surplus"
          label={t("repay.meansSurplus", { amount: answer.typed.surplusBy })}
          answer={answer}
        />
      )}
    </EntryPage>
  );
}
