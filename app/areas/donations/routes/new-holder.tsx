import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { findPerson, searchPeople } from "~/areas/people/index.server";
import { openVillageChoices, takeVillageWords } from "~/areas/villages/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translateMessage, translator } from "~/platform/i18n/text";
import { useText } from "~/platform/i18n/use-text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { readTerm } from "~/platform/search/search-term";
import { PageHead } from "~/ui/page-head";
import { readHolder } from "../holder-form-answer";
import { donationText } from "../text";
import { FindPerson } from "../ui/find-person";
import { HolderForm } from "../ui/holder-form";
import { createHolder } from "../write-holder.server";

const blank = {
  kind: "school",
  villageId: "",
  villageIdWords: "",
  name: "",
  keeperName: "",
  keeperPhone: "",
};

/** A school or a station by its name; a person is looked for on the register first (`q`), then chosen (`person`). */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const language = await languageOf(request);
  const query = new URL(request.url).searchParams;
  const q = query.get("q")?.trim().slice(0, 40) ?? "";
  const chosen = query.get("person");
  const person = chosen === null ? null : findPerson(db, actor.villages, idFrom(chosen));
  if (person === undefined) throw notFound();
  const term = readTerm(q);
  const found =
    q && term.kind !== "nothing" && term.kind !== "id-number"
      ? searchPeople(db, actor.villages, term, 20, { living: true })
      : { total: 0, rows: [] };
  return {
    title: translator(donationText, language)("holder.newTitle"),
    q,
    offered: openVillageChoices(db, actor.villages, language),
    person: person && { id: person.id, name: personName(person.name, language) },
    total: found.total,
    people: found.rows.map((r) => ({
      id: r.id,
      name: personName(r.name, language),
      place: placeLabel({ townName: r.townName, name: r.villageName }, language),
    })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "donation.edit");
  const db = database();
  const language = await languageOf(request);
  const t = translator(donationText, language);
  const form = await request.formData();
  takeVillageWords(db, actor.villages, form);
  const personId = form.get("person") === null ? null : idFrom(String(form.get("person")));
  const { typed, errors, phone } = readHolder(form, {
    named: personId === null,
    placed: personId === null,
  });
  const said = Object.fromEntries(Object.entries(errors).map(([k, v]) => [k, t(v)]));
  if (Object.keys(errors).length > 0) return data({ typed, errors: said }, { status: 400 });
  const made = createHolder(db, actor, {
    kind: personId === null ? (typed.kind as "school") : "person",
    villageId: Number(typed.villageId) || 0,
    name: personId === null ? typed.name : null,
    personId,
    keeperName: typed.keeperName || null,
    keeperPhone: phone,
  });
  if (made.ok) return redirectWithNotice("/recipients", t("holder.created"));
  if (made.why === "holder.why.notFound") throw notFound();
  const field = made.why === "holder.why.nameTaken" ? "name" : "villageId";
  return refuse(
    actor,
    { event: "holder.created", why: made.why, after: { name: typed.name } },
    {
      typed,
      errors: { [field]: translateMessage(donationText, language, made.why) } as Record<string, string>,
    },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function NewHolder() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(donationText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/donations" },
          { label: t("holder.title"), to: "/recipients" },
          { label: d.title },
        ]}
        title={d.title}
        facts={[t("holder.person")]}
      />
      <div className="stack">
        {!d.person && <FindPerson term={d.q} total={d.total} people={d.people} />}
        <HolderForm
          key={d.person?.id ?? 0}
          typed={result?.typed ?? blank}
          errors={result?.errors ?? {}}
          offered={d.offered}
          fixed={d.person !== null}
          person={d.person}
          named={d.person === null}
          cancelHref="/recipients"
        />
      </div>
    </>
  );
}
