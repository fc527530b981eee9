import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { duePage, shownOnPage } from "../../portfolio/arrears-page.server";
import { DuePageView } from "../../portfolio/ui/due-page";

/** `?village=` opens one of many. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  const village = Number(new URL(request.url).searchParams.get("village")) || null;
  return duePage(database(), actor, todayOn(), await languageOf(request), { village, most: shownOnPage });
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Due() {
  return <DuePageView page={useLoaderData<typeof loader>()} />;
}
