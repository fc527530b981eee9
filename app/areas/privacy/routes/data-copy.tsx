import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { personHoldings } from "~/person-sources.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { useFields } from "~/platform/forms/use-fields";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName } from "~/platform/search/place-name";
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { Icon } from "~/ui/icon";
import { PageHead } from "~/ui/page-head";
import { Facts, Note, Sheet } from "~/ui/sheet";
import { copyTicket } from "../copy-ticket.server";
import { copyForm } from "../privacy-forms";
import { privacyText } from "../text";

/** What a copy would hold; it is made for who says why and to whom it goes. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "data-copy.make");
  const db = database();
  const language = await languageOf(request);
  const t = translator(privacyText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  const sections = personHoldings.flatMap((s) => s.held(db, row.id, language));
  return {
    id: row.id,
    name,
    title: t("copy.title", { name }),
    sections: sections.map((s) => ({ title: s.title, count: s.rows.length })),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "data-copy.make");
  const id = idFrom(params.personId);
  if (!findPerson(database(), actor.villages, id)) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: copyForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const ticket = copyTicket(actor, { personId: id, ...submission.value });
  return redirect(`/people/${id}/copy.${submission.value.format}?ticket=${ticket}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function DataCopy() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(privacyText);
  const f = useFields(privacyText, {
    lastResult: result?.lastResult,
    defaultValue: { reason: "", handedTo: "self", format: "pdf" },
  });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}/privacy` },
          { label: t("rights.copy") },
        ]}
        title={d.title}
      />
      <Sheet pad className="form">
        <div className="notice">
          <Note tone="warn">{t("copy.help")}</Note>
        </div>
        <h3 className="lab">{t("copy.what")}</h3>
        <Facts items={d.sections.map((s) => [s.title, t("copy.rows", { count: s.count })] as const)} />
        <form method="post" key={f.key} noValidate className="mt4">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <RadioField
            name="handedTo"
            label={t("copy.handed")}
            errors={f.field("handedTo").errors}
            defaultValue={f.value("handedTo")}
            choices={[
              { value: "self", label: t("copy.self") },
              { value: "agent", label: t("copy.agent") },
            ]}
          />
          <TextField
            {...f.field("reason")}
            label={t("copy.reason")}
            help={t("copy.reasonHelp")}
            maxLength={200}
            autoComplete="off"
            className="mt4"
          />
          <div className="row mt4">
            <button type="submit" className="btn pri" name="format" value="pdf">
              <Icon name="file-text" />
              {t("copy.pdf")}
            </button>
            <button type="submit" className="btn" name="format" value="xlsx">
              <Icon name="download" />
              {t("copy.xlsx")}
            </button>
            <a className="btn" href={`/people/${d.id}/privacy`}>
              {t("cancel")}
            </a>
          </div>
        </form>
      </Sheet>
    </>
  );
}
