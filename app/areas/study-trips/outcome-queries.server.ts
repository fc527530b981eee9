import type { Reader } from "db/client.server";
import {
  person,
  roleGrant,
  roleGrantVillage,
  studyTrip,
  tripFollowUp,
  tripLesson,
  tripPlace,
  tripTask,
  user,
  village,
} from "db/schema";
import { and, asc, desc, eq, isNull, or, sql } from "drizzle-orm";
import { villageNameOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { type Role, roleCan } from "~/platform/access/capabilities";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { Day } from "~/platform/dates";
import { wasThere } from "./trips-of-village.server";

/** What people who were on a trip wrote, inside a scope: nothing of who was absent, written before that was a rule. */
export const lessonsOf = (db: Reader, tripId: number, scope: VillageScope) =>
  db
    .select({
      placeId: tripPlace.id,
      personId: person.id,
      name: person.name,
      village: villageNameOn(studyTrip.fromOn),
      villageId: village.id,
      learned: tripLesson.learned,
      briefedOn: tripLesson.briefedOn,
    })
    .from(tripLesson)
    .innerJoin(tripPlace, eq(tripPlace.id, tripLesson.placeId))
    .innerJoin(studyTrip, eq(studyTrip.id, tripPlace.tripId))
    .innerJoin(person, eq(person.id, tripPlace.personId))
    .innerJoin(village, eq(village.id, tripPlace.villageId))
    .where(and(eq(tripPlace.tripId, tripId), withinVillages(tripPlace.villageId, scope), wasThere))
    .orderBy(asc(tripPlace.rollNumber))
    .all();

const taskColumns = {
  task: tripTask,
  village: villageNameOn(studyTrip.fromOn),
  ownerName: user.name,
  doer: sql<
    string | null
  >`(select p.name from trip_place tp join person p on p.id = tp.person_id where tp.id = ${tripTask.placeId})`,
};

/** What the villages of a trip took on, inside a scope. */
export const tasksOf = (db: Reader, tripId: number, scope: VillageScope) =>
  db
    .select(taskColumns)
    .from(tripTask)
    .innerJoin(village, eq(village.id, tripTask.villageId))
    .innerJoin(user, eq(user.id, tripTask.ownerId))
    .innerJoin(studyTrip, eq(studyTrip.id, tripTask.tripId))
    .where(and(eq(tripTask.tripId, tripId), withinVillages(tripTask.villageId, scope)))
    .orderBy(asc(tripTask.dueOn), asc(tripTask.id))
    .all();
export type TaskRow = ReturnType<typeof tasksOf>[number];

/** Open tasks of some villages that are due by a day, the nearest on top, and whose they are. */
export const openTasksOf = (db: Reader, until: Day, scope: VillageScope) =>
  db
    .select({
      ...taskColumns,
      // What is to be done today is done in the village as it is called today.
      village: village.name,
      leaderUserId: studyTrip.leaderUserId,
      createdBy: studyTrip.createdBy,
    })
    .from(tripTask)
    .innerJoin(village, eq(village.id, tripTask.villageId))
    .innerJoin(user, eq(user.id, tripTask.ownerId))
    .innerJoin(studyTrip, eq(studyTrip.id, tripTask.tripId))
    .where(
      and(
        isNull(tripTask.doneOn),
        isNull(tripTask.cancelledOn),
        sql`${tripTask.dueOn} <= ${until}`,
        withinVillages(tripTask.villageId, scope),
      ),
    )
    .orderBy(asc(tripTask.dueOn))
    .all();

export const followUpsOf = (db: Reader, tripId: number, scope: VillageScope) =>
  db
    .select({ follow: tripFollowUp, village: villageNameOn(studyTrip.fromOn) })
    .from(tripFollowUp)
    .innerJoin(studyTrip, eq(studyTrip.id, tripFollowUp.tripId))
    .innerJoin(village, eq(village.id, tripFollowUp.villageId))
    .where(and(eq(tripFollowUp.tripId, tripId), withinVillages(tripFollowUp.villageId, scope)))
    .orderBy(desc(tripFollowUp.on), desc(tripFollowUp.id))
    .all();

/** Staff who may see to a task in a village: their role and their villages say so. */
export function ownersFor(db: Reader, villageId: number): { id: string; name: string }[] {
  const rows = db
    .select({ id: user.id, name: user.name, role: roleGrant.role })
    .from(roleGrant)
    .innerJoin(user, eq(user.id, roleGrant.userId))
    .leftJoin(roleGrantVillage, eq(roleGrantVillage.roleGrantId, roleGrant.id))
    .where(
      and(
        isNull(user.deactivatedAt),
        isNull(roleGrant.endedAt),
        or(eq(roleGrant.allVillages, true), eq(roleGrantVillage.villageId, villageId)),
      ),
    )
    .orderBy(asc(user.name))
    .all();
  const may = rows.filter((r) => roleCan(r.role as Role, "trip.follow"));
  return [...new Map(may.map((r) => [r.id, { id: r.id, name: r.name }])).values()];
}
