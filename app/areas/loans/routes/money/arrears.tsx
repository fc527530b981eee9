import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { dimensions } from "../../portfolio/arrears.server";
import { arrearsPage, shownOnPage } from "../../portfolio/arrears-page.server";
import { ArrearsPageView } from "../../portfolio/ui/arrears-page";

/** `?by=` village, officer, bank or year. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const asked = new URL(request.url).searchParams.get("by");
  const by = dimensions.find((d) => d === asked) ?? "village";
  return arrearsPage(database(), actor, by, todayOn(), await languageOf(request), shownOnPage);
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Arrears() {
  return <ArrearsPageView page={useLoaderData<typeof loader>()} />;
}
