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
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Facts, Note } from "~/ui/sheet";
import { findConsent } from "../consents.server";
import { withdrawForm } from "../privacy-forms";
import { privacyText } from "../text";
import { withdrawConsent } from "../withdraw-consent.server";

/** Taking a consent back. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "consent.record");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  const found = row && findConsent(db, row.id, idFrom(params.consentId));
  if (!row || !found) throw notFound();
  const name = personName(row.name, language);
  const withdrawn = found.consent.withdrawnOn;
  return {
    id: row.id,
    name,
    title: t("consent.withdrawTitle", { name }),
    version: t("consent.versionOf", { day: longDay(found.notice.fromOn, language) }),
    givenOn: longDay(found.consent.givenOn, language),
    withdrawn: withdrawn && t("consent.withdrawnOn", { day: longDay(withdrawn, language) }),
    initial: { withdrawnOn: todayOn(), reason: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "consent.record");
  const id = idFrom(params.personId);
  const consentId = idFrom(params.consentId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row || !findConsent(db, id, consentId)) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: withdrawForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const done = withdrawConsent(db, actor, id, consentId, submission.value);
  if (done.ok)
    return redirectWithNotice(
      `/people/${id}/privacy`,
      translator(privacyText, language)("consent.withdrawDone", { name: personName(row.name, language) }),
    );
  if (done.why === "person.notFound") throw notFound();
  const reply = submission.reply({ fieldErrors: { withdrawnOn: [done.why] } });
  return refuse(
    actor,
    {
      event: "person.consent-withdrawn",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: done.why,
    },
    { lastResult: reply },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Consent() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields(privacyText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}/privacy` },
          { label: t("consent.withdraw") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <Facts
            items={[
              [t("consent.version"), d.version],
              [t("consent.givenOn"), d.givenOn],
              ...(d.withdrawn ? [[t("consent.state"), d.withdrawn] as const] : []),
            ]}
          />
          {!d.withdrawn && (
            <div className="mt4">
              <div className="notice">
                <Note tone="warn">{t("consent.withdrawHelp")}</Note>
              </div>
              <DateField
                {...f.field("withdrawnOn")}
                label={t("consent.withdrawnDay")}
                help={t("dayHelp")}
                pick={t("consent.withdrawnDay")}
              />
              <TextField
                {...f.field("reason")}
                label={t("consent.withdrawReason")}
                optional={t("optional")}
                maxLength={200}
                autoComplete="off"
                className="mt4"
              />
            </div>
          )}
          <div className="row mt4">
            {!d.withdrawn && (
              <button type="submit" className="btn danger">
                {t("consent.withdrawSubmit")}
              </button>
            )}
            <a className="btn" href={`/people/${d.id}/privacy`}>
              {t("cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
