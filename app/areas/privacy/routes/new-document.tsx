import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { DateField } from "~/ui/date-field";
import { ErrorSummary } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { addIdCard } from "../add-document.server";
import { documentForm } from "../privacy-forms";
import { privacyText } from "../text";
import { FileField } from "../ui/file-field";
import { uploaded } from "../uploaded";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "document.add");
  const language = await languageOf(request);
  const row = findPerson(database(), actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return { id: row.id, name, title: translator(privacyText, language)("document.addTitle", { name }) };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "document.add");
  const id = idFrom(params.personId);
  const db = database();
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const scans = (await Promise.all([uploaded(form, "front"), uploaded(form, "back")])).filter(
    (bytes) => bytes !== null,
  );
  const submission = parseWithZod(form, { schema: documentForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const added = addIdCard(db, actor, id, { scans, expiresOn: submission.value.expiresOn });
  if (added.ok) {
    const t = translator(privacyText, await languageOf(request));
    return redirectWithNotice(`/people/${id}/privacy`, t("document.saved"));
  }
  if (added.why === "person.notFound") throw notFound();
  const field = added.why === "document.expiredInput" ? "expiresOn" : "front";
  const reply = submission.reply({ fieldErrors: { [field]: [added.why] } });
  if (field === "front") return data({ lastResult: reply }, { status: 400 });
  return refuse(
    actor,
    {
      event: "person.document-added",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: added.why,
    },
    { lastResult: reply },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewDocument() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields<{ expiresOn: string; front?: string }, typeof privacyText.zh>(privacyText, {
    lastResult: result?.lastResult,
    defaultValue: { expiresOn: "" },
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}/privacy` },
          { label: t("document.title") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" encType="multipart/form-data" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <FileField
            id="front"
            label={t("document.front")}
            help={t("document.fileHelp")}
            errors={f.field("front").errors}
          />
          <FileField
            id="back"
            label={t("document.back")}
            help={t("document.fileHelp")}
            optional={t("optional")}
          />
          <DateField
            {...f.field("expiresOn")}
            label={t("document.expiresOn")}
            help={t("document.expiresHelp")}
            optional={t("optional")}
            pick={t("document.expiresOn")}
          />
          <div className="row mt4">
            <button type="submit" className="btn pri">
              {t("document.submit")}
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
