import { parseWithZod } from "@conform-to/zod/v4";
import { type ActionFunctionArgs, data, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { villagesInScope } from "~/areas/villages/index.server";
import { type Actor, can, scopeFor, type VillageScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { languageOf } from "~/platform/i18n/language.server";
import { message, translator, type Values } from "~/platform/i18n/text";
import { placeLabel } from "~/platform/search/place-name";
import { makeTicket } from "../../export-ticket.server";
import { householdsForExport } from "../../households/export-households.server";
import { householdFilterLabel, householdFilterWords } from "../../households/filter-words";
import { type HouseholdFilter, householdList } from "../../households/households-view";
import { countHouseholds, householdExportLimit } from "../../households/list-households.server";
import { onlyIfMeant } from "../../meant-conditions.server";
import { exportForm } from "../../people-forms";
import { householdExportText } from "../../text/household-export";
import { householdsText } from "../../text/households";
import { ExportPage } from "../../ui/export-page";

/** Villages of which a filter may be asked; null: the role may not ask it at all. */
const scopeOf = (actor: Actor<"household.export">, filter: HouseholdFilter): VillageScope | null =>
  filter.benefit ? scopeFor(actor.grants, "household.sensitive") : actor.villages;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "household.export");
  const db = database();
  const language = await languageOf(request);
  const t = translator(householdExportText, language);
  const url = new URL(request.url);
  const labels = translator(householdsText, language);
  await onlyIfMeant(householdList, url, (key) => householdFilterLabel(key, labels), language);
  const view = { ...householdList.read(url.searchParams), cursor: null };
  const scope = scopeOf(actor, view.filter);
  // Said where the list stands, and never everybody in its place.
  if (!scope) throw await redirectWithNotice("/households", t("export.notYours"), "warn");
  const villages = villagesInScope(db, actor.villages);
  const names = (id: number) => {
    const found = villages.find((v) => v.id === id);
    return found && placeLabel(found, language);
  };
  const agreed = householdsForExport(db, scope, view.filter, true);
  const count = countHouseholds(db, scope, view.filter);
  return {
    title: t("export.title"),
    count,
    // Too many for one file is said when it is asked for.
    consented: typeof agreed === "number" ? agreed : agreed.length,
    chosen: false,
    conditions: householdFilterWords(view.filter, names, translator(householdsText, language)),
    back: householdList.write(view),
    mayFull: can(actor, "person.reveal"),
  };
}

/** Checks the wish and leads to the file; the address of the file holds nothing that can be read. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "household.export");
  const url = new URL(request.url);
  const language = await languageOf(request);
  const labels = translator(householdsText, language);
  await onlyIfMeant(householdList, url, (key) => householdFilterLabel(key, labels), language);
  const submission = parseWithZod(await request.formData(), { schema: exportForm });
  if (submission.status !== "success")
    return data({ lastResult: submission.reply(), why: null }, { status: 400 });
  const { full, reason, consented } = submission.value;
  const no = (why: string, values?: Values) =>
    refuse(
      actor,
      { event: "household.exported", subject: { kind: "list", id: "households" }, why, values },
      { lastResult: submission.reply(), why: message(why, values) },
    );
  if (full && !can(actor, "person.reveal")) return no("export.notAllowed");
  const { filter } = householdList.read(url.searchParams);
  const scope = scopeOf(actor, filter);
  if (!scope) return no("export.notYours");
  const found = householdsForExport(database(), scope, filter, consented);
  if (found === 0) return no("export.none");
  if (typeof found === "number") return no("export.tooMany", { max: householdExportLimit });
  const ticket = makeTicket("households", actor, { query: url.search, full, reason, consented });
  return redirect(`/households/export.xlsx?ticket=${ticket}`, 303);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function HouseholdsExport() {
  return (
    <ExportPage
      kind="households"
      {...useLoaderData<typeof loader>()}
      result={useActionData<typeof action>()}
    />
  );
}
