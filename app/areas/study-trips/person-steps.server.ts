import { studyTrip, tripPlace, tripSign } from "db/schema";
import { and, desc, eq, sql } from "drizzle-orm";
import type { PersonSource, PersonStep } from "~/areas/people";
import { scopeFor } from "~/platform/access/actor";
import { type Translate, translator } from "~/platform/i18n/text";
import { openTripsOf } from "./open-trips.server";
import { followSteps, lessonWords } from "./person-follow.server";
import { tripText } from "./text";
import { tripHomeText } from "./text/home";
import { turnOf } from "./trip-facts.server";
import { tripNumber } from "./trip-name";
import { findTrip } from "./trip-queries.server";
import type { TripState } from "./trip-state";
import { daysText } from "./ui/trip-words";

interface Row {
  place: typeof tripPlace.$inferSelect;
  trip: typeof studyTrip.$inferSelect;
  seen: number;
}

/** Study trips of a person: whether they came, stood in for somebody, or wait for a place; and what followed. */
export const tripsOfPersonSource: PersonSource = {
  part: "trips",
  offers: openTripsOf,
  steps: (db, viewer, personId, language) => {
    const t = translator(tripHomeText, language);
    const scope = scopeFor(viewer.grants, "trip.view");
    const rows: Row[] = db
      .select({
        place: tripPlace,
        trip: studyTrip,
        seen: sql<number>`(select count(*) from ${tripSign} where ${tripSign.placeId} = ${tripPlace.id} and ${tripSign.mark} = 'present')`,
      })
      .from(tripPlace)
      .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
      .where(and(eq(tripPlace.personId, personId)))
      .orderBy(desc(studyTrip.fromOn))
      .all();
    return rows.flatMap((row) => {
      const seen = scope !== null && findTrip(db, scope, row.trip.id);
      const to = seen ? `/trips/${row.trip.id}` : undefined;
      const came = row.seen > 0;
      const trip: PersonStep = {
        key: `trip-${row.place.id}`,
        on: row.trip.fromOn,
        when: daysText(translator(tripText, language), row.trip, language),
        title: t("person.title"),
        what: `${row.trip.title} ${tripNumber(row.trip)}`,
        detail:
          row.place.endedReason ??
          row.place.absentReason ??
          (came ? lessonWords(db, row.place.id, language) : undefined),
        ...stateOf(row, t, language === "zh" ? "zh" : "en", () => turnOf(db, row.place)),
        to,
      };
      return came
        ? [trip, ...followSteps(db, row.place, seen ? `${to}/outcome` : undefined, language)]
        : [trip];
    });
  },
};

function stateOf(
  { place, trip, seen }: Row,
  t: Translate<typeof tripHomeText.zh>,
  language: "zh" | "en",
  turn: () => number,
): Pick<PersonStep, "phase" | "badge"> {
  const state = trip.state as TripState;
  if (place.state === "withdrawn")
    return { phase: "void", badge: { tone: "mute", icon: "circle-slash", word: t("person.withdrawn") } };
  if (state === "cancelled")
    return {
      phase: "void",
      badge: { tone: "mute", icon: "circle-slash", word: translator(tripText, language)("state.cancelled") },
    };
  if (seen > 0)
    return {
      phase: "done",
      badge: { tone: "ok", word: t(place.substitutesId === null ? "person.came" : "person.standIn") },
    };
  if (state === "finished" || state === "closed")
    return { phase: "void", badge: { tone: "warn", icon: "circle-x", word: t("person.absent") } };
  if (place.state === "reserve")
    return {
      phase: "now",
      badge: { tone: "wait", word: t("person.reserve", { number: turn() }) },
    };
  return { phase: "now", badge: { tone: "info", word: t("person.going") } };
}
