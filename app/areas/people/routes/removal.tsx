import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { personSources } from "~/person-sources.server";
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
import { TextField } from "~/ui/field";
import { PageHead } from "~/ui/page-head";
import { Note, Sheet } from "~/ui/sheet";
import { removeForm } from "../people-forms";
import { findPerson } from "../people-queries.server";
import { removePerson } from "../remove-person.server";
import { removalText } from "../text/removal";

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return {
    id: row.id,
    name,
    title: translator(removalText, language)("removal.title", { name }),
    inUse: personSources.some((s) => (s.steps?.(db, actor, row.id, language).length ?? 0) > 0),
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: removeForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const removed = removePerson(db, actor, id, submission.value.reason);
  if (removed.ok) {
    const name = personName(removed.name, language);
    return redirectWithNotice("/people", translator(removalText, language)("removal.done", { name }));
  }
  if (removed.why === "person.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "person.removed",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: removed.why,
    },
    { lastResult: submission.reply({ fieldErrors: { reason: [removed.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Removal() {
  const d = useLoaderData<typeof loader>();
  const lastResult = useActionData<typeof action>()?.lastResult;
  const t = useText(removalText);
  const f = useFields(removalText, { lastResult, defaultValue: { reason: "" } });
  const back = (
    <a className="btn" href={`/people/${d.id}`}>
      {t("page.cancel")}
    </a>
  );
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
        ]}
        title={d.title}
      />
      <Sheet pad className="form">
        {d.inUse ? (
          <>
            <Note tone="warn">{t("removal.inUse")}</Note>
            <p className="t13 ink2 mt3">{t("removal.help")}</p>
            <p className="mt4">{back}</p>
          </>
        ) : (
          <form method="post" key={f.key} noValidate>
            <p className="ink2">{t("removal.help")}</p>
            <div className="mt4">
              <TextField
                {...f.field("reason")}
                label={t("removal.reason")}
                help={t("removal.reasonHelp")}
                maxLength={200}
                autoComplete="off"
              />
            </div>
            <div className="row mt4">
              <button type="submit" className="btn danger">
                {t("removal.submit", { name: d.name })}
              </button>
              {back}
            </div>
          </form>
        )}
      </Sheet>
    </>
  );
}
