import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { longDay, todayOn } from "~/platform/dates";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, SelectField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { allNotices, noticeInForce } from "../notices.server";
import { consentForm } from "../privacy-forms";
import { recordConsent } from "../record-consent.server";
import { privacyText } from "../text";
import { FileField } from "../ui/file-field";
import { uploaded } from "../uploaded";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.record");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  const today = todayOn();
  return {
    id: row.id,
    name,
    title: t("consent.recordTitle", { name }),
    notices: allNotices(db)
      .filter((n) => n.fromOn <= today)
      .map((n) => ({
        value: String(n.id),
        label: t("consent.versionOf", { day: longDay(n.fromOn, language) }),
      })),
    initial: { noticeId: String(noticeInForce(db)?.id ?? ""), givenOn: today },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "consent.record");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const scan = await uploaded(form, "scan");
  const submission = parseWithZod(form, { schema: consentForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const recorded = recordConsent(db, actor, id, { ...submission.value, scan });
  if (recorded.ok)
    return redirectWithNotice(
      `/people/${id}/privacy`,
      translator(privacyText, language)("consent.recorded", { name: personName(row.name, language) }),
    );
  if (!("field" in recorded)) throw notFound();
  const values = recorded.day ? { day: longDay(recorded.day, language) } : undefined;
  const reply = submission.reply({ fieldErrors: { [recorded.field]: [message(recorded.why, values)] } });
  if (recorded.field === "scan") return data({ lastResult: reply }, { status: 400 });
  return refuse(
    actor,
    {
      event: "person.consent-recorded",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: recorded.why,
      values: recorded.day ? { day: recorded.day } : undefined,
    },
    { lastResult: reply },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewConsent() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields<{ noticeId: string; givenOn: string; scan?: string }, typeof privacyText.zh>(
    privacyText,
    { lastResult: result?.lastResult, defaultValue: d.initial },
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}/privacy` },
          { label: t("consent.record") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" encType="multipart/form-data" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <div className="notice">
            <Note>{t("consent.recordHelp")}</Note>
          </div>
          <SelectField
            {...f.field("noticeId")}
            label={t("consent.version")}
            choices={d.notices}
            empty={t("choose")}
          />
          <DateField
            {...f.field("givenOn")}
            label={t("consent.givenOn")}
            help={t("dayHelp")}
            pick={t("consent.givenOn")}
          />
          <FileField
            id="scan"
            label={t("consent.scanLabel")}
            help={t("consent.scanHelp")}
            optional={t("optional")}
            errors={f.field("scan").errors}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("consent.submit")}
            </button>
            <a className="btn" href={`/people/${d.id}/privacy`}>
              {t("cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
