import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Db } from "db/client.server";
import type { VillageScope } from "~/platform/access/actor";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { yuanFigure, yuanText } from "~/platform/money";
import { readFields } from "../../money/form-fields";
import { loanSubject } from "../../money/loan-name";
import { findLoan } from "../../money/loan-record.server";
import { badForm, loanFormHead } from "../../money/loan-route.server";
import { type FormAnswer, MoneyFormPage } from "../../money/ui/money-form";
import { linesOf } from "../../subsidy/batches.server";
import { askBack, openCase } from "../../subsidy/claw-back.server";
import { clawFields, clawFieldsOfCase } from "../../subsidy/claw-form";
import { overPaid } from "../../subsidy/over-paid.server";
import { subsidyText } from "../../text/subsidy";

function lineOr404(db: Db, scope: VillageScope, params: { subsidyBatchId?: string; lineId?: string }) {
  const line = linesOf(db, idFrom(params.subsidyBatchId)).find((l) => l.id === idFrom(params.lineId));
  const loan = line && findLoan(db, scope, line.loanId);
  if (!line || !loan) throw notFound();
  return { line, loan };
}

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.batch"), request);
  const db = database();
  const { line, loan } = lineOr404(db, actor.villages, params);
  const language = await languageOf(request);
  const t = translator(subsidyText, language);
  const title = t("batch.clawTitle");
  const found = openCase(db, loan.id, line.quarter);
  const leftFen = (line.paidFen ?? 0) - line.clawedFen;
  // What was too much; where nothing was, the whole of it may be asked back for another reason.
  const overFen = overPaid(db, loan).find((o) => o.lineId === line.id)?.fen;
  const tooMuchFen = overFen ?? leftFen;
  const figures = { left: yuanText(leftFen, language), over: yuanText(overFen ?? 0, language) };
  return {
    choices: found && [
      { value: "case", label: t("batch.clawOfCase", { what: found.what }) },
      { value: "other", label: t("batch.clawOfOther") },
    ],
    page: {
      ...loanFormHead(db, loan, title, language),
      notes: [{ text: t(overFen ? "batch.clawOver" : "batch.clawNoneOver", figures) }],
    },
    title,
    back: `/subsidy/${line.batchId}`,
    values: { amount: yuanFigure(tooMuchFen) } as Record<string, string>,
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "subsidy.batch"), request);
  const db = database();
  const { line, loan } = lineOr404(db, actor.villages, params);
  const t = translator(subsidyText, await languageOf(request));
  const body = await request.formData();
  if (!openCase(db, loan.id, line.quarter)) body.set("of", "other");
  const read = readFields(clawFieldsOfCase, body);
  if (!read.ok) return badForm(read);
  const { amount: fen, reason, of } = read.values;
  const done = askBack(db, actor, line.id, { fen, reason, of });
  if (!done.ok) {
    if (done.why === "subsidyWhy.notFound") throw notFound();
    const answer: FormAnswer = { typed: read.typed, errors: {}, why: t(done.why) };
    return refuse(
      actor,
      { event: "subsidy.asked-back", subject: loanSubject(loan), villageId: loan.villageId, why: done.why },
      answer,
    );
  }
  return redirectWithNotice(`/loans/${loan.id}#subsidy`, t("batch.clawDone"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Clawback() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const t = useText(subsidyText);
  return (
    <MoneyFormPage
      page={d.page}
      form={{
        fields: d.choices ? clawFieldsOfCase : clawFields,
        choices: d.choices ? { of: d.choices } : undefined,
        values: d.values,
        answer,
        labels: { amount: t("batch.clawAmount"), reason: t("batch.clawReason"), of: t("batch.clawOf") },
        save: d.title,
        back: d.back,
      }}
    />
  );
}
