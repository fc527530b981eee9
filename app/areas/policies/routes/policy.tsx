import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { decidePolicyVersion } from "../decide-policy-version.server";
import { policyText } from "../text";
import { PolicyVersionPage } from "../ui/version-page";
import { findVersion, versionPage } from "../version-page.server";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const page = versionPage(database(), Number(params.versionId), await languageOf(request));
  if (!page) throw notFound();
  const { proposal } = page;
  return {
    page,
    title: page.document,
    mayAdd: can(actor, "policy.manage") && proposal === null,
    mine: proposal?.by === actor.userId,
    mayDecide: can(actor, "policy.confirm") && proposal?.open === true && proposal.by !== actor.userId,
  };
}

/** `answer`: yes | no, of somebody other than who proposed the version. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "policy.confirm");
  const db = database();
  const id = idFrom(params.versionId);
  const found = findVersion(db, id);
  if (!found) throw notFound();
  const form = await request.formData();
  const t = translator(policyText, await languageOf(request));
  const text = String(form.get("text") ?? "")
    .trim()
    .slice(0, 300);
  const yes = form.get("answer") === "yes";
  const done = decidePolicyVersion(db, actor, id, { yes, text: text || null });
  if (done.ok) return redirectWithNotice(`/policies/${id}`, t(yes ? "proposal.confirmed" : "proposal.noted"));
  if (done.why === "policy.notFound") throw notFound();
  const answer = { why: t(done.why), text };
  if (done.why === "policy.samePerson") return refuseSamePerson(answer);
  if (done.why === "policy.reason") return data(answer, { status: 400 });
  return refuse(
    actor,
    {
      event: yes ? "policy.added" : "policy.refused",
      subject: { kind: "policy", id, label: found.version.document },
      why: done.why,
    },
    answer,
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function PolicyVersion() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return (
    <PolicyVersionPage
      page={d.page}
      mayAdd={d.mayAdd}
      proposal={{ mine: d.mine, mayDecide: d.mayDecide, answer: answer ?? null }}
    />
  );
}
