import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { Actor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { saysWhy } from "~/platform/forms/reason";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse, refuseSamePerson } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { type Translate, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { askRevocation } from "../ask-revocation.server";
import { type Certificate, findCertificate } from "../certificate-queries.server";
import { certificateSubject } from "../certificate-subject";
import { changeSubject } from "../change-subject.server";
import { decideRevocation, decisionEvent } from "../decide-revocation.server";
import { readReason } from "../reason";
import { shownRevocation } from "../shown-revocation.server";
import { certificatesText } from "../text";
import { revocationText } from "../text/revocation";
import { ChangePage } from "../ui/change-page";
import { RevocationPage } from "../ui/revocation-page";
import { withdrawRevocation } from "../withdraw-revocation.server";

/** To ask that a certificate becomes void; once asked, for somebody else to confirm or decline, for the asker to take back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.revoke");
  const language = await languageOf(request);
  const id = idFrom(params.certificateId);
  const { shown, row, asked } = await changeSubject(language, actor.villages, id, "revocation");
  return { ...shown, asked: asked ? shownRevocation(database(), actor, row, asked, language) : null };
}

type Words = { step: "ask" | "decide"; reason: string; decision: string };
type Wrong = Words & { field?: "reason" | "decision"; text: string };

/** `step`: ask | confirm | decline | withdraw. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.revoke");
  const id = idFrom(params.certificateId);
  const row = findCertificate(database(), actor.villages, id);
  if (!row) throw notFound();
  const language = await languageOf(request);
  const t = translator(certificatesText, language);
  const r = translator(revocationText, language);
  const form = await request.formData();
  const step = form.get("step");
  const page = `/certificates/${id}`;
  if (step === "confirm" || step === "decline") return decide(actor, row, form, t, r);
  if (step === "withdraw") {
    const done = withdrawRevocation(database(), actor, id, Number(form.get("request")));
    if (done.ok) return redirectWithNotice(page, r("revocation.own.done"));
    if (done.why === "certificate.why.notFound") throw notFound();
    return no(actor, row, "certificate.revocation-withdrawn", done.why, {
      step: "decide",
      reason: "",
      decision: "",
      text: r(done.why),
    });
  }
  const { reason } = readReason(form);
  const typed = { step: "ask", reason, decision: "" } as const;
  if (!saysWhy(reason)) return bad({ ...typed, field: "reason", text: t("page.needReason") });
  const done = askRevocation(database(), actor, id, reason);
  if (done.ok) return redirectWithNotice(page, r("revocation.ask.done"));
  if (done.why === "certificate.why.notFound") throw notFound();
  const text = t(done.why);
  if (done.why === "certificate.why.privateNumber") return bad({ ...typed, field: "reason", text });
  return no(actor, row, "certificate.revocation-asked", done.why, { ...typed, text });
}

/** The second person's answer; a no says why. */
function decide(
  actor: Actor<"certificate.revoke">,
  row: Certificate,
  form: FormData,
  t: Translate<typeof certificatesText.zh>,
  r: Translate<typeof revocationText.zh>,
) {
  const yes = form.get("step") === "confirm";
  const decision = String(form.get("decision") ?? "")
    .trim()
    .slice(0, 120);
  const typed = { step: "decide", reason: "", decision } as const;
  const asked = Number(form.get("request"));
  if (!yes && !decision)
    return bad({ ...typed, field: "decision", text: r("revocation.decide.needOpinion") });
  const done = decideRevocation(database(), actor, row.id, asked, { yes, decision });
  if (done.ok)
    return redirectWithNotice(
      `/certificates/${row.id}`,
      r(yes ? "revocation.decide.confirmed" : "revocation.decide.declined"),
    );
  switch (done.why) {
    case "certificate.why.notFound":
      throw notFound();
    case "certificate.why.privateNumber":
      return bad({ ...typed, field: "decision", text: t(done.why) });
    case "revocation.why.fourEyes":
      return refuseSamePerson<Wrong>({ ...typed, text: r(done.why) });
    case "certificate.why.notValid":
      return no(actor, row, decisionEvent(yes), done.why, { ...typed, text: t(done.why) });
    default:
      return no(actor, row, decisionEvent(yes), done.why, { ...typed, text: r(done.why) });
  }
}

const bad = (wrong: Wrong) => data(wrong, { status: 400 });

const no = (
  actor: Actor<"certificate.revoke">,
  row: Certificate,
  event: string,
  why: string,
  answer: Wrong,
) => refuse(actor, { event, subject: certificateSubject(row), villageId: row.villageId, why }, answer);

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function Revocation() {
  const d = useLoaderData<typeof loader>();
  const t = useText(revocationText);
  const why = useActionData<typeof action>();
  if (d.asked) return <RevocationPage certificate={d} asked={d.asked} why={why} />;
  return (
    <ChangePage
      certificate={d}
      crumb={t("revocation.crumb")}
      title={t("revocation.ask.title", { number: d.number, name: d.name })}
      consequence={t("revocation.ask.help")}
      warn
      label={t("revocation.ask.why")}
      help={t("revocation.ask.whyHelp")}
      submit={t("revocation.ask.submit")}
      danger
      requestKey=""
      why={why && { ...why, field: why.field === "reason" ? why.field : undefined }}
    />
  );
}
