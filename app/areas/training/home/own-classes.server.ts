import type { Reader } from "db/client.server";
import { classLecturer, trainingClass } from "db/schema";
import { and, asc, eq, exists, inArray, or, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { classesWithRule } from "../class-queries.server";
import { rollsOf } from "../class-roll.server";

const active = ["planned", "applied", "returned", "approved", "enrolling", "running", "assessing"];

/** A trainer's own classes that are not over: those they teach or made themselves (FEATURES 38). */
export function ownClasses(db: Reader, scope: VillageScope, userId: string) {
  const classes = classesWithRule(db)
    .where(
      and(
        inArray(trainingClass.state, active),
        withinVillages(trainingClass.villageId, scope),
        or(
          eq(trainingClass.createdBy, userId),
          exists(
            db
              .select({ one: sql`1` })
              .from(classLecturer)
              .where(and(eq(classLecturer.classId, trainingClass.id), eq(classLecturer.userId, userId))),
          ),
        ),
      ),
    )
    .orderBy(asc(trainingClass.startsOn), asc(trainingClass.id))
    .all();
  return rollsOf(db, classes);
}
export type OwnClass = ReturnType<typeof ownClasses>[number];
