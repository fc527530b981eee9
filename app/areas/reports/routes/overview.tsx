import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { languageOf } from "~/platform/i18n/language.server";
import { addressOf, wholeNumber } from "~/platform/list-address";
import { mapParts, readMapView, usualMap } from "../map/map-view";
import { overviewMap } from "../map/overview-map.server";
import { overviewFacts } from "../overview.server";
import { readOverviewView } from "../overview-villages.server";
import { periodParts, readPeriod } from "../period";
import { OverviewPage } from "../ui/overview-page";

/** All villages in figures, by period. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "report.view");
  const params = new URL(request.url).searchParams;
  const db = database();
  const language = await languageOf(request);
  const read = readPeriod(params);
  const map = readMapView(params);
  const period = periodParts(read.period);
  return {
    ...overviewFacts(db, actor, actor.villages, read, readOverviewView(params), language),
    shows: {
      table: addressOf("/overview", period),
      map: addressOf("/overview", [...period, ...mapParts(map ?? usualMap)]),
    },
    mapKept: map ? mapParts(map) : [],
    map: map && overviewMap(db, actor, actor.villages, read.period, map, language),
    compareWrong: wholeNumber(params.get("chosen"), 999) ?? null,
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Overview() {
  return <OverviewPage {...useLoaderData<typeof loader>()} />;
}
