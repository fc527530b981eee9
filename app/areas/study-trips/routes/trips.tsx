import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { villageFilter } from "~/areas/villages/index.server";
import { can, inScope } from "~/platform/access/actor";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { dayRange } from "~/platform/dates";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { personName, placeName } from "~/platform/search/place-name";
import { countTrips, listTrips, villagesOfTrips, yearsOfTrips } from "../list-trips.server";
import { nextStep } from "../next-step";
import { tripText } from "../text";
import { tripNumber } from "../trip-name";
import { quotasOf } from "../trip-queries.server";
import type { TripState } from "../trip-state";
import { stages, tripList } from "../trip-view";
import { TripListPage } from "../ui/trip-list-page";

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.view");
  const db = database();
  const language = await languageOf(request);
  const view = tripList.read(new URL(request.url).searchParams);
  const { filter } = view;
  const page = listTrips(db, actor.villages, filter, view.sort, view.cursor, view.size);
  const count = countTrips(db, actor.villages, filter);
  const villages = villagesOfTrips(
    db,
    actor.villages,
    page.rows.map((r) => r.trip.id),
  );
  const mayAll = (tripId: number, capability: "trip.edit" | "trip.approve") =>
    quotasOf(db, tripId).every((q) => can(actor, capability, q.villageId));
  return {
    title: translator(tripText, language)("list.title"),
    view,
    count,
    tabs: [undefined, ...stages].map((stage) => ({
      stage,
      count: countTrips(db, actor.villages, tripList.filtered(view, { stage }).filter),
    })),
    worst: count === 0 ? tripList.worst(filter, (f) => countTrips(db, actor.villages, f)) : null,
    rows: page.rows.map(({ trip, places, reserves }) => {
      const step = nextStep(trip, places === null ? 0 : 1);
      const may =
        step?.capability === "trip.nominate"
          ? quotasOf(db, trip.id).some(
              (q) => inScope(actor.villages, q.villageId) && can(actor, "trip.nominate", q.villageId),
            )
          : step && mayAll(trip.id, step.capability as "trip.edit");
      return {
        id: trip.id,
        number: tripNumber(trip),
        title: trip.title,
        days: dayRange(trip.fromOn, trip.toOn, language),
        year: trip.year,
        places: places?.split("|") ?? [],
        villages: (villages.get(trip.id) ?? []).map((v) => placeName(v.name, language)),
        leader: personName(trip.leaderName, language),
        people: `${trip.seatsTaken}/${trip.capacity}`,
        reserves,
        state: trip.state as TripState,
        next: step && may ? step : null,
      };
    }),
    previous: page.previous,
    next: page.next,
    villages: villageFilter(db, actor.villages, language, filter.villageId),
    years: yearsOfTrips(db, actor.villages),
    may: { create: can(actor, "trip.create"), export: can(actor, "trip.export") },
  };
}

export const meta = ({ data }: { data?: { title: string } }) => [{ title: data?.title ?? "" }];

export default function Trips() {
  return <TripListPage page={useLoaderData<typeof loader>()} />;
}
