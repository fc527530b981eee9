import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { everywhere } from "~/platform/access/everywhere.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { issueForBatch } from "../../papers/issue-for-loan.server";
import { papersOfBatch } from "../../papers/paper-queries.server";
import { papersPage } from "../../papers/papers-page.server";
import { readyForBatch } from "../../papers/ready-for-batch.server";
import { batchNumber, batchSubject } from "../../subsidy/batch-name";
import { findBatch } from "../../subsidy/batches.server";
import { loanPaperText } from "../../text/papers";
import { PapersSheets } from "../../ui/papers/papers-sheets";

/** The papers of a quarter's batch: the list that finance is asked by. It names people of all villages. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  everywhere(await requireActor(request, "loan.paper"), request);
  const db = database();
  const language = await languageOf(request);
  const batch = findBatch(db, idFrom(params.subsidyBatchId));
  if (!batch) throw notFound();
  return {
    id: batch.id,
    name: batchNumber(batch),
    title: translator(loanPaperText, language)("issue.title"),
    requestKey: randomUUID(),
    page: papersPage(readyForBatch(db, batch), papersOfBatch(db, batch.id), language),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = everywhere(await requireActor(request, "loan.paper"), request);
  const db = database();
  const form = await request.formData();
  const t = translator(loanPaperText, await languageOf(request));
  const batch = findBatch(db, idFrom(params.subsidyBatchId));
  if (!batch) throw notFound();
  const done = issueForBatch(db, actor, batch.id, String(form.get("paper") ?? "").slice(0, 40), {
    origin: publicOrigin(request),
    sending: sendingOf(actor, `loan-paper-of-batch-${batch.id}`, form),
  });
  if (done.ok)
    return redirectWithNotice(`/loans/papers/${done.id}`, t("issue.done", { number: done.number }));
  if (done.why === "issue.why.notFound") throw notFound();
  return refuse(
    actor,
    { event: "loan-paper.issued", subject: batchSubject(batch), why: done.why, values: done.values },
    { why: t(done.why, done.values ?? {}) },
  );
}

export const meta = ({ data: d }: { data?: { title: string; name: string } }) => [
  { title: d ? `${d.name} ${d.title}` : "" },
];

export default function BatchPapers() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("forms.area"), to: "/loans" },
          { label: d.name, to: `/subsidy/${d.id}` },
          { label: d.title },
        ]}
        title={`${d.name} ${d.title}`}
        actions={
          <a className="btn" href="/loans/forms">
            {t("forms.title")}
          </a>
        }
      />
      <PapersSheets of="batch" page={d.page} requestKey={d.requestKey} why={result?.why ?? null} />
    </>
  );
}
