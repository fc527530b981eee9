import type { Reader } from "db/client.server";
import { studyTrip, tripFollowUp, tripQuota, tripTask } from "db/schema";
import { and, desc, eq, inArray, isNull, lte, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { addDays, type Day, todayOn } from "~/platform/dates";
import type { HomeAside } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { tripHomeText } from "./text/home";

const shown = 4;

/** Villages of a trip that nobody looked at although 30 or 90 days have passed: each visit counts. */
function missing(db: Reader, scope: VillageScope, trip: { id: number; toOn: Day }, today: Day): number {
  const due = (["30", "90"] as const).filter((kind) => addDays(trip.toOn, Number(kind)) <= today);
  return due.reduce(
    (sum, kind) =>
      sum +
      (db
        .select({ n: sql<number>`count(*)` })
        .from(tripQuota)
        .where(
          and(
            eq(tripQuota.tripId, trip.id),
            withinVillages(tripQuota.villageId, scope),
            sql`not exists (select 1 from ${tripFollowUp} where ${tripFollowUp.tripId} = ${trip.id} and ${tripFollowUp.villageId} = ${tripQuota.villageId} and ${tripFollowUp.kind} = ${kind})`,
          ),
        )
        .get()?.n ?? 0),
    0,
  );
}

/** How the trips of somebody's villages were followed up: tasks that are open, visits that are due. For every role. */
export function afterTripsAside(db: Reader, scope: VillageScope, language: Language): HomeAside[] {
  const t = translator(tripHomeText, language);
  const today = todayOn();
  const trips = db
    .select({ id: studyTrip.id, title: studyTrip.title, toOn: studyTrip.toOn })
    .from(studyTrip)
    .where(
      and(
        inArray(studyTrip.state, ["finished", "closed"]),
        lte(studyTrip.toOn, today),
        sql`exists (select 1 from ${tripQuota} where ${tripQuota.tripId} = ${studyTrip.id}${scope === "all" ? sql`` : sql` and ${withinVillages(tripQuota.villageId, scope)}`})`,
      ),
    )
    .orderBy(desc(studyTrip.toOn))
    .limit(shown)
    .all();
  if (trips.length === 0) return [];
  return [
    {
      key: "trips.after",
      title: t("after.title"),
      more: { label: t("all"), to: "/trips" },
      items: trips.map((trip) => {
        const tasks = db
          .select({
            open: sql<number>`count(*)`,
            late: sql<number>`count(*) filter (where ${tripTask.dueOn} < ${today})`,
          })
          .from(tripTask)
          .where(
            and(
              eq(tripTask.tripId, trip.id),
              isNull(tripTask.doneOn),
              isNull(tripTask.cancelledOn),
              withinVillages(tripTask.villageId, scope),
            ),
          )
          .get() ?? { open: 0, late: 0 };
        const visits = missing(db, scope, trip, today);
        const words = [
          tasks.late > 0 ? t("after.late", { count: tasks.late }) : null,
          tasks.open > tasks.late ? t("after.open", { count: tasks.open - tasks.late }) : null,
          visits > 0 ? t("after.visits", { count: visits }) : null,
        ].flatMap((w) => w ?? []);
        return {
          id: String(trip.id),
          label: trip.title,
          to: `/trips/${trip.id}/outcome`,
          detail: words.length > 0 ? words.join(t("after.comma")) : t("after.done"),
        };
      }),
    },
  ];
}
