import type { Reader } from "db/client.server";
import { studyTrip, village, villageShop } from "db/schema";
import { and, desc, eq, gt, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { villageThen, wasInVillage } from "~/areas/villages/index.server";
import type { Day } from "~/platform/dates";

/** Village a shop was opened in: what a trip brought about there stays there, although the owner may have moved since. */
const opened = { record: villageShop.id, now: villageShop.villageId, on: villageShop.openedOn };
export const openedIn = villageThen("shop", opened);

const openOn = (on: Day) =>
  and(lte(villageShop.openedOn, on), or(isNull(villageShop.closedOn), gt(villageShop.closedOn, on)));

/** Shops that say they follow from a trip and are open on a day. */
export const followsFrom = (tripId: number, on: Day): SQL | undefined =>
  and(eq(villageShop.tripId, tripId), openOn(on));

const count = sql<number>`count(*)`;

/** How many shops each village opened after a trip and still has. */
export const shopsByVillage = (db: Reader, tripId: number, on: Day): ReadonlyMap<number, number> =>
  new Map(
    db
      .select({ villageId: village.id, n: count })
      .from(villageShop)
      .innerJoin(village, eq(village.id, openedIn))
      .where(followsFrom(tripId, on))
      .groupBy(village.id)
      .all()
      .map((r) => [r.villageId, r.n]),
  );

/** How many shops a village opened after each of its trips and has on a day: each counts for one trip at most. */
export const shopsByTrip = (db: Reader, villageId: number, on: Day): ReadonlyMap<number | null, number> =>
  new Map(
    db
      .select({ tripId: villageShop.tripId, n: count })
      .from(villageShop)
      .where(and(wasInVillage("shop", opened, villageId), openOn(on)))
      .groupBy(villageShop.tripId)
      .all()
      .map((r) => [r.tripId, r.n]),
  );

/** The rows behind such a figure. */
export const shopsOfTripHref = (tripId: number, villageId: number | null, on: Day): string =>
  `/shops?trip=${tripId}${villageId === null ? "" : `&village=${villageId}`}&on=${on}`;

/**
 * Trips that a shop may follow from, the latest first: those its owner was on, and those of the villages the owner has
 * lived in; only where they have set off. What the shop says already stays a choice.
 */
export function tripsBefore(db: Reader, personId: number, kept: number | null = null) {
  const theirs = and(
    sql`${studyTrip.state} in ('running', 'finished', 'closed')`,
    sql`(exists (select 1 from trip_quota q join person_residence r on r.village_id = q.village_id where q.trip_id = ${studyTrip.id} and r.person_id = ${personId})
      or exists (select 1 from trip_place p where p.trip_id = ${studyTrip.id} and p.person_id = ${personId} and p.state <> 'withdrawn'))`,
  );
  return db
    .select({ id: studyTrip.id, title: studyTrip.title, fromOn: studyTrip.fromOn })
    .from(studyTrip)
    .where(kept === null ? theirs : or(theirs, eq(studyTrip.id, kept)))
    .orderBy(desc(studyTrip.fromOn), desc(studyTrip.id))
    .all();
}

export type WhyNotTrip = "shop.wrongTrip" | "shop.tripLater";

/** Why a shop that opened on a day cannot follow from a trip. */
export function whyNotTrip(
  trips: ReturnType<typeof tripsBefore>,
  shop: { tripId: number | null; openedOn: Day },
): WhyNotTrip | null {
  if (shop.tripId === null) return null;
  const trip = trips.find((t) => t.id === shop.tripId);
  if (!trip) return "shop.wrongTrip";
  return trip.fromOn > shop.openedOn ? "shop.tripLater" : null;
}
