import type { Reader } from "db/client.server";
import {
  attendanceMark,
  classLecturer,
  classSession,
  classStateChange,
  courseRule,
  enrolment,
  grade,
  person,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { alias } from "drizzle-orm/sqlite-core";
import { townNameOn, villageNameOn, villageOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import type { ClassFacts, ClassState } from "./class-state";
import { type Mark, qualify } from "./qualification";

export type TrainingClass = typeof trainingClass.$inferSelect;
export type CourseRule = typeof courseRule.$inferSelect;

/** A class with its rule and place; outside the scope it is not there. */
export function findClass(db: Reader, scope: VillageScope, id: number) {
  return db
    .select({ class: trainingClass, rule: courseRule, village: villageOn(trainingClass.startsOn) })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(and(eq(trainingClass.id, id), withinVillages(trainingClass.villageId, scope)))
    .get();
}
export type ClassWithRule = NonNullable<ReturnType<typeof findClass>>;

export const sessionsOf = (db: Reader, classId: number) =>
  db
    .select()
    .from(classSession)
    .where(eq(classSession.classId, classId))
    .orderBy(asc(classSession.on), asc(classSession.half))
    .all();

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

/** Everybody of a class in the order of the roll, the waiting behind them. */
export const enrolmentsOf = (db: Reader, classId: number) =>
  db
    .select({
      enrolment,
      person: {
        id: person.id,
        name: person.name,
        sex: person.sex,
        birthOn: person.birthOn,
        idNumberMasked: person.idNumberMasked,
        phone: person.phone,
        ethnicity: person.ethnicity,
        education: person.education,
        category: person.category,
        villageGroup: person.villageGroup,
        hasPhoto: sql<boolean>`${person.photo} is not null`.mapWith(Boolean),
      },
      villageName: villageNameOn(trainingClass.startsOn),
      townName: townNameOn(trainingClass.startsOn),
    })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .innerJoin(person, eq(person.id, enrolment.personId))
    .innerJoin(village, eq(village.id, enrolment.villageId))
    .where(eq(enrolment.classId, classId))
    .orderBy(
      sql`${enrolment.rollNumber} is null`,
      asc(enrolment.rollNumber),
      asc(enrolment.waitingNumber),
      asc(enrolment.id),
    )
    .all();
export type EnrolledRow = ReturnType<typeof enrolmentsOf>[number];

const marksOf = (db: Reader, classId: number) =>
  db
    .select({
      sessionId: attendanceMark.sessionId,
      enrolmentId: attendanceMark.enrolmentId,
      mark: attendanceMark.mark,
    })
    .from(attendanceMark)
    .innerJoin(classSession, eq(classSession.id, attendanceMark.sessionId))
    .where(eq(classSession.classId, classId))
    .all();

/** The last attempt of each score. */
const gradesOf = (db: Reader, classId: number) =>
  db
    .select({ enrolmentId: grade.enrolmentId, kind: grade.kind, attempt: grade.attempt, score: grade.score })
    .from(grade)
    .innerJoin(enrolment, eq(enrolment.id, grade.enrolmentId))
    .where(eq(enrolment.classId, classId))
    .orderBy(asc(grade.attempt))
    .all();

/** Enrolments of a class with a second attempt: who qualifies through it is 补考合格 on the roster. */
export const resitters = (db: Reader, classId: number): ReadonlySet<number> =>
  new Set(
    db
      .select({ id: grade.enrolmentId })
      .from(grade)
      .innerJoin(enrolment, eq(enrolment.id, grade.enrolmentId))
      .where(and(eq(enrolment.classId, classId), gt(grade.attempt, 1)))
      .all()
      .map((g) => g.id),
  );

/** Scores before the last attempt, in order: "enrolment kind" → 50, 55. A re-sit never hides the first (FEATURES 36). */
export function earlierScores(db: Reader, classId: number): ReadonlyMap<string, readonly number[]> {
  const all = new Map<string, number[]>();
  for (const g of gradesOf(db, classId)) {
    const key = `${g.enrolmentId} ${g.kind}`;
    all.set(key, [...(all.get(key) ?? []), g.score]);
  }
  return new Map([...all].map(([key, scores]) => [key, scores.slice(0, -1)]));
}

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

/** The roll of a class with marks, scores and what the rule says of each: the grid of the class page. */
export function rollOf(db: Reader, found: ClassWithRule) {
  const sessions = sessionsOf(db, found.class.id);
  const marks = new Map<string, Mark>();
  for (const m of marksOf(db, found.class.id)) marks.set(`${m.enrolmentId} ${m.sessionId}`, m.mark as Mark);
  const grades = new Map<string, number>();
  for (const g of gradesOf(db, found.class.id)) grades.set(`${g.enrolmentId} ${g.kind}`, g.score);
  const all = enrolmentsOf(db, found.class.id);
  const roll = all
    .filter((r) => r.enrolment.state === "seated")
    .map((r) => {
      const scores = {
        plan: grades.get(`${r.enrolment.id} plan`) ?? null,
        test: grades.get(`${r.enrolment.id} test`) ?? null,
      };
      return {
        ...r,
        scores,
        marks: sessions.map((s) => marks.get(`${r.enrolment.id} ${s.id}`) ?? null),
        qualification: qualify(
          found.rule,
          sessions,
          r.enrolment.joinedSessionId,
          (id) => marks.get(`${r.enrolment.id} ${id}`),
          scores,
        ),
      };
    });
  return {
    sessions,
    roll,
    offered: all.filter((r) => r.enrolment.state === "offered"),
    waiting: all.filter((r) => r.enrolment.state === "waiting"),
    refused: all.filter((r) => r.enrolment.state === "refused"),
    withdrawn: all.filter((r) => r.enrolment.state === "withdrawn"),
  };
}
export type Roll = ReturnType<typeof rollOf>;

/** What the next step depends on. */
export function factsOf(db: Reader, found: ClassWithRule, today: string): ClassFacts {
  const sessions = sessionsOf(db, found.class.id);
  const { roll } = rollOf(db, found);
  const over = sessions.map((s, i) => ({ over: s.on < today || s.on === today, i }));
  const unmarked = over.filter(
    (s) => s.over && roll.length > 0 && roll.every((r) => r.marks[s.i] === null),
  ).length;
  const missing = roll.filter(
    (r) =>
      (found.rule.planPassMark !== null && r.scores.plan === null) ||
      (found.rule.testPassMark !== null && r.scores.test === null),
  ).length;
  const applied = stateChanges(db, found.class.id)
    .filter((c) => c.toState === "applied")
    .at(-1);
  return {
    state: found.class.state as ClassState,
    sessions: sessions.length,
    lecturers: lecturersOf(db, found.class.id).length,
    minLecturers: found.rule.minLecturers,
    seatsTaken: found.class.seatsTaken,
    unmarkedSessions: unmarked,
    missingGrades: missing,
    lastSessionOn: sessions.at(-1)?.on ?? null,
    appliedBy: applied?.userId ?? null,
  };
}

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
