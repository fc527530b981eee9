import type { Reader } from "db/client.server";
import { studyTrip, tripQuota, tripTask } from "db/schema";
import { and, desc, eq, inArray, isNull, lt, lte, or, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { shortDay, todayOn } from "~/platform/dates";
import type { HomeAside } from "~/platform/home/home-source";
import { type Language, translator } from "~/platform/i18n/text";
import { tripHomeText } from "./text/home";
import { visitDueOn } from "./visits";
import { openVisits } from "./visits.server";

const shown = 4;

/** How the trips of somebody's villages were followed up: tasks that are open, visits that are due or to come. For every role. */
export function afterTripsAside(db: Reader, scope: VillageScope, language: Language): HomeAside[] {
  const t = translator(tripHomeText, language);
  const today = todayOn();
  const trips = db
    .select({ id: studyTrip.id, title: studyTrip.title, state: studyTrip.state })
    .from(studyTrip)
    .where(
      and(
        // Over by its last day, whether somebody ended its way home or not.
        or(
          and(inArray(studyTrip.state, ["finished", "closed"]), lte(studyTrip.toOn, today)),
          and(eq(studyTrip.state, "running"), lt(studyTrip.toOn, today)),
        ),
        sql`exists (select 1 from ${tripQuota} where ${tripQuota.tripId} = ${studyTrip.id}${scope === "all" ? sql`` : sql` and ${withinVillages(tripQuota.villageId, scope)}`})`,
      ),
    )
    .orderBy(desc(studyTrip.toOn))
    .limit(shown)
    .all();
  if (trips.length === 0) return [];
  // No trip that is over has a visit due later than 90 days from today.
  const waiting = openVisits(db, scope, visitDueOn(today, "90"));
  return [
    {
      key: "trips.after",
      title: t("after.title"),
      more: { label: t("all"), to: "/trips" },
      items: trips.map((trip) => {
        const tasks = db
          .select({
            all: sql<number>`count(*)`,
            open: sql<number>`count(*) filter (where ${tripTask.doneOn} is null)`,
            late: sql<number>`count(*) filter (where ${tripTask.doneOn} is null and ${tripTask.dueOn} < ${today})`,
          })
          .from(tripTask)
          .where(
            and(
              eq(tripTask.tripId, trip.id),
              isNull(tripTask.cancelledOn),
              withinVillages(tripTask.villageId, scope),
            ),
          )
          .get() ?? { all: 0, open: 0, late: 0 };
        // Villages that nobody looked at although 30 or 90 days have passed: each visit counts.
        const visits = waiting.filter((v) => v.tripId === trip.id);
        const due = visits.filter((v) => v.dueOn <= today).length;
        const next = due === 0 ? visits[0] : undefined;
        const noTasks = trip.state === "finished" && tasks.all === 0;
        const words = [
          noTasks ? t("after.noTasks") : null,
          tasks.late > 0 ? t("after.late", { count: tasks.late }) : null,
          tasks.open > tasks.late ? t("after.open", { count: tasks.open - tasks.late }) : null,
          next && tasks.all > 0 && tasks.open === 0 ? t("after.tasksDone") : null,
          due > 0 ? t("after.visits", { count: due }) : null,
          next ? t("after.nextVisit", { day: shortDay(next.dueOn, language) }) : null,
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
