import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { readGranted, typedOfLines } from "../../subsidy/approval-form";
import { batchSubject } from "../../subsidy/batch-name";
import { batchPage } from "../../subsidy/batch-page.server";
import { batchSteps } from "../../subsidy/batch-rules";
import { findBatch, linesOf } from "../../subsidy/batches.server";
import { changeBatch } from "../../subsidy/change-batch.server";
import { type BatchAnswer, BatchPageView } from "../../subsidy/ui/batch-page";
import { subsidyText } from "../../text/subsidy";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.view"), request);
  const batch = findBatch(database(), idFrom(params.subsidyBatchId));
  if (!batch) throw notFound();
  return batchPage(database(), actor, batch, await languageOf(request));
}

/** `step`: which right it takes depends on it. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = everywhere(await requireActor(request, "subsidy.view"), request);
  const db = database();
  const batch = findBatch(db, idFrom(params.subsidyBatchId));
  if (!batch) throw notFound();
  const language = await languageOf(request);
  const t = translator(subsidyText, language);
  const form = await request.formData();
  const step = batchSteps.find((s) => s === form.get("step"));
  if (!step) throw notFound();
  const needs = step === "check" || step === "return" ? "subsidy.check" : "subsidy.batch";
  const actor = everywhere(await requireActor(request, needs), request);
  const text = (name: string) =>
    String(form.get(name) ?? "")
      .trim()
      .slice(0, 100);
  const lines = step === "approve" ? linesOf(db, batch.id) : [];
  const typed = {
    ...typedOfLines(form, lines),
    approvalNumber: text("approvalNumber"),
    note: text("note"),
    paidOn: text("paidOn"),
    paymentNumber: text("paymentNumber"),
  };
  const granted = step === "approve" ? readGranted(form, lines) : null;
  if (granted && !granted.ok) {
    const said = Object.entries(granted.errors).map(([name, why]) => [name, t(`batch.${why}`)] as const);
    const why = [...new Set(said.map(([, words]) => words))].join("");
    return data<BatchAnswer>({ why, typed, errors: Object.fromEntries(said) }, { status: 400 });
  }
  if (step === "correct" && !typed.note)
    return data<BatchAnswer>({ why: t("batch.correctWhy"), typed }, { status: 400 });
  const paidOn = parseDay(typed.paidOn);
  if (step === "pay" && typed.paidOn && !paidOn)
    return data<BatchAnswer>({ why: t("batch.badDay"), typed }, { status: 400 });
  const done = changeBatch(db, actor, batch.id, step, {
    granted: granted?.granted,
    approvalNumber: typed.approvalNumber || null,
    paymentNumber: typed.paymentNumber || null,
    on: step === "pay" ? paidOn : null,
    note: typed.note || null,
  });
  if (!done.ok) {
    const answer: BatchAnswer = { why: t(done.why), typed };
    if (done.why === "subsidyWhy.fourEyes") return refuseSamePerson(answer);
    return refuse(
      viewer,
      {
        event: "subsidy.batch-changed",
        subject: batchSubject(batch),
        why: done.why,
        before: { state: `batch-${batch.state}` },
      },
      answer,
    );
  }
  return redirectWithNotice(`/subsidy/${done.id}`, t("batch.done", { step: t(`batch.steps.${step}`) }));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Batch() {
  return <BatchPageView page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
