import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { dayRange, instantText, longDay } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Badge } from "~/ui/badge";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import type { CertificateState } from "../certificate";
import { factsOf, filesOf, findCertificate } from "../certificate-queries.server";
import { handOut, replaceCertificate, requestReissue, revokeCertificate } from "../change-certificate.server";
import { startJobs } from "../print-jobs.server";
import { certificatesText } from "../text";
import { ReasonForm } from "../ui/reason-form";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.view");
  const db = database();
  const row = findCertificate(db, actor.villages, idFrom(params.certificateId));
  if (!row) throw notFound();
  const language = await languageOf(request);
  const facts = factsOf(row);
  return {
    id: row.id,
    number: row.number,
    personId: row.personId,
    classId: row.classId,
    name: row.holderName,
    state: row.state as CertificateState,
    course: facts.courseName,
    class: facts.className,
    dates: dayRange(facts.startsOn, facts.endsOn, language),
    hours: facts.hours,
    result: facts.result,
    issuer: facts.issuerName,
    issuedOn: longDay(row.issuedOn, language),
    verifyUrl: `/verify/${row.code}`,
    ended: row.revokedOn ? { day: longDay(row.revokedOn, language), reason: row.revokedReason ?? "" } : null,
    handedOut: row.handedOutOn
      ? { day: longDay(row.handedOutOn, language), to: row.handedOutTo ?? "" }
      : null,
    signedOn: row.handoutSignedOn && longDay(row.handoutSignedOn, language),
    files: filesOf(db, row.id).map((f) => ({
      id: f.id,
      kind: f.kind as "original" | "reissue",
      sha256: f.sha256,
      at: instantText(f.createdAt, language),
    })),
    may: {
      print: can(actor, "certificate.print", row.villageId),
      issue: can(actor, "certificate.issue", row.villageId) && row.state === "valid",
      revoke: can(actor, "certificate.revoke", row.villageId) && row.state === "valid",
    },
    requestKey: randomUUID(),
  };
}

/** What is done to a certificate: hand out, duplicate, replace, revoke; each with its own right. */
export async function action({ request, params }: ActionFunctionArgs) {
  const viewer = await requireActor(request, "certificate.view");
  const id = idFrom(params.certificateId);
  const db = database();
  if (!findCertificate(db, viewer.villages, id)) throw notFound();
  const form = await request.formData();
  const t = translator(certificatesText, await languageOf(request));
  const intent = form.get("intent");
  const reason = String(form.get("reason") ?? "").trim();
  const requestKey = String(form.get("requestKey") || randomUUID()).slice(0, 64);
  if (intent === "hand-out") {
    const actor = await requireActor(request, "certificate.print");
    const result = handOut(db, actor, id, { to: reason, signed: form.get("signed") === "yes" });
    if (result.ok) return redirectWithNotice(`/certificates/${id}`, t("page.doneHandout"));
    return data({ why: t(result.why) }, { status: 422 });
  }
  if (!reason) return data({ why: t("page.needReason") }, { status: 400 });
  if (intent === "revoke") {
    const result = revokeCertificate(db, await requireActor(request, "certificate.revoke"), id, reason);
    if (result.ok) return redirectWithNotice(`/certificates/${id}`, t("page.doneRevoke"));
    return data({ why: t(result.why) }, { status: 422 });
  }
  const result =
    intent === "replace"
      ? replaceCertificate(db, await requireActor(request, "certificate.issue"), id, {
          reason,
          requestKey,
          verifyBase: `${publicOrigin(request)}/verify`,
        })
      : requestReissue(db, await requireActor(request, "certificate.print"), id, { reason, requestKey });
  if (!result.ok) return data({ why: t(result.why) }, { status: 422 });
  startJobs();
  return redirectWithNotice(`/certificates/batches/${result.batchId}`, t("issue.done", { count: 1 }));
}

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function CertificatePage() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(certificatesText);
  return (
    <>
      <PageHead
        crumbs={[{ label: t("area"), to: "/certificates" }, { label: d.number }]}
        title={d.number}
        facts={[
          <a key="p" href={`/people/${d.personId}`}>
            {d.name}
          </a>,
          d.class,
          <Badge key="s" tone={d.state === "valid" ? "ok" : d.state === "revoked" ? "bad" : "mute"}>
            {t(`state.${d.state}`)}
          </Badge>,
        ]}
        actions={
          d.may.print &&
          d.files.length > 0 && (
            <a className="btn pri" href={`/certificates/${d.id}/certificate.pdf`}>
              <Icon name="printer" />
              {t("page.open")}
            </a>
          )
        }
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.ended && (
          <Note tone={d.state === "revoked" ? "bad" : "warn"}>
            {t(d.state === "revoked" ? "page.revoked" : "page.replaced", d.ended)}
          </Note>
        )}
        <div className="cols c2">
          <Sheet title={t("page.facts")} pad>
            <Facts
              items={[
                [t("page.holder"), d.name],
                [t("verify.course"), d.course],
                [t("page.dates"), d.dates],
                [t("page.hours"), t("page.hoursN", { count: d.hours })],
                [t("page.result"), d.result],
                [t("page.issuer"), d.issuer],
                [t("list.issuedOn"), d.issuedOn],
                [
                  t("page.verify"),
                  <a key="v" href={d.verifyUrl}>
                    {d.verifyUrl}
                  </a>,
                ],
              ]}
            />
          </Sheet>
          <Sheet title={t("page.handout")} pad>
            <p>
              {d.handedOut ? t("page.handedOut", d.handedOut) : t("page.notHandedOut")}
              {d.handedOut &&
                `${t("page.handedOut").includes("，") ? "" : " · "}${d.signedOn ? t("page.signedOn", { day: d.signedOn }) : t("page.notSigned")}`}
            </p>
            {d.may.print && d.state === "valid" && (
              <form method="post" className="mt3 row">
                <input type="hidden" name="intent" value="hand-out" />
                <input
                  className="in sm w16"
                  name="reason"
                  defaultValue={d.handedOut?.to ?? d.name}
                  aria-label={t("page.handTo")}
                  required
                />
                <label className="plain">
                  <input type="checkbox" name="signed" value="yes" defaultChecked={Boolean(d.signedOn)} />
                  {t("page.signed")}
                </label>
                <button type="submit" className="btn sm">
                  {t("page.handSubmit")}
                </button>
              </form>
            )}
          </Sheet>
        </div>
        <Sheet title={t("page.files")} count={d.files.length}>
          <table className="tbl two">
            <tbody>
              {d.files.map((f) => (
                <tr key={f.id}>
                  <td className="nw">
                    {d.may.print ? (
                      <a href={`/certificates/${d.id}/certificate.pdf?file=${f.id}`}>
                        {t(`page.file.${f.kind}`)}
                      </a>
                    ) : (
                      t(`page.file.${f.kind}`)
                    )}
                  </td>
                  <td className="nw">{f.at}</td>
                  <td className="code wide">
                    {t("page.sha")} {f.sha256}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </Sheet>
        <div className="cols c3">
          {d.may.print && d.state === "valid" && (
            <ReasonForm
              intent="reissue"
              requestKey={d.requestKey}
              title={t("page.reissue")}
              help={t("page.reissueHelp")}
              why={t("page.reissueWhy")}
              submit={t("page.reissueSubmit")}
            />
          )}
          {d.may.issue && (
            <ReasonForm
              intent="replace"
              requestKey={d.requestKey}
              title={t("page.replace")}
              help={t("page.replaceHelp")}
              why={t("page.replaceWhy")}
              submit={t("page.replaceSubmit")}
            />
          )}
          {d.may.revoke && (
            <ReasonForm
              intent="revoke"
              requestKey={d.requestKey}
              title={t("page.revoke")}
              help={t("page.revokeHelp")}
              why={t("page.revokeWhy")}
              submit={t("page.revokeSubmit")}
              danger
            />
          )}
        </div>
      </div>
    </>
  );
}
