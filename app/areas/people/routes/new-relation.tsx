import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { noteNumberSearch } from "../note-number-search.server";
import { findPerson } from "../people-queries.server";
import { addRelation } from "../relations/add-relation.server";
import { relationForm } from "../relations/relation-forms";
import { searchPeople } from "../search-people.server";
import { peopleText } from "../text";
import { relationsText } from "../text/relations";
import { NewRelationPage } from "../ui/new-relation-page";

const shown = 20;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const language = await languageOf(request);
  const row = findPerson(database(), actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return {
    id: row.id,
    name,
    title: translator(relationsText, language)("relation.newTitle", { name }),
    mayRegister: can(actor, "person.create"),
  };
}

/** First who the other is, then what they are: both steps are this one form. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.edit");
  const id = idFrom(params.personId);
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, id);
  if (!row) throw notFound();
  const form = await request.formData();
  const typed = (name: string) => String(form.get(name) ?? "");
  const term = typed("term").trim();
  const kept = { part: typed("part"), fromOn: typed("fromOn"), note: typed("note"), term };
  const view = (errors: Record<string, string[]>) => ({
    ...kept,
    otherId: typed("otherId"),
    found: find(),
    errors,
  });
  const answer = (errors: Record<string, string[]>, status: number) => data(view(errors), { status });
  const find = () => {
    if (!term) return null;
    const { rows, total } = searchPeople(db, actor.villages, readTerm(term), shown);
    noteNumberSearch(db, actor, term, total);
    const p = translator(peopleText, language);
    return rows
      .filter((r) => r.id !== id)
      .map((r) => ({
        id: r.id,
        name: personName(r.name, language),
        facts: [
          p(`sex.${r.sex as "male" | "female"}`),
          p("person.old", { age: ageOn(r.birthOn, todayOn()) }),
          placeLabel({ townName: r.townName, name: r.villageName }, language),
          r.idNumberMasked,
        ]
          .filter(Boolean)
          .join(p("search.comma")),
      }));
  };
  if (form.get("step") === "find")
    return term ? answer({}, 200) : answer({ term: ["relation.findMissing"] }, 400);
  const submission = parseWithZod(form, { schema: relationForm });
  if (submission.status !== "success")
    return answer((submission.error ?? {}) as Record<string, string[]>, 400);
  const made = addRelation(db, actor, id, submission.value);
  if (!made.ok) {
    if (!("field" in made)) throw notFound();
    return refuse(
      actor,
      {
        event: "person.relation-added",
        subject: { kind: "person", id, label: row.name },
        villageId: row.villageId,
        why: made.why,
      },
      view({ [made.field]: [made.why] }),
    );
  }
  const t = translator(relationsText, language);
  const other = findPerson(db, actor.villages, submission.value.otherId);
  return redirectWithNotice(
    `/people/${id}`,
    t("relation.saved", {
      name: personName(row.name, language),
      other: other ? personName(other.name, language) : "",
      part: t(`part.${submission.value.part}`),
    }),
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewRelation() {
  const d = useLoaderData<typeof loader>();
  return <NewRelationPage {...d} limit={shown} answer={useActionData<typeof action>()} />;
}
