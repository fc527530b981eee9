import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personSummaries } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { saysWhy } from "~/platform/forms/reason";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { publicOrigin } from "~/platform/http/public-origin.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { Note } from "~/ui/sheet";
import { findCertificate } from "../certificate-queries.server";
import { certificateSubject } from "../certificate-subject";
import { replaceCertificate } from "../change-certificate.server";
import { changeSubject } from "../change-subject.server";
import { uncoveredByFonts } from "../draw-papers.server";
import { startJobs } from "../print-jobs.server";
import { readReason } from "../reason";
import { certificatesText } from "../text";
import { ChangePage } from "../ui/change-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.issue");
  const language = await languageOf(request);
  const subject = await changeSubject(language, actor.villages, idFrom(params.certificateId));
  const { personId } = subject.row;
  const now = personName(personSummaries(database(), [personId])[0]?.name ?? subject.shown.holder, language);
  return { ...subject.shown, personId, now, requestKey: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.issue");
  const id = idFrom(params.certificateId);
  const row = findCertificate(database(), actor.villages, id);
  if (!row) throw notFound();
  const t = translator(certificatesText, await languageOf(request));
  const { reason, requestKey } = readReason(await request.formData());
  if (!saysWhy(reason))
    return data({ field: "reason" as const, text: t("page.needReason"), reason }, { status: 400 });
  const result = replaceCertificate(
    database(),
    actor,
    id,
    { reason, requestKey, verifyBase: `${publicOrigin(request)}/verify` },
    uncoveredByFonts,
  );
  if (result.ok) {
    void startJobs();
    return redirectWithNotice(`/certificates/batches/${result.batchId}`, t("page.replaceDone"));
  }
  if (result.why === "certificate.why.notFound") throw notFound();
  if (result.why === "certificate.why.privateNumber")
    return data({ field: "reason" as const, text: t(result.why), reason }, { status: 400 });
  return refuse(
    actor,
    {
      event: "certificate.replaced",
      subject: certificateSubject(row),
      villageId: row.villageId,
      why: result.why,
    },
    { field: undefined, text: t(result.why), reason },
  );
}

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function Replacement() {
  const d = useLoaderData<typeof loader>();
  const t = useText(certificatesText);
  return (
    <ChangePage
      certificate={d}
      crumb={t("page.replace")}
      title={t("page.replaceTitle", { number: d.number })}
      consequence={t("page.replaceHelp")}
      label={t("page.replaceWhy")}
      submit={t("page.replaceSubmit")}
      requestKey={d.requestKey}
      why={useActionData<typeof action>()}
    >
      <Note tone={d.now === d.name ? "warn" : "ok"}>
        {d.now === d.name ? t("page.replaceSame") : t("page.replaceDiffers", { old: d.name, now: d.now })}{" "}
        <a href={`/people/${d.personId}`}>{t("page.replacePerson")}</a>
      </Note>
    </ChangePage>
  );
}
