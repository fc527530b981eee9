import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, todayOn } from "~/platform/dates";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { namePair } from "../duplicates/name-pair.server";
import { noteNumberSearch } from "../note-number-search.server";
import { findPerson } from "../people-queries.server";
import { searchPeople } from "../search-people.server";
import { peopleText } from "../text";
import { duplicatesText } from "../text/duplicates";
import { SamePersonPage } from "../ui/same-person-page";

const shown = 20;

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const language = await languageOf(request);
  const row = findPerson(database(), actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const name = personName(row.name, language);
  return { id: row.id, name, title: translator(duplicatesText, language)("same.title", { name }) };
}

/** First finds the other record, then lays the two side by side: the choice itself is made there. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.merge");
  const db = database();
  const language = await languageOf(request);
  const row = findPerson(db, actor.villages, idFrom(params.personId));
  if (!row) throw notFound();
  const form = await request.formData();
  const otherId = String(form.get("otherId") ?? "");
  if (form.get("step") === "choose") {
    const named = namePair(db, actor, row.id, idFrom(otherId));
    if (!named.ok) throw notFound();
    return redirect(`/people/duplicates/${named.pairId}?keep=${row.id}`);
  }
  const term = String(form.get("term") ?? "")
    .trim()
    .slice(0, 40);
  if (!term) return data({ term, error: "same.findMissing" as const, found: null }, { status: 400 });
  const { rows, total } = searchPeople(db, actor.villages, readTerm(term), shown + 1);
  noteNumberSearch(db, actor, term, total);
  const t = translator(peopleText, language);
  const found = rows
    .filter((r) => r.id !== row.id)
    .slice(0, shown)
    .map((r) => ({
      id: r.id,
      name: personName(r.name, language),
      facts: [
        t(`sex.${r.sex as "male" | "female"}`),
        r.diedOn ? t("list.lack.died") : t("person.old", { age: ageOn(r.birthOn, todayOn()) }),
        placeLabel({ townName: r.townName, name: r.villageName }, language),
        r.idNumberMasked,
      ]
        .filter(Boolean)
        .join(t("search.comma")),
    }));
  return data({ term, error: null, found, more: total > shown });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function SamePerson() {
  return <SamePersonPage {...useLoaderData<typeof loader>()} answer={useActionData<typeof action>()} />;
}
