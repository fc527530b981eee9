import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { can } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator, type Values } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { allowedFilter, maySet } from "../category-sight";
import { makeTicket } from "../export-ticket.server";
import { filterLabel, filterWords } from "../filter-words";
import { countPeople, exportLimit } from "../list-people.server";
import { onlyIfMeant } from "../meant-conditions.server";
import { exportForm } from "../people-forms";
import { chosenRows, peopleList } from "../people-view";
import { peopleText } from "../text";
import { exportText } from "../text/export";
import { ExportPage } from "../ui/export-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "person.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(exportText, language);
  const url = new URL(request.url);
  const p = translator(peopleText, language);
  await onlyIfMeant(peopleList, url, (key) => filterLabel(key, p), language);
  const query = url.searchParams;
  const asked = peopleList.read(query);
  const view = { ...asked, filter: allowedFilter(actor, asked.filter) };
  // Not everybody in place of those who were asked for: the page says first what it leaves out.
  if (view.filter !== asked.filter)
    throw await redirectWithNotice(
      `/people${new URL(peopleList.write(view), "http://x").search}`,
      translator(peopleText, language)("list.notYours"),
      "warn",
    );
  const ids = chosenRows(query);
  const villages = villagesInScope(db, actor.villages);
  const names = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  return {
    title: t("export.title"),
    count: countPeople(db, actor.villages, view.filter, ids),
    consented: countPeople(db, actor.villages, view.filter, ids, true),
    chosen: ids !== undefined,
    conditions: filterWords(view.filter, names, translator(peopleText, language), language),
    back: peopleList.write(view),
    mayFull: can(actor, "person.reveal"),
  };
}

/** Checks the wish and leads to the file; the address of the file holds nothing that can be read. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "person.export");
  const url = new URL(request.url);
  const language = await languageOf(request);
  const p = translator(peopleText, language);
  await onlyIfMeant(peopleList, url, (key) => filterLabel(key, p), language);
  const submission = parseWithZod(await request.formData(), { schema: exportForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), why: null }, { status: 400 });
  const { full, reason, consented } = submission.value;
  const no = (why: string, values?: Values) =>
    refuse(
      actor,
      { event: "person.exported", subject: { kind: "list", id: "people" }, why, values },
      { lastResult: submission.reply(), why: message(why, values) },
    );
  if (full && !can(actor, "person.reveal")) return no("export.notAllowed");
  const { filter } = peopleList.read(url.searchParams);
  if (!maySet(actor, filter)) return no("export.notYours");
  const ids = chosenRows(url.searchParams);
  const count = countPeople(database(), actor.villages, filter, ids, consented);
  if (count === 0) return no("export.none");
  if (count > exportLimit) return no("export.tooMany", { max: exportLimit });
  const ticket = makeTicket("people", actor, { query: url.search, full, reason, consented });
  return redirect(`/people/export.xlsx?ticket=${ticket}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Export() {
  return (
    <ExportPage kind="people" {...useLoaderData<typeof loader>()} result={useActionData<typeof action>()} />
  );
}
