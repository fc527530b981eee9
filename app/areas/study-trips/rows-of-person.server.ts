import { studyTrip, tripPlace, tripQuota, villageShop } from "db/schema";
import { and, eq, inArray, isNull, ne } from "drizzle-orm";
import type { PersonRows } from "~/areas/people";
import { leavesVillage, stayRows } from "~/areas/villages/index.server";
import { translator } from "~/platform/i18n/text";
import { tripText } from "./text";

/** States of a trip whose list of participants may still change. */
const notFrozen = ["planned", "submitted", "returned", "approved"];

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
  // Where the new village has a share of the trip too: elsewhere the place stays with the village that named the person.
  follow: (tx, personId, villageId) => {
    const open = tx
      .select({ id: studyTrip.id })
      .from(studyTrip)
      .innerJoin(tripQuota, eq(tripQuota.tripId, studyTrip.id))
      .where(and(inArray(studyTrip.state, notFrozen), eq(tripQuota.villageId, villageId)));
    tx.update(tripPlace)
      .set({ villageId })
      .where(
        and(
          eq(tripPlace.personId, personId),
          inArray(tripPlace.tripId, open),
          ne(tripPlace.state, "withdrawn"),
        ),
      )
      .run();
  },
};

/** Shops move with their owner. */
export const shopsOfPerson: PersonRows = {
  key: "village_shop",
  table: "village_shop",
  column: "person_id",
  word: (language) => translator(tripText, language)("merge.shops"),
  along: (db, personId) =>
    stayRows(
      db
        .select({ id: villageShop.id })
        .from(villageShop)
        .where(eq(villageShop.personId, personId))
        .all()
        .map((s) => s.id),
    ),
  follow: (tx, personId, villageId, from) => {
    const open = tx
      .select({ id: villageShop.id, villageId: villageShop.villageId })
      .from(villageShop)
      .where(and(eq(villageShop.personId, personId), isNull(villageShop.closedOn)))
      .all();
    for (const shop of open) {
      if (shop.villageId === villageId) continue;
      leavesVillage(tx, "shop", shop.id, shop.villageId, from);
      tx.update(villageShop).set({ villageId }).where(eq(villageShop.id, shop.id)).run();
    }
  },
};
