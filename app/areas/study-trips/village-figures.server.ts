import { studyTrip, tripPlace, tripQuota, tripSign } from "db/schema";
import { and, eq, exists, sql } from "drizzle-orm";
import type { VillageFigureSource } from "~/areas/villages";
import { can } from "~/platform/access/actor";
import { translator } from "~/platform/i18n/text";
import { tripHomeText } from "./text/home";

/** Trips a village takes part in and how many of its people were on them, on its page. */
export const tripsVillageFigures: VillageFigureSource = (db, reader, villageId, language) => {
  if (!can(reader, "trip.view", villageId)) return [];
  const t = translator(tripHomeText, language);
  const trips =
    db
      .select({ n: sql<number>`count(*)` })
      .from(tripQuota)
      .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
      .where(eq(tripQuota.villageId, villageId))
      .get()?.n ?? 0;
  const people =
    db
      .select({ n: sql<number>`count(*)` })
      .from(tripPlace)
      .where(
        and(
          eq(tripPlace.villageId, villageId),
          exists(
            db
              .select({ one: sql`1` })
              .from(tripSign)
              .where(and(eq(tripSign.placeId, tripPlace.id), eq(tripSign.mark, "present"))),
          ),
        ),
      )
      .get()?.n ?? 0;
  return [
    {
      key: "trips",
      icon: "bus",
      label: t("village.label"),
      value: trips,
      unit: t("village.unit", { count: trips }),
      detail: trips === 0 ? t("village.none") : t("village.detail", { people, count: people }),
      to: `/trips?village=${villageId}`,
    },
  ];
};
