import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { saysWhy } from "~/platform/forms/reason";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { Note } from "~/ui/sheet";
import { findCertificate } from "../certificate-queries.server";
import { certificateSubject } from "../certificate-subject";
import { requestReissue } from "../change-certificate.server";
import { changeSubject } from "../change-subject.server";
import { startJobs } from "../print-jobs.server";
import { readReason } from "../reason";
import { certificatesText } from "../text";
import { ChangePage } from "../ui/change-page";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const subject = await changeSubject(
    await languageOf(request),
    actor.villages,
    idFrom(params.certificateId),
  );
  return { ...subject.shown, count: subject.row.reissueCount, requestKey: randomUUID() };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.print");
  const id = idFrom(params.certificateId);
  const row = findCertificate(database(), actor.villages, id);
  if (!row) throw notFound();
  const t = translator(certificatesText, await languageOf(request));
  const { reason, requestKey } = readReason(await request.formData());
  if (!saysWhy(reason))
    return data({ field: "reason" as const, text: t("page.needReason"), reason }, { status: 400 });
  const result = requestReissue(database(), actor, id, { reason, requestKey });
  if (result.ok) {
    void startJobs();
    return redirectWithNotice(`/certificates/batches/${result.batchId}`, t("page.reissueDone"));
  }
  if (result.why === "certificate.why.notFound") throw notFound();
  if (result.why === "certificate.why.privateNumber")
    return data({ field: "reason" as const, text: t(result.why), reason }, { status: 400 });
  return refuse(
    actor,
    {
      event: "certificate.reissued",
      subject: certificateSubject(row),
      villageId: row.villageId,
      why: result.why,
    },
    { field: undefined, text: t(result.why), reason },
  );
}

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function Reissue() {
  const d = useLoaderData<typeof loader>();
  const t = useText(certificatesText);
  return (
    <ChangePage
      certificate={d}
      crumb={t("page.reissue")}
      title={t("page.reissueTitle", { number: d.number })}
      consequence={t("page.reissueHelp")}
      label={t("page.reissueWhy")}
      submit={t("page.reissueSubmit")}
      requestKey={d.requestKey}
      why={useActionData<typeof action>()}
    >
      {d.count > 0 && (
        <Note tone="warn">{t("page.reissueCount", { count: d.count, next: d.count + 1 })}</Note>
      )}
    </ChangePage>
  );
}
