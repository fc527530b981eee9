import type { Reader } from "db/client.server";
import {
  classLecturer,
  classSession,
  classStateChange,
  courseRule,
  enrolment,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { villageNameOn, villageOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";

export type TrainingClass = typeof trainingClass.$inferSelect;
export type CourseRule = typeof courseRule.$inferSelect;

/** Classes with their rules and places: conditions, order and limit are the caller's. */
export const classesWithRule = (db: Reader) =>
  db
    .select({ class: trainingClass, rule: courseRule, village: villageOn(trainingClass.startsOn) })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId));

/** A class with its rule and place; outside the scope it is not there. */
export const findClass = (db: Reader, scope: VillageScope, id: number) =>
  classesWithRule(db)
    .where(and(eq(trainingClass.id, id), withinVillages(trainingClass.villageId, scope)))
    .get();
export type ClassWithRule = NonNullable<ReturnType<typeof findClass>>;

/** Half-days of some classes, in order. */
export const sessionsIn = (db: Reader, classIds: readonly number[]) =>
  db
    .select()
    .from(classSession)
    .where(inArray(classSession.classId, [...classIds]))
    .orderBy(asc(classSession.on), asc(classSession.half))
    .all();

export const sessionsOf = (db: Reader, classId: number) => sessionsIn(db, [classId]);

export const lecturersOf = (db: Reader, classId: number) =>
  db
    .select()
    .from(classLecturer)
    .where(eq(classLecturer.classId, classId))
    .orderBy(asc(classLecturer.id))
    .all();

export const stateChanges = (db: Reader, classId: number) =>
  db
    .select()
    .from(classStateChange)
    .where(eq(classStateChange.classId, classId))
    .orderBy(asc(classStateChange.id))
    .all();

/** Classes from which places of this class were transferred, by place. */
export const transferredFrom = (db: Reader, classId: number) => {
  const left = alias(enrolment, "left_place");
  return new Map(
    db
      .select({ id: enrolment.id, class: trainingClass })
      .from(enrolment)
      .innerJoin(left, eq(left.id, enrolment.transferredFromId))
      .innerJoin(trainingClass, eq(trainingClass.id, left.classId))
      .where(eq(enrolment.classId, classId))
      .all()
      .map((r) => [r.id, r.class]),
  );
};

/** Classes a person has been in, newest first: their part of the support journey. */
export const classesOfPerson = (db: Reader, personId: number) =>
  db
    .select({
      enrolment,
      class: trainingClass,
      courseName: courseRule.name,
      villageName: villageNameOn(trainingClass.startsOn),
    })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(eq(enrolment.personId, personId))
    .orderBy(desc(trainingClass.startsOn))
    .all();
