import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { todayOn } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { duePage } from "../../portfolio/arrears-page.server";
import { DuePageView } from "../../portfolio/ui/due-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "loan.view");
  return duePage(database(), actor, todayOn(), await languageOf(request));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Due() {
  return <DuePageView page={useLoaderData<typeof loader>()} />;
}
