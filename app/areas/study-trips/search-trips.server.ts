import { scopeFor } from "~/platform/access/actor";
import { dayRange } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { markPart, unmarked } from "~/platform/search/marked";
import { personName } from "~/platform/search/place-name";
import { noAnswer, type SearchSource } from "~/platform/search/search-source";
import { allTrips, countTrips } from "./list-trips.server";
import { tripText } from "./text";
import { tripNumber } from "./trip-name";
import type { TripState } from "./trip-state";
import { stateTone } from "./ui/trip-words";

/** Study trips in the one search box: by title, place, leader, approval number or their own number. */
export const tripsSource: SearchSource = {
  group: "trips",
  icon: "bus",
  words: (language) => {
    const t = translator(tripText, language);
    return { title: t("search.title"), all: (count) => t("search.all", { count }) };
  },
  search: (db, who, term, limit, language) => {
    const scope = scopeFor(who.grants, "trip.view");
    const named = term.kind === "name" || /^cg/i.test(term.text);
    if (scope === null || !named || term.text.length < 2) return noAnswer;
    const t = translator(tripText, language);
    const filter = { term: term.text };
    const hits = allTrips(db, scope, filter, limit).map(({ trip }) => ({
      id: String(trip.id),
      to: `/trips/${trip.id}`,
      title: markPart(trip.title, term.text),
      detail: unmarked(
        [
          tripNumber(trip),
          `${dayRange(trip.fromOn, trip.toOn, language)} ${trip.year}`,
          personName(trip.leaderName, language),
        ].join(t("search.comma")),
      ),
      state: { tone: stateTone(trip.state), word: t(`state.${trip.state as TripState}`) },
    }));
    return { total: countTrips(db, scope, filter), hits };
  },
};
