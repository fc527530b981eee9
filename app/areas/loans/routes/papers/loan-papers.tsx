import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { refuse } from "~/platform/http/refuse.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { loanSubject } from "../../money/loan-name";
import { loanOr404 } from "../../money/loan-route.server";
import { issueForLoan } from "../../papers/issue-for-loan.server";
import { loanFile } from "../../papers/loan-gather.server";
import { papersOfLoan } from "../../papers/paper-queries.server";
import { papersPage } from "../../papers/papers-page.server";
import { readyForLoan } from "../../papers/ready-for-loan.server";
import { loanPaperText } from "../../text/papers";
import { PapersSheets } from "../../ui/papers/papers-sheets";

/** The papers of a loan: what is due now, what was issued. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const language = await languageOf(request);
  const loan = loanOr404(db, actor.villages, params.loanId);
  return {
    id: loan.id,
    number: loan.noteNumber,
    name: personName(loanFile(db, loan).name, language),
    title: translator(loanPaperText, language)("issue.title"),
    requestKey: randomUUID(),
    page: papersPage(readyForLoan(db, loan), papersOfLoan(db, loan.id), language),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const form = await request.formData();
  const t = translator(loanPaperText, await languageOf(request));
  const loan = loanOr404(db, actor.villages, params.loanId);
  const done = issueForLoan(db, actor, loan.id, String(form.get("paper") ?? "").slice(0, 40), {
    origin: publicOrigin(request),
    sending: sendingOf(actor, `loan-paper-of-${loan.id}`, form),
  });
  if (done.ok)
    return redirectWithNotice(`/loans/papers/${done.id}`, t("issue.done", { number: done.number }));
  if (done.why === "issue.why.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "loan-paper.issued",
      subject: loanSubject(loan),
      villageId: loan.villageId,
      why: done.why,
      values: done.values,
    },
    { why: t(done.why, done.values ?? {}) },
  );
}

export const meta = ({ data: d }: { data?: { title: string; name: string } }) => [
  { title: d ? `${d.name} ${d.title}` : "" },
];

export default function LoanPapers() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("forms.area"), to: "/loans" },
          { label: d.number, to: `/loans/${d.id}` },
          { label: d.title },
        ]}
        title={`${d.name} ${d.title}`}
        actions={
          <a className="btn" href="/loans/forms">
            {t("forms.title")}
          </a>
        }
      />
      <PapersSheets of="loan" page={d.page} requestKey={d.requestKey} why={result?.why ?? null} />
    </>
  );
}
