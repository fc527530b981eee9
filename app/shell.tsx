import type { LoaderFunctionArgs } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { waitingCounts } from "~/areas/home/index.server";
import { scopeFor } from "~/platform/access/actor";
import { preferenceOf } from "~/platform/access/preferences.server";
import { requireSignedIn } from "~/platform/access/require-actor.server";
import { findSignedIn } from "~/platform/access/session.server";
import { sessionWatchFor } from "~/platform/access/session-watch.server";
import { database } from "~/platform/database.server";
import { notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import type { Language } from "~/platform/i18n/text";
import { personName } from "~/platform/search/place-name";
import { errorTitle } from "./frame/error-view";
import { Frame, type FrameFacts } from "./frame/frame";
import { menuFor } from "./frame/menu";
import { RootError } from "./frame/root-error";

export async function loader({ request, params }: LoaderFunctionArgs): Promise<FrameFacts> {
  // What is no page needs no sign-in: a stranger is told so at once.
  if (params["*"] !== undefined && !(await findSignedIn(request))) throw notFound();
  const person = await requireSignedIn(request, { beforePasswordChange: true });
  const scope = scopeFor(person.grants, "village.view");
  return {
    name: personName(person.name, await languageOf(request)),
    username: person.username,
    roles: person.grants.map((g) => g.role),
    villages: scope === "all" ? null : (scope?.length ?? 0),
    menu: menuFor(person),
    waiting: waitingCounts(database(), person),
    singleKeys: preferenceOf(database(), person.userId, "single-keys") !== "off",
    watch: sessionWatchFor(request),
  };
}

/** Only an error of the frame itself takes its title from here: every page has its own. */
export const meta = ({ error, matches }: { error?: unknown; matches: { id: string; data: unknown }[] }) => {
  const root = matches.find((m) => m.id === "root")?.data as { language: Language } | undefined;
  return error ? [{ title: errorTitle(error, root?.language ?? "zh") }] : [];
};

export default function Shell() {
  return (
    <Frame facts={useLoaderData<typeof loader>()}>
      <Outlet />
    </Frame>
  );
}

/** Without the facts of the frame there is no frame: a stranger at no address, or the database is gone. */
export function ErrorBoundary() {
  return <RootError />;
}
