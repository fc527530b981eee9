import { randomUUID } from "node:crypto";
import type { ActionFunctionArgs, LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { PageHead } from "~/ui/page-head";
import { applicationNumber, applicationSubject } from "../../application/application-name";
import { findApplication } from "../../application/application-queries.server";
import { whyNoCompany } from "../../papers/guarantor-named.server";
import { issueForApplication } from "../../papers/issue-for-application.server";
import { borrowerName } from "../../papers/letter-about.server";
import { papersOfApplication } from "../../papers/paper-queries.server";
import { papersPage } from "../../papers/papers-page.server";
import { readyForApplication } from "../../papers/ready-for-application.server";
import { loanPaperText } from "../../text/papers";
import { PapersSheets } from "../../ui/papers/papers-sheets";

/** The papers of an application: what is due now, what was issued. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const language = await languageOf(request);
  const found = findApplication(db, actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  const { application: a } = found;
  return {
    id: a.id,
    number: applicationNumber(a),
    name: personName(borrowerName(found), language),
    title: translator(loanPaperText, language)("issue.title"),
    requestKey: randomUUID(),
    noCompany: whyNoCompany(db, a, todayOn()),
    page: papersPage(readyForApplication(db, found, todayOn()), papersOfApplication(db, a.id), language),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "loan.paper");
  const db = database();
  const id = idFrom(params.applicationId);
  const form = await request.formData();
  const t = translator(loanPaperText, await languageOf(request));
  const found = findApplication(db, actor, id);
  if (!found) throw notFound();
  const done = issueForApplication(db, actor, id, String(form.get("paper") ?? "").slice(0, 40), {
    origin: publicOrigin(request),
    sending: sendingOf(actor, `loan-paper-${id}`, form),
  });
  if (done.ok)
    return redirectWithNotice(`/loans/papers/${done.id}`, t("issue.done", { number: done.number }));
  if (done.why === "issue.why.notFound") throw notFound();
  const { application: a } = found;
  return refuse(
    actor,
    {
      event: "loan-paper.issued",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: done.why,
      values: done.values,
    },
    { why: t(done.why, done.values ?? {}) },
  );
}

export const meta = ({ data: d }: { data?: { title: string; name: string } }) => [
  { title: d ? `${d.name} ${d.title}` : "" },
];

export default function ApplicationPapers() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(loanPaperText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("forms.area"), to: "/loans" },
          { label: d.number, to: `/loans/applications/${d.id}` },
          { label: d.title },
        ]}
        title={`${d.name} ${d.title}`}
        actions={
          <a className="btn" href="/loans/forms">
            {t("forms.title")}
          </a>
        }
      />
      <PapersSheets
        of="application"
        page={d.page}
        requestKey={d.requestKey}
        why={result?.why ?? null}
        noCompany={d.noCompany}
      />
    </>
  );
}
