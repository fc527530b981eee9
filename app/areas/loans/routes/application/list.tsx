import { type LoaderFunctionArgs, redirect } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { viewsOfList } from "~/areas/views/index.server";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { listPage } from "../../lists/list-page.server";
import { ListPageView } from "../../ui/application/list-page";

/** Applications and the loans they led to: as a list, or by stage on a board. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const { search, searchParams } = new URL(request.url);
  const { views, redirectTo } = viewsOfList(database(), actor, "loans", search);
  if (redirectTo) throw redirect(redirectTo);
  return { views, ...listPage(database(), actor, searchParams, await languageOf(request)) };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Loans() {
  return <ListPageView page={useLoaderData<typeof loader>()} />;
}
