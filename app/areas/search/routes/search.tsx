import { type ActionFunctionArgs, type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { can, scopeFor } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { isPrivate, readTerm } from "~/platform/search/search-term";
import { searchEverything } from "../search-everything.server";
import { searchText } from "../text";
import { SearchPage } from "../ui/search-page";

const perGroup = 8;
const perOpenGroup = 100;

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "search.use");
  const params = new URL(request.url).searchParams;
  const q = params.get("q") ?? "";
  // The number is gone from the address at once; it was not searched, so that nothing leads back to it.
  if (isPrivate(q)) throw redirect("/search?again=1", 303);
  const language = await languageOf(request);
  const group = params.get("group") ?? undefined;
  const found = searchEverything(database(), actor, q, language, {
    limit: group ? perOpenGroup : perGroup,
    group,
  });
  const scope = scopeFor(actor.grants, "search.use");
  const t = translator(searchText, language);
  return {
    title: found.term ? t("titleOf", { term: found.term }) : t("title"),
    found,
    group: found.groups.some((g) => g.group === group) ? (group ?? null) : null,
    again: params.has("again"),
    villages: scope === "all" || scope === null ? null : scope.length,
    mayCreate: can(actor, "person.create"),
  };
}

/** A whole ID or phone number comes as a POST; what may stand in an address goes there. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireActor(request, "search.use");
  const q = String((await request.formData()).get("q") ?? "");
  if (!isPrivate(q)) return redirect(`/search?${new URLSearchParams({ q: readTerm(q).text })}`, 303);
  return searchEverything(database(), actor, q, await languageOf(request), { limit: perGroup });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Search() {
  const d = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  return answer ? (
    <SearchPage {...d} found={{ ...answer, term: "" }} byNumber again={false} />
  ) : (
    <SearchPage {...d} byNumber={false} />
  );
}
