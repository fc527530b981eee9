import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { parseDay } from "~/platform/dates";
import { sendingOf } from "~/platform/forms/once.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
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
import type { FundStop } from "../../fund/funds.server";
import { stopWords } from "../../fund/stop-words";
import { issueForApplication } from "../../papers/issue-for-application.server";
import { lapsedWords } from "../../papers/paper-at-risk.server";
import { castVote } from "../../stages/cast-vote.server";
import { votes } from "../../stages/committee";
import { giveNotice } from "../../stages/give-notice.server";
import { readStep } from "../../stages/read-step";
import { capabilityOf, stepOf } from "../../stages/steps";
import { takeStep } from "../../stages/take-step.server";
import { isSamePerson } from "../../stages/why-not-step.server";
import { applicationText } from "../../text/application";
import { loanPaperText } from "../../text/papers";
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
    case "notice-paper":
      return noticePaperAction(request, found, form, language);
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
  if (result.ok) {
    const done = t("step.done", { state: t(`state.${result.to}`) });
    const page = `/loans/applications/${a.id}`;
    if (!result.lapsed) return redirectWithNotice(page, done);
    const stop = language === "zh" ? "。" : ". ";
    return redirectWithNotice(page, `${done}${stop}${lapsedWords(result.lapsed, language)}`, "warn");
  }
  if (result.why === "application.why.notFound") throw notFound();
  const words = result.stop
    ? stopWords(result.stop, language)
    : t(result.why as Exclude<typeof result.why, FundStop["why"]>, {
        ...result.values,
        ...(typeof result.values?.most === "number"
          ? { most: bigYuanText(result.values.most, language) }
          : {}),
      });
  if (isSamePerson(result.why)) return refuseSamePerson(answer(words));
  if (
    [
      "step.why.reason",
      "step.why.rule",
      "step.why.papersLater",
      "step.why.amount",
      "step.why.bank",
      "step.why.company",
      "step.why.rate",
      "step.why.rateOver",
    ].includes(result.why)
  )
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
  const rule = String(form.get("rule") ?? "") || null;
  const answer = (why: string) => ({ step: "vote", why, typed: { reason, rule } });
  if (!vote) return data(answer(t("vote.why.reason")), { status: 400 });
  const done = castVote(database(), actor, found.application.id, { vote, reason: reason || null, rule });
  if (done.ok)
    return redirectWithNotice(
      `/loans/applications/${found.application.id}`,
      t("vote.saved", { vote: t(`vote.${vote}`) }),
    );
  if (done.why === "application.why.notFound") throw notFound();
  if (done.why === "vote.why.madeIt" || done.why === "vote.why.reviewedIt")
    return refuseSamePerson(answer(t(done.why)));
  if (done.why === "vote.why.reason" || done.why === "vote.why.rule")
    return data(answer(t(done.why)), { status: 400 });
  return refuse(
    actor,
    {
      event: "loan-application.voted",
      subject: applicationSubject(found.application),
      villageId: found.application.villageId,
      why: done.why,
    },
    answer(t(done.why, done.values ?? {})),
  );
}

/** The paper first, then the day and the way it was handed over: one after the other on the same sheet. */
async function noticeAction(request: Request, found: FoundApplication, form: FormData, language: Language) {
  const actor = await requireActor(request, "loan.edit");
  const t = translator(applicationText, language);
  const { application: a } = found;
  const how = String(form.get("how") ?? "")
    .trim()
    .slice(0, 200);
  const on = String(form.get("on") ?? "").trim();
  const done = giveNotice(database(), actor, a.id, { how, on: parseDay(on) });
  if (done.ok) return redirectWithNotice(`/loans/applications/${a.id}`, t("application.noticeSaved"));
  if (done.why === "application.why.notFound") throw notFound();
  const answer = { step: "notice", why: t(done.why), typed: { reason: how, on } };
  if (done.why !== "step.why.noticePaper") return data(answer, { status: 400 });
  return refuse(
    actor,
    {
      event: "loan-application.noticed",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: done.why,
    },
    answer,
  );
}

async function noticePaperAction(
  request: Request,
  found: FoundApplication,
  form: FormData,
  language: Language,
) {
  const actor = await requireActor(request, "loan.paper");
  const { application: a } = found;
  const t = translator(loanPaperText, language);
  const done = issueForApplication(database(), actor, a.id, "refusal", {
    origin: publicOrigin(request),
    sending: sendingOf(actor, `loan-paper-${a.id}`, form),
  });
  const here = `/loans/applications/${a.id}`;
  if (done.ok) return redirectWithNotice(here, t("issue.done", { number: done.number }));
  // Somebody else has just issued it: it stands on the sheet.
  if (done.why === "issue.why.standing") return redirectWithNotice(here, t(done.why, done.values), "warn");
  if (done.why === "issue.why.notFound") throw notFound();
  const why = t(done.why, done.values ?? {});
  return refuse(
    actor,
    {
      event: "loan-paper.issued",
      subject: applicationSubject(a),
      villageId: a.villageId,
      why: done.why,
      values: done.values,
    },
    { step: "notice", why, typed: { reason: null, on: null } },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function ApplicationRoute() {
  return (
    <ApplicationPageView page={useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
  );
}
