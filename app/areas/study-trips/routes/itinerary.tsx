import { type ActionFunctionArgs, data, type LoaderFunctionArgs } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { requireActor } from "~/platform/access/require-actor.server";
import { database } from "~/platform/database.server";
import { linesOf, withFreeLines } from "~/platform/forms/form-lines";
import { redirectWithNotice } from "~/platform/http/notice.server";
import { refuse } from "~/platform/http/refuse.server";
import { idFrom, notFound } from "~/platform/http/responses.server";
import { languageOf } from "~/platform/i18n/language.server";
import { translator } from "~/platform/i18n/text";
import { useLanguage, useText } from "~/platform/i18n/use-text";
import { PageHead } from "~/ui/page-head";
import { Note } from "~/ui/sheet";
import { tripText } from "../text";
import { subjectOf } from "../trip-name";
import { findWholeTrip, stopsOf } from "../trip-queries.server";
import { type TripState, takesDetails } from "../trip-state";
import { readStops, stopFields, type TypedStop } from "../trip-stop";
import { ItineraryForm } from "../ui/itinerary-form";
import { daysText } from "../ui/trip-words";
import { writeItinerary } from "../write-plan.server";

const blankStop = (on: string): TypedStop => ({
  on,
  at: "",
  kind: "visit",
  place: "",
  host: "",
  contactName: "",
  contactPhone: "",
  detail: "",
  signs: "",
});

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const found = findWholeTrip(db, actor.villages, idFrom(params.tripId));
  if (!found) throw notFound();
  const { trip } = found;
  const stops = stopsOf(db, trip.id).map(
    (s): TypedStop => ({
      on: s.on,
      at: s.at,
      kind: s.kind,
      place: s.place,
      host: s.host ?? "",
      contactName: s.contactName ?? "",
      contactPhone: s.contactPhone ?? "",
      detail: s.detail ?? "",
      signs: s.signs ? "1" : "",
    }),
  );
  const first: TypedStop[] = [
    { ...blankStop(trip.fromOn), kind: "departure", signs: "1" },
    blankStop(trip.fromOn),
    blankStop(trip.fromOn),
    { ...blankStop(trip.toOn), kind: "return", signs: "1" },
  ];
  return {
    id: trip.id,
    short: trip.title,
    title: translator(tripText, await languageOf(request))("stop.title"),
    trip: { fromOn: trip.fromOn, toOn: trip.toOn },
    revision: trip.revision,
    open: takesDetails(trip.state as TripState),
    lines: stops.length === 0 ? first : withFreeLines(stops, blankStop(trip.toOn), 3),
  };
}

/** All lines at once; `more` saves and comes back with three free ones. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireActor(request, "trip.edit");
  const db = database();
  const id = idFrom(params.tripId);
  const found = findWholeTrip(db, actor.villages, id);
  if (!found) throw notFound();
  const t = translator(tripText, await languageOf(request));
  const form = await request.formData();
  const lines = linesOf(form, stopFields);
  const { stops, errors } = readStops(lines, found.trip);
  if (Object.keys(errors).length > 0) return data({ lines, errors, why: null }, { status: 400 });
  const done = writeItinerary(db, actor, id, stops, Number(form.get("revision")));
  if (!done.ok) {
    if (done.why === "trip.why.notFound") throw notFound();
    return refuse(
      actor,
      { event: "trip.itinerary-changed", subject: subjectOf(found.trip), why: done.why },
      { lines, errors: {}, why: t(done.why) },
    );
  }
  const more = form.get("step") === "more";
  return redirectWithNotice(more ? `/trips/${id}/itinerary` : `/trips/${id}`, t("page.saved"));
}

export const meta = ({ data: d }: { data?: { title: string } }) => [{ title: d?.title ?? "" }];

export default function Itinerary() {
  const d = useLoaderData<typeof loader>();
  const result = useActionData<typeof action>();
  const t = useText(tripText);
  return (
    <>
      <PageHead
        crumbs={[
          { label: t("page.area"), to: "/trips" },
          { label: d.short, to: `/trips/${d.id}` },
          { label: d.title },
        ]}
        title={d.title}
        facts={[daysText(t, d.trip, useLanguage())]}
      />
      <div className="stack">
        {result?.why && (
          <Note tone="bad" role="alert">
            {result.why}
          </Note>
        )}
        {d.open ? (
          <ItineraryForm
            key={d.revision}
            lines={result?.lines ?? d.lines}
            errors={result?.errors ?? {}}
            revision={d.revision}
            cancelHref={`/trips/${d.id}`}
          />
        ) : (
          <Note tone="warn">{t("trip.why.settled")}</Note>
        )}
      </div>
    </>
  );
}
