import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { scopeFor } from "~/platform/access/actor";
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
import { Note } from "~/ui/sheet";
import { findPerson } from "../people-queries.server";
import { endRelation } from "../relations/end-relation.server";
import type { Part } from "../relations/relation";
import { endForm } from "../relations/relation-forms";
import { findRelation, mayName } from "../relations/relations.server";
import { relationsText } from "../text/relations";

/** Ending a relation. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const db = database();
  const language = await languageOf(request);
  const t = translator(relationsText, language);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  const found = row && findRelation(db, row.id, idFrom(params.relationId));
  if (!row || !found) throw notFound();
  const named = mayName(scopeFor(actor.grants, "person.view") ?? [], found);
  const ended = found.relation.toOn;
  return {
    id: row.id,
    name: personName(row.name, language),
    title: t("relation.endTitle", {
      part: t(`part.${found.part as Part}`),
      other: named ? personName(found.otherName, language) : t("relation.elsewhere"),
    }),
    ended: ended && t("relation.endedOn", { day: longDay(ended, language) }),
    initial: { toOn: todayOn(), reason: "" },
  };
}

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const [id, relationId] = [idFrom(params.personId), idFrom(params.relationId)];
  const db = database();
  const row = findPerson(db, actor.villages, id);
  if (!row || !findRelation(db, id, relationId)) throw notFound();
  const submission = parseWithZod(await request.formData(), { schema: endForm });
  if (submission.status !== "success") return data({ lastResult: submission.reply() }, { status: 400 });
  const done = endRelation(db, actor, id, relationId, submission.value);
  if (done.ok) {
    const t = translator(relationsText, await languageOf(request));
    return redirectWithNotice(`/people/${id}`, t("relation.ended"));
  }
  if (done.why === "person.notFound") throw notFound();
  return refuse(
    actor,
    {
      event: "person.relation-ended",
      subject: { kind: "person", id, label: row.name },
      villageId: row.villageId,
      why: done.why,
    },
    { lastResult: submission.reply({ fieldErrors: { toOn: [done.why] } }) },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Relation() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(relationsText);
  const f = useFields(relationsText, { lastResult: result?.lastResult, defaultValue: d.initial });
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("people"), to: "/people" },
          { label: d.name, to: `/people/${d.id}` },
          { label: t("relation.title") },
        ]}
        title={d.title}
      />
      <form method="post" className="sheet form" key={f.key} noValidate>
        <div className="sb pad6">
          <ErrorSummary title={(count) => t("errors", { count })} items={f.items} />
          <div className="notice">
            <Note>{d.ended || t("relation.endHelp")}</Note>
          </div>
          {!d.ended && (
            <>
              <DateField
                {...f.field("toOn")}
                label={t("relation.toOn")}
                help={t("relation.endDayHelp")}
                pick={t("relation.toOn")}
              />
              <TextField
                {...f.field("reason")}
                label={t("relation.endReason")}
                help={t("relation.endReasonHelp")}
                optional={t("optional")}
                maxLength={200}
                autoComplete="off"
                className="mt4"
              />
            </>
          )}
          <div className="row mt4">
            {!d.ended && (
              <button type="submit" className="btn danger">
                {t("relation.endSubmit")}
              </button>
            )}
            <a className="btn" href={`/people/${d.id}`}>
              {t("cancel")}
            </a>
          </div>
        </div>
      </form>
    </>
  );
}
