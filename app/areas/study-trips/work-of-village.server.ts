import type { Reader } from "db/client.server";
import { studyTrip, tripPlace, tripQuota, villageShop } from "db/schema";
import { and, eq, isNull, notInArray, sql } from "drizzle-orm";
import type { VillageWork } from "~/areas/villages";
import { mergesAway } from "~/areas/villages/index.server";
import { translator } from "~/platform/i18n/text";
import { tripText } from "./text";
import type { TripState } from "./trip-state";

const over: TripState[] = ["finished", "closed", "cancelled"];

const openQuotas = (db: Reader, villageId: number) =>
  db
    .select({ id: tripQuota.id, tripId: tripQuota.tripId, quota: tripQuota.quota })
    .from(tripQuota)
    .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
    .where(and(eq(tripQuota.villageId, villageId), notInArray(studyTrip.state, over)))
    .all();

/**
 * Trips that are not over: nominations and quota go on with the village that took the other one up; where both had a
 * quota, they become one. What a finished trip says stays with the village that went.
 */
export const tripsOfVillage: VillageWork = {
  key: "trips",
  table: "trip_place",
  word: (language) => translator(tripText, language)("merge.openPlaces"),
  count: (db, villageId) =>
    db
      .select({ n: sql<number>`count(*)` })
      .from(tripPlace)
      .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
      .where(and(eq(tripPlace.villageId, villageId), notInArray(studyTrip.state, over)))
      .get()?.n ?? 0,
  move: (tx, changes, { from, into }) => {
    for (const gone of openQuotas(tx, from)) {
      const places = tx
        .select({ id: tripPlace.id })
        .from(tripPlace)
        .where(and(eq(tripPlace.tripId, gone.tripId), eq(tripPlace.villageId, from)))
        .all();
      for (const { id } of places) changes.update("trip_place", id, { village_id: into });
      const kept = openQuotas(tx, into).find((q) => q.tripId === gone.tripId);
      if (kept) {
        changes.update("trip_quota", kept.id, { quota: kept.quota + gone.quota });
        changes.delete("trip_quota", gone.id);
      } else changes.update("trip_quota", gone.id, { village_id: into });
    }
  },
};

const openShops = (db: Reader, villageId: number) =>
  db
    .select({ id: villageShop.id })
    .from(villageShop)
    .where(and(eq(villageShop.villageId, villageId), isNull(villageShop.closedOn)))
    .all();

/** Shops that are open go on with their owners. */
export const shopsOfMergedVillage: VillageWork = {
  key: "shops",
  table: "village_shop",
  word: (language) => translator(tripText, language)("merge.shops"),
  count: (db, villageId) => openShops(db, villageId).length,
  move: (tx, changes, { from, into, on }) => {
    for (const { id } of openShops(tx, from)) {
      mergesAway(changes, "shop", id, from, on);
      changes.update("village_shop", id, { village_id: into });
    }
  },
};
