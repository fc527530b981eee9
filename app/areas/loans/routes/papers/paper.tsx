import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { type Changed, deliverPaper, paperSubject, voidPaper } from "../../papers/change-paper.server";
import { findPaper } from "../../papers/paper-queries.server";
import { issuedRow } from "../../papers/papers-page.server";
import { noticeOwed } from "../../stages/give-notice.server";
import { loanPaperText } from "../../text/papers";
import { PaperPage } from "../../ui/papers/paper-page";

/** One issued paper: print it, note its delivery, make it void. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const language = await languageOf(request);
  const db = database();
  const paper = findPaper(db, actor, idFrom(params.loanPaperId));
  if (!paper) throw notFound();
  return {
    ...issuedRow(paper, language),
    code: paper.code,
    today: todayOn(),
    deliveredOn: paper.deliveredOn,
    // A refusal is handed over on the page of its application, where the notice is due.
    notice:
      paper.kind === "refusal" && paper.applicationId && noticeOwed(db, paper.applicationId)
        ? `/loans/applications/${paper.applicationId}#notice`
        : null,
    back: paper.loanId
      ? `/loans/${paper.loanId}/issued-papers`
      : paper.batchId
        ? `/subsidy/${paper.batchId}/issued-papers`
        : paper.applicationId
          ? `/loans/applications/${paper.applicationId}/issued-papers`
          : "/loans",
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const id = idFrom(params.loanPaperId);
  const paper = findPaper(db, actor, id);
  if (!paper) throw notFound();
  const form = await request.formData();
  const t = translator(loanPaperText, await languageOf(request));
  const voiding = form.get("intent") === "void";
  if (!voiding && paper.kind === "refusal" && paper.applicationId && noticeOwed(db, paper.applicationId))
    return redirectWithNotice(
      `/loans/applications/${paper.applicationId}#notice`,
      t("issue.atApplication"),
      "warn",
    );
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, 120);
  const typed = String(form.get("deliveredOn") ?? "").trim();
  const done: Changed = voiding
    ? voidPaper(db, actor, id, reason)
    : deliverPaper(db, actor, id, parseDay(typed));
  if (done.ok)
    return redirectWithNotice(`/loans/papers/${id}`, t(voiding ? "issue.voidSaved" : "issue.deliverSaved"));
  if (done.why === "issue.why.notFound") throw notFound();
  const answer = {
    field: voiding ? ("reason" as const) : ("deliveredOn" as const),
    why: t(done.why),
    reason,
    deliveredOn: typed,
  };
  if (done.why !== "issue.why.void") return data(answer, { status: 400 });
  return refuse(
    actor,
    {
      event: "loan-paper.delivered",
      subject: paperSubject(paper),
      villageId: paper.villageId ?? undefined,
      why: done.why,
    },
    answer,
  );
}

export const meta = ({ data: d }: { data?: { number: string; name: string } }) => [
  { title: d ? `${d.name} ${d.number}` : "" },
];

export default function Paper() {
  return <PaperPage paper={useLoaderData<typeof loader>()} answer={useActionData<typeof action>() ?? null} />;
}
