import type { Reader } from "db/client.server";
import { person, studyTrip, tripQuota } from "db/schema";
import { and, asc, eq, gt } from "drizzle-orm";
import type { PersonOffer } from "~/areas/people";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { whyNotOnTrip } from "./nominate-person.server";
import { tripHomeText } from "./text/home";
import { placesOfVillage } from "./trip-facts.server";
import { findTrip } from "./trip-queries.server";

/** Trips that take nominations from the village of somebody who may go: with the places left, and what was approved. */
export function openTripsOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonOffer[] {
  const who = db
    .select({ id: person.id, villageId: person.villageId, diedOn: person.diedOn })
    .from(person)
    .where(eq(person.id, personId))
    .get();
  const scope = scopeFor(viewer.grants, "trip.view");
  if (!who || scope === null) return [];
  const t = translator(tripHomeText, language);
  return db
    .select({ id: studyTrip.id, quota: tripQuota.quota })
    .from(tripQuota)
    .innerJoin(studyTrip, eq(studyTrip.id, tripQuota.tripId))
    .where(
      and(
        eq(tripQuota.villageId, who.villageId),
        eq(studyTrip.state, "approved"),
        gt(studyTrip.fromOn, todayOn()),
      ),
    )
    .orderBy(asc(studyTrip.fromOn))
    .all()
    .flatMap(({ id, quota }) => {
      const found = findTrip(db, scope, id);
      if (!found || whyNotOnTrip(db, found, who) !== null) return [];
      const { trip } = found;
      const free = Math.max(0, quota - placesOfVillage(db, id, who.villageId).seated);
      const basis = [trip.basis, trip.approvalNumber].filter(Boolean).join(language === "zh" ? "，" : ", ");
      return [
        {
          key: `trip-${id}`,
          icon: "bus",
          title: trip.title,
          state:
            free > 0
              ? { tone: "ok" as const, word: t("join.free", { count: free }) }
              : { tone: "wait" as const, word: t("join.full") },
          why: t("person.open", { day: longDay(trip.fromOn, language) }),
          rule: t("person.openRule", { basis, count: quota }),
          action: can(viewer, "trip.nominate", who.villageId)
            ? { label: t("join.act"), to: `/trips/${id}/places` }
            : undefined,
        },
      ];
    });
}
