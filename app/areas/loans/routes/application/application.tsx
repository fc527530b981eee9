import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Language, translator } from "~/platform/i18n/text";
import { bigYuanText } from "~/platform/money";
import { applicationSubject } from "../../application/application-name";
import { applicationPage } from "../../application/application-page.server";
import { type FoundApplication, findApplication } from "../../application/application-queries.server";
import { checkAgain } from "../../application/check-application.server";
import type { ApplicationState } from "../../application-state";
import { castVote } from "../../stages/cast-vote.server";
import { votes } from "../../stages/committee";
import { giveNotice } from "../../stages/give-notice.server";
import { readStep } from "../../stages/read-step";
import { capabilityOf, stepOf } from "../../stages/steps";
import { takeStep } from "../../stages/take-step.server";
import { isSamePerson } from "../../stages/why-not-step.server";
import { applicationText } from "../../text/application";
import { ApplicationPageView } from "../../ui/application/application-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const found = findApplication(database(), actor, idFrom(params.applicationId));
  if (!found) throw notFound();
  return applicationPage(database(), actor, found, await languageOf(request));
}

/** One step on, a vote, the note of a refusal, or the rules once more: which right it takes depends on what is asked. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "loan.view");
  const found = findApplication(database(), viewer, idFrom(params.applicationId));
  if (!found) throw notFound();
  const form = await request.formData();
  const language = await languageOf(request);
  switch (form.get("intent")) {
    case "check": {
      const done = checkAgain(database(), viewer, found.application.id);
      if (!done.ok && done.why === "application.why.notFound") throw notFound();
      const t = translator(applicationText, language);
      return redirectWithNotice(
        `/loans/applications/${found.application.id}`,
        done.ok ? t("check.done", { failing: done.failing, unproved: done.unproved }) : t(done.why),
        done.ok ? "ok" : "warn",
      );
    }
    case "vote":
      return voteAction(request, found, form, language);
    case "notice":
      return noticeAction(request, found, form, language);
    default:
      return stepAction(request, found, form, language);
  }
}

async function stepAction(request: Request, found: FoundApplication, form: FormData, language: Language) {
  const { application: a } = found;
  const step = stepOf(String(form.get("step") ?? ""));
  if (!step) throw notFound();
  const actor = await requireActor(request, capabilityOf(step, a.state as ApplicationState));
  const t = translator(applicationText, language);
  const { wrong, typed, input } = readStep(form);
  const answer = (why: string) => ({ step: step.key as string, why, typed });
  if (wrong[0]) return data(answer(t(`step.why.${wrong[0]}`)), { status: 400 });
  const result = takeStep(database(), actor as Parameters<typeof takeStep>[1], a.id, step.key, input);
  if (result.ok)
    return redirectWithNotice(
      `/loans/applications/${a.id}`,
      t("step.done", { state: t(`state.${result.to}`) }),
    );
  if (result.why === "application.why.notFound") throw notFound();
  const words = t(result.why, {
    ...result.values,
    ...(typeof result.values?.most === "number" ? { most: bigYuanText(result.values.most, language) } : {}),
  });
  if (isSamePerson(result.why)) return refuseSamePerson(answer(words));
  if (["step.why.reason", "step.why.amount", "step.why.bank", "step.why.rate"].includes(result.why))
    return data(answer(words), { status: 400 });
  return refuse(
    actor,
    {
      event: "loan-application.state-changed",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: result.why,
      values: result.values,
      before: { state: `loan-${a.state}` },
      after: { state: `loan-${step.to}` },
    },
    answer(words),
  );
}

async function voteAction(request: Request, found: FoundApplication, form: FormData, language: Language) {
  const actor = await requireActor(request, "loan.vote");
  const t = translator(applicationText, language);
  const vote = votes.find((v) => v === form.get("vote"));
  const reason = String(form.get("reason") ?? "")
    .trim()
    .slice(0, 300);
  const answer = (why: string) => ({ step: "vote", why, typed: { reason } });
  if (!vote) return data(answer(t("vote.why.reason")), { status: 400 });
  const done = castVote(database(), actor, found.application.id, { vote, reason: reason || null });
  if (done.ok)
    return redirectWithNotice(
      `/loans/applications/${found.application.id}`,
      t("vote.saved", { vote: t(`vote.${vote}`) }),
    );
  if (done.why === "application.why.notFound") throw notFound();
  if (done.why === "vote.why.madeIt" || done.why === "vote.why.reviewedIt")
    return refuseSamePerson(answer(t(done.why)));
  if (done.why === "vote.why.reason") return data(answer(t(done.why)), { status: 400 });
  return refuse(
    actor,
    {
      event: "loan-application.voted",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      why: done.why,
    },
    answer(t(done.why)),
  );
}

async function noticeAction(request: Request, found: FoundApplication, form: FormData, language: Language) {
  const actor = await requireActor(request, "loan.edit");
  const t = translator(applicationText, language);
  const how = String(form.get("how") ?? "")
    .trim()
    .slice(0, 200);
  const done = giveNotice(database(), actor, found.application.id, how);
  if (done.ok)
    return redirectWithNotice(`/loans/applications/${found.application.id}`, t("application.noticeSaved"));
  if (done.why === "application.why.notFound") throw notFound();
  return data({ step: "notice", why: t(done.why), typed: { reason: how } }, { status: 400 });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ApplicationRoute() {
  return (
    <ApplicationPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
  );
}
