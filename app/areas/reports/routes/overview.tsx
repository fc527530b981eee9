import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { wholeNumber } from "~/platform/list-address";
import { overviewFacts } from "../overview.server";
import { readOverviewView } from "../overview-villages.server";
import { readPeriod } from "../period";
import { OverviewPage } from "../ui/overview-page";

/** All villages in figures, by period. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const params = new URL(request.url).searchParams;
  return {
    ...overviewFacts(
      database(),
      actor,
      actor.villages,
      readPeriod(params),
      readOverviewView(params),
      await languageOf(request),
    ),
    compareWrong: wholeNumber(params.get("chosen"), 999) ?? null,
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
