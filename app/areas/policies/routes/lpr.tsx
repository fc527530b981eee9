import { parseWithZod } from "@conform-to/zod/v4";
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
import { addLpr, whyNotLpr } from "../add-lpr.server";
import { askCorrection, decideCorrection } from "../correct-rate.server";
import { lprPage, readBack, readKey } from "../lpr-page.server";
import { correctionForm, lprForm, type RateSeries } from "../policy-forms";
import { policyText } from "../text";
import { lprText } from "../text/lpr";
import { LprPage } from "../ui/lpr-page";

/** `?correct=lpr-12` puts one publication right. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "policy.view");
  const mayAdd = can(actor, "policy.manage");
  const correct = mayAdd ? new URL(request.url).searchParams.get("correct") : null;
  return {
    ...lprPage(database(), actor, correct, await languageOf(request)),
    mayAdd,
    mayConfirm: can(actor, "policy.confirm"),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const form = await request.formData();
  if (form.has("decide")) return decide(request, form);
  const correct = new URL(request.url).searchParams.get("correct");
  return correct === null ? add(request, form) : ask(request, form, correct);
}

/** First read back, then kept: what is typed changes and is read back anew. */
async function add(request: Request, form: FormData) {
  const actor = await requireActor(request, "policy.manage");
  const language = await languageOf(request);
  const submission = parseWithZod(form, { schema: lprForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { value } = submission;
  if (value.read !== readKey(value) && whyNotLpr(database(), value) === null)
    return data({
      lastResult: submission.reply(),
      read: { key: readKey(value), words: readBack(database(), value, language) },
    });
  const result = addLpr(database(), actor, value);
  if (!result.ok)
    return refuse(
      actor,
      { event: "lpr.added", subject: { kind: "lpr", id: value.publishedOn }, why: result.why },
      { lastResult: submission.reply({ fieldErrors: { publishedOn: [result.why] } }) },
    );
  return redirectWithNotice("/policies/lpr", translator(policyText, language)("lpr.added"));
}

async function ask(request: Request, form: FormData, correct: string) {
  const actor = await requireActor(request, "policy.manage");
  const t = translator(lprText, await languageOf(request));
  const [, series, id] = /^(lpr|base)-([1-9]\d{0,9})$/.exec(correct) ?? [];
  if (!series) throw notFound();
  const submission = parseWithZod(form, { schema: correctionForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const { rate, source, reason } = submission.value;
  const done = askCorrection(database(), actor, {
    series: series as RateSeries,
    rateId: Number(id),
    ppm: rate,
    source,
    reason,
  });
  if (done.ok) return redirectWithNotice("/policies/lpr", t(done.done ? "done" : "asked"));
  if (done.why === "correction.notFound") throw notFound();
  return refuse(
    actor,
    { event: "lpr.correction-asked", subject: { kind: "lpr", id: correct }, why: done.why },
    { lastResult: submission.reply(), why: t(done.why) },
  );
}

async function decide(request: Request, form: FormData) {
  const actor = await requireActor(request, "policy.confirm");
  const t = translator(lprText, await languageOf(request));
  const id = idFrom(String(form.get("decide")));
  const text =
    String(form.get("text") ?? "")
      .trim()
      .slice(0, 200) || null;
  const yes = form.get("answer") === "yes";
  const done = decideCorrection(database(), actor, id, { yes, text });
  if (done.ok) return redirectWithNotice("/policies/lpr", t(yes ? "agreed" : "refused"));
  if (done.why === "correction.notFound") throw notFound();
  const answer = { decided: { id, why: t(done.why), text: text ?? "" } };
  if (done.why === "correction.samePerson") return refuseSamePerson(answer);
  if (done.why === "correction.reason") return data(answer, { status: 400 });
  return refuse(actor, { event: "lpr.corrected", subject: { kind: "lpr", id }, why: done.why }, answer);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Lpr() {
  return <LprPage page={useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
