import { randomUUID } from "node:crypto";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { takeVillageWords, villagesInScope } from "~/areas/villages/index.server";
import { bulkActions } from "~/bulk-actions.server";
import { can, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { sendingOf } from "~/platform/forms/once.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { atOnce, bulkLimit } from "../bulk/bulk-action";
import { changeMany } from "../bulk/change-many.server";
import { goOnWithBulk } from "../bulk/run-bulk.server";
import { filterLabel, filterWords } from "../filter-words";
import { waitShortly } from "../import/people-jobs.server";
import { countPeople } from "../list-people.server";
import { onlyIfMeant } from "../meant-conditions.server";
import { chosenRows, peopleList } from "../people-view";
import { peopleText } from "../text";
import { bulkText } from "../text/bulk";
import { exportText } from "../text/export";
import { BulkPage } from "../ui/bulk-page";

/** One thing for everybody a filter means: first what, then the number, then the deed. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.bulk-edit");
  const db = database();
  const language = await languageOf(request);
  const t = translator(bulkText, language);
  const p = translator(peopleText, language);
  const url = new URL(request.url);
  await onlyIfMeant(peopleList, url, (key) => filterLabel(key, p), language);
  const query = url.searchParams;
  const view = peopleList.read(query);
  const ids = chosenRows(query);
  const count = countPeople(db, actor.villages, view.filter, ids);
  const villages = villagesInScope(db, actor.villages);
  const name = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  const conditions = filterWords(view.filter, name, p, language)
    .map((c) => `${p("list.chip", { label: c.label })}${c.value}`)
    .join(translator(exportText, language)("sheet.separator"));
  return {
    title: t("bulk.title", { count }),
    count,
    which: ids ? t("bulk.chosen", { count: ids.length }) : conditions || t("bulk.all"),
    back: peopleList.write(view),
    inSteps: count > atOnce,
    tooMany: count > bulkLimit ? t("bulk.tooMany", { max: bulkLimit }) : null,
    actions: bulkActions
      .filter((a) => can(actor, a.needs))
      .map((a) => ({ key: a.key, title: a.title(language), field: a.field(db, language, actor) })),
  };
}

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.bulk-edit");
  const db = database();
  const language = await languageOf(request);
  const url = new URL(request.url);
  const p = translator(peopleText, language);
  await onlyIfMeant(peopleList, url, (key) => filterLabel(key, p), language);
  const query = url.searchParams;
  const form = await request.formData();
  const chosen = bulkActions.find((a) => a.key === form.get("what") && can(actor, a.needs));
  const field = `value-${chosen?.key}`;
  if (chosen) takeVillageWords(db, scopeFor(actor.grants, chosen.needs) ?? [], form, field);
  const typed = String(form.get(field) ?? form.get("value") ?? "").trim();
  const words = String(form.get(`${field}Words`) ?? "")
    .trim()
    .slice(0, 60);
  const view = { what: chosen?.key ?? "", typed, words, sure: null };
  if (!chosen) return data({ ...view, errors: ["bulk.noAction"] }, { status: 400 });
  const value = chosen.read(db, typed, actor);
  if (value === null) {
    const empty = words === "" ? "bulk.noValue" : "bulk.whichVillage";
    const why = typed === "" ? empty : (chosen.wrong ?? "bulk.noValue");
    return data({ ...view, errors: [why] }, { status: 400 });
  }
  const { filter } = peopleList.read(query);
  const ids = chosenRows(query);
  const question = () => ({
    what: chosen.key,
    typed: value,
    words,
    sure: {
      title: chosen.title(language),
      value: chosen.words(value, language, db),
      count: countPeople(db, actor.villages, filter, ids),
      requestKey: randomUUID(),
    },
  });
  if (form.get("step") !== "change") return data({ ...question(), errors: null });
  const asked = Number(form.get("asked"));
  const done = changeMany(
    db,
    actor,
    chosen,
    { filter, ids, value, asked },
    form.has("requestKey") ? sendingOf(actor, "bulk", form) : undefined,
  );
  if (done.ok) {
    if (done.goesOn) await waitShortly(goOnWithBulk(db, done.id, actor, bulkActions), 700);
    return redirect(`/people/bulk/${done.id}`, 303);
  }
  return refuse(
    actor,
    { event: "people.changed-together", subject: { kind: "list", id: "people" }, why: done.why },
    { ...question(), errors: [done.why] },
  );
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Bulk() {
  const d = useLoaderData<typeof loader>();
  return <BulkPage {...d} answer={useActionData<typeof action>()} />;
}
