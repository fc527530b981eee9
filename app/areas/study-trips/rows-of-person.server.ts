import { studyTrip, tripPlace } from "db/schema";
import { and, eq, inArray, ne } from "drizzle-orm";
import type { PersonRows } from "~/areas/people";
import { translator } from "~/platform/i18n/text";
import { tripText } from "./text";

/** Places on trips move with the person; two places on one trip cannot be one person's. */
export const tripPlacesOfPerson: PersonRows = {
  key: "trip_place",
  table: "trip_place",
  column: "person_id",
  word: (language) => translator(tripText, language)("merge.places"),
  clash: (db, survivorId, mergedId, language) => {
    const tripsOf = (personId: number) =>
      db
        .select({ tripId: tripPlace.tripId })
        .from(tripPlace)
        .where(and(eq(tripPlace.personId, personId), ne(tripPlace.state, "withdrawn")))
        .all()
        .map((p) => p.tripId);
    const theirs = new Set(tripsOf(mergedId));
    const both = tripsOf(survivorId).filter((id) => theirs.has(id));
    if (both.length === 0) return null;
    const shared = db.select().from(studyTrip).where(inArray(studyTrip.id, both)).get();
    return translator(tripText, language)("merge.sameTrip", { trip: shared?.title ?? "" });
  },
};

/** Shops move with their owner. */
export const shopsOfPerson: PersonRows = {
  key: "village_shop",
  table: "village_shop",
  column: "person_id",
  word: (language) => translator(tripText, language)("merge.shops"),
};
