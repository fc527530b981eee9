import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { residentRules } from "~/areas/policies/index.server";
import { viewsOfList } from "~/areas/views/index.server";
import { villageChoices } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { languageOf } from "~/platform/i18n/language.server";
import { cited } from "~/platform/i18n/official-title";
import { translator } from "~/platform/i18n/text";
import { personName, placeLabel } from "~/platform/search/place-name";
import { isPrivate, readTerm } from "~/platform/search/search-term";
import { maySet, seesCategory, seesSensitiveCategories } from "../category-sight";
import { countPairs } from "../duplicates/duplicate-pairs.server";
import { ethnicGroupName } from "../ethnic-groups";
import { maskPhone } from "../id-number";
import { countForList, listPeople, type PeopleRow, worstCondition } from "../list-people.server";
import { noteNumberSearch } from "../note-number-search.server";
import { groundsOf } from "../over-age.server";
import { ageWords } from "../over-age-words";
import { peopleList } from "../people-view";
import { searchPeople } from "../search-people.server";
import { peopleText } from "../text";
import { privateAddressText } from "../text/private-address";
import { PeopleListPage } from "../ui/people-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const db = database();
  const language = await languageOf(request);
  const t = translator(peopleText, language);
  const query = new URL(request.url).searchParams;
  const { views, redirectTo } = viewsOfList(db, actor, "people", new URL(request.url).search, (saved) =>
    maySet(actor, peopleList.read(saved).filter),
  );
  if (redirectTo) throw redirect(redirectTo);
  const view = peopleList.read(query);
  // Forms send their empty fields along: the address that stays says only what is chosen.
  if ([...query.values()].includes("") || query.getAll("columns").length > 1)
    throw redirect(peopleList.write({ ...view, cursor: null }));
  const { filter, sort, cursor, size } = view;
  // A whole number does not stay in an address: the form of the list sends it as a POST.
  if (filter.term && isPrivate(filter.term))
    throw await redirectWithNotice(
      peopleList.write(peopleList.filtered(view, { term: undefined })),
      translator(privateAddressText, language)("notLooked"),
      "warn",
    );
  // A condition that would tell what the role may not read falls away, and the list says so.
  if (!maySet(actor, filter))
    throw await redirectWithNotice(
      peopleList.write(peopleList.filtered(view, { category: undefined })),
      t("list.notYours"),
      "warn",
    );
  const { rows, previous, next } = listPeople(db, actor.villages, filter, sort, cursor, size);
  const { count, more } = countForList(db, actor.villages, filter);
  if (filter.term && !cursor) noteNumberSearch(db, actor, filter.term, count);
  const today = todayOn();
  const aged = filter.missing === "over-age" || filter.missing === "age-unsure" ? filter.missing : null;
  const grounds = aged
    ? groundsOf(
        db,
        rows.map((r) => r.id),
      )
    : null;
  const rule = aged ? residentRules(db, today) : null;
  return {
    title: t("list.title"),
    /** By which rule the list says that somebody is past the age, or may be. */
    ageRule:
      aged && rule?.overAge != null
        ? t(`list.ageRule.${aged}`, { age: rule.overAge, source: cited(rule.overAgeSource ?? "", language) })
        : null,
    view,
    views,
    rows: rows.map((r: PeopleRow) => ({
      id: r.id,
      name: personName(r.name, language),
      sex: r.sex,
      age: ageOn(r.birthOn, r.diedOn ?? today),
      idNumber: r.idNumberMasked,
      phone: r.phone && maskPhone(r.phone),
      category: seesCategory(actor, r.category, r.villageId) ? r.category : "hidden",
      village: placeLabel({ townName: r.townName, name: r.villageName }, language),
      group: r.villageGroup,
      education: r.education,
      ethnicity: r.ethnicity && ethnicGroupName(r.ethnicity, language),
      consent: r.hasConsent,
      died: r.diedOn && t("list.diedOn", { day: longDay(r.diedOn, language) }),
      ageWhy:
        aged && rule?.overAge != null && seesCategory(actor, r.category, r.villageId)
          ? ageWords({ ...r, ground: grounds?.get(r.id) ?? "unknown" }, aged, rule.overAge, t)
          : null,
      added: longDay(todayOn(r.createdAt), language),
    })),
    count,
    more,
    previousHref: previous ? peopleList.write({ ...view, cursor: previous }) : undefined,
    nextHref: next ? peopleList.write({ ...view, cursor: next }) : undefined,
    worst: count === 0 ? worstCondition(db, actor.villages, filter) : null,
    ...villageChoices(db, actor.villages, language, filter.villageId),
    suspected: can(actor, "person.merge") ? countPairs(db, actor.villages, "suspected") : 0,
    may: {
      create: can(actor, "person.create"),
      export: can(actor, "person.export"),
      merge: can(actor, "person.merge"),
      categories: seesSensitiveCategories(actor),
      bulk: can(actor, "person.bulk-edit"),
    },
  };
}

/** The search of the list: a name goes into the address, a whole ID, phone or account number opens its person. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.view");
  const db = database();
  const term = String((await request.formData()).get("q") ?? "").trim();
  const view = peopleList.read(new URL(request.url).searchParams);
  if (!isPrivate(term))
    return redirect(peopleList.write(peopleList.filtered(view, { term: term || undefined })), 303);
  const { rows } = searchPeople(db, actor.villages, readTerm(term), 20);
  noteNumberSearch(db, actor, term, rows.length);
  const [only, another] = rows;
  if (only && !another) return redirect(`/people/${only.id}`, 303);
  // Several share a phone: its last four digits list them and may stand in an address.
  if (only?.phone && readTerm(term).kind === "phone")
    return redirect(peopleList.write(peopleList.filtered(view, { term: only.phone.slice(-4) })), 303);
  // A family may share an account, which may not: the answer itself names them.
  const language = await languageOf(request);
  return data({ found: rows.map((r) => ({ id: r.id, name: personName(r.name, language) })) });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function People() {
  const d = useLoaderData<typeof loader>();
  return <PeopleListPage {...d} foundByNumber={useActionData<typeof action>()?.found} />;
}
