import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { findCertificate } from "../certificate-queries.server";
import { certificateSubject } from "../certificate-subject";
import { revokeCertificate } from "../change-certificate.server";
import { changeSubject } from "../change-subject.server";
import { readReason } from "../reason";
import { certificatesText } from "../text";
import { ChangePage } from "../ui/change-page";

/** The confirmation before a certificate is void for good: number and name in the title, the reason the public will read. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "certificate.revoke");
  const subject = await changeSubject(
    await languageOf(request),
    actor.villages,
    idFrom(params.certificateId),
  );
  return subject.shown;
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "certificate.revoke");
  const id = idFrom(params.certificateId);
  const row = findCertificate(database(), actor.villages, id);
  if (!row) throw notFound();
  const t = translator(certificatesText, await languageOf(request));
  const { reason } = readReason(await request.formData());
  if (!reason) return data({ field: "reason" as const, text: t("page.needReason"), reason }, { status: 400 });
  const result = revokeCertificate(database(), actor, id, reason);
  if (result.ok) return redirectWithNotice(`/certificates/${id}`, t("page.doneRevoke"));
  if (result.why === "certificate.why.notFound") throw notFound();
  if (result.why === "certificate.why.privateNumber")
    return data({ field: "reason" as const, text: t(result.why), reason }, { status: 400 });
  return refuse(
    actor,
    {
      event: "certificate.revoked",
      subject: certificateSubject(row),
      villageId: row.villageId,
      why: result.why,
    },
    { field: undefined, text: t(result.why), reason },
  );
}

export const meta = ({ data: d }: { data?: { number: string } }) => [{ title: d?.number ?? "" }];

export default function Revocation() {
  const d = useLoaderData<typeof loader>();
  const t = useText(certificatesText);
  return (
    <ChangePage
      certificate={d}
      crumb={t("page.revoke")}
      title={t("page.revokeTitle", { number: d.number, name: d.name })}
      consequence={t("page.revokeHelp")}
      warn
      label={t("page.revokeWhy")}
      help={t("page.revokeWhyHelp")}
      submit={t("page.revokeSubmit")}
      danger
      requestKey=""
      why={useActionData<typeof action>()}
    />
  );
}
