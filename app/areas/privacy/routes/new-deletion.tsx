import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson } from "~/areas/people/index.server";
import { personHoldings } from "~/person-sources.server";
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
import { ErrorSummary, RadioField, TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { askDeletion } from "../ask-deletion.server";
import { askers } from "../deletion";
import { deletionPlan } from "../deletions.server";
import { deletionForm } from "../privacy-forms";
import { privacyText } from "../text";
import { DeletionPlan } from "../ui/deletion-plan";

/** Taking in a request for deletion, with what it would mean. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "deletion.request");
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return {
    id: row.id,
    name,
    title: translator(privacyText, language)("deletion.newTitle", { name }),
    plan: deletionPlan(db, row.id, personHoldings, language),
    initial: { askedOn: todayOn(), askedBy: "self", askedByName: "", reason: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "deletion.request");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: deletionForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const asked = askDeletion(db, actor, id, submission.value);
  if (asked.ok)
    return redirectWithNotice(
      `/people/${id}/privacy`,
      translator(privacyText, language)("deletion.added", { day: longDay(asked.dueOn, language) }),
    );
  if (asked.why === "person.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "person.deletion-asked",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: asked.why,
    },
    {
      lastResult: submission.reply(
        asked.why === "deletion.future"
          ? { fieldErrors: { askedOn: [asked.why] } }
          : { formErrors: [asked.why] },
      ),
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewDeletion() {
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
          { label: t("rights.deletion") },
        ]}
        title={d.title}
      />
      <div className="stack">
        <DeletionPlan plan={d.plan} />
        <form method="post" className="sheet form" key={f.key} noValidate>
          <div className="sb pad6">
            <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
            <RadioField
              name="askedBy"
              label={t("deletion.askedBy")}
              errors={f.field("askedBy").errors}
              defaultValue={f.value("askedBy")}
              choices={askers.map((a) => ({ value: a, label: t(`deletion.by.${a}`) }))}
            />
            <TextField
              {...f.field("askedByName")}
              label={t("deletion.byName")}
              help={t("deletion.byNameHelp")}
              optional={t("optional")}
              width="w16"
              maxLength={40}
              autoComplete="off"
              className="mt4"
            />
            <DateField
              {...f.field("askedOn")}
              label={t("deletion.askedOn")}
              help={t("dayHelp")}
              pick={t("deletion.askedOn")}
              className="mt4"
            />
            <TextField
              {...f.field("reason")}
              label={t("deletion.reason")}
              help={t("deletion.reasonHelp")}
              maxLength={200}
              autoComplete="off"
              className="mt4"
            />
            <div className="row mt4">
              <button type="submit" className="btn pri">
                {t("deletion.submit")}
              </button>
              <a className="btn" href={`/people/${d.id}/privacy`}>
                {t("cancel")}
              </a>
            </div>
          </div>
        </form>
      </div>
    </>
  );
}
