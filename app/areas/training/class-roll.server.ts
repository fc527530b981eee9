import type { Reader } from "db/client.server";
import { attendanceMark, classSession, enrolment, grade, person, trainingClass, village } from "db/schema";
import { and, asc, eq, gt, inArray, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import { type ClassWithRule, lecturersOf, sessionsIn, stateChanges } from "./class-queries.server";
import type { ClassFacts, ClassState } from "./class-state";
import { type Mark, type Qualification, qualify } from "./qualification";

/** Everybody of some classes in the order of the roll, the waiting behind them. */
const enrolmentsIn = (db: Reader, classIds: readonly number[]) =>
  db
    .select({
      enrolment,
      person: {
        id: person.id,
        name: person.name,
        sex: person.sex,
        birthOn: person.birthOn,
        diedOn: person.diedOn,
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
    .where(inArray(enrolment.classId, [...classIds]))
    .orderBy(
      sql`${enrolment.rollNumber} is null`,
      asc(enrolment.rollNumber),
      asc(enrolment.waitingNumber),
      asc(enrolment.id),
    )
    .all();
export type EnrolledRow = ReturnType<typeof enrolmentsIn>[number];
export const enrolmentsOf = (db: Reader, classId: number) => enrolmentsIn(db, [classId]);

const marksIn = (db: Reader, classIds: readonly number[]) =>
  db
    .select({
      sessionId: attendanceMark.sessionId,
      enrolmentId: attendanceMark.enrolmentId,
      mark: attendanceMark.mark,
    })
    .from(attendanceMark)
    .innerJoin(classSession, eq(classSession.id, attendanceMark.sessionId))
    .where(inArray(classSession.classId, [...classIds]))
    .all();

/** Scores in the order of the attempts: the last one of each kind counts. */
const gradesIn = (db: Reader, classIds: readonly number[]) =>
  db
    .select({ enrolmentId: grade.enrolmentId, kind: grade.kind, attempt: grade.attempt, score: grade.score })
    .from(grade)
    .innerJoin(enrolment, eq(enrolment.id, grade.enrolmentId))
    .where(inArray(enrolment.classId, [...classIds]))
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
  for (const g of gradesIn(db, [classId])) {
    const key = `${g.enrolmentId} ${g.kind}`;
    all.set(key, [...(all.get(key) ?? []), g.score]);
  }
  return new Map([...all].map(([key, scores]) => [key, scores.slice(0, -1)]));
}

/** Rows by the class they are of. */
function byClass<R>(rows: readonly R[], classOf: (row: R) => number): (classId: number) => R[] {
  const groups = new Map<number, R[]>();
  for (const row of rows) {
    const group = groups.get(classOf(row));
    if (group) group.push(row);
    else groups.set(classOf(row), [row]);
  }
  return (classId) => groups.get(classId) ?? [];
}

/** The rolls of some classes with marks, scores and what the rule says of each person: four questions for all of them. */
export function rollsOf<C extends ClassWithRule>(db: Reader, classes: readonly C[]): (C & Roll)[] {
  const ids = classes.map((c) => c.class.id);
  const sessionsOf = byClass(sessionsIn(db, ids), (s) => s.classId);
  const enrolledIn = byClass(enrolmentsIn(db, ids), (r) => r.enrolment.classId);
  const marks = new Map<string, Mark>();
  for (const m of marksIn(db, ids)) marks.set(`${m.enrolmentId} ${m.sessionId}`, m.mark as Mark);
  const grades = new Map<string, number>();
  for (const g of gradesIn(db, ids)) grades.set(`${g.enrolmentId} ${g.kind}`, g.score);
  return classes.map((c) => {
    const sessions = sessionsOf(c.class.id);
    const all = enrolledIn(c.class.id);
    const inState = (state: string) => all.filter((r) => r.enrolment.state === state);
    const roll = inState("seated").map((r) => {
      const { id, joinedSessionId } = r.enrolment;
      const scores = { plan: grades.get(`${id} plan`) ?? null, test: grades.get(`${id} test`) ?? null };
      const markOf = (sessionId: number) => marks.get(`${id} ${sessionId}`);
      return {
        ...r,
        scores,
        marks: sessions.map((s) => markOf(s.id) ?? null),
        qualification: qualify(c.rule, sessions, joinedSessionId, markOf, scores),
      };
    });
    return {
      ...c,
      sessions,
      roll,
      offered: inState("offered"),
      waiting: inState("waiting"),
      refused: inState("refused"),
      withdrawn: inState("withdrawn"),
    };
  });
}

export interface Roll {
  sessions: ReturnType<typeof sessionsIn>;
  roll: (EnrolledRow & {
    scores: { plan: number | null; test: number | null };
    /** In the order of the half-days; null where there is none. */
    marks: (Mark | null)[];
    qualification: Qualification;
  })[];
  offered: EnrolledRow[];
  waiting: EnrolledRow[];
  refused: EnrolledRow[];
  withdrawn: EnrolledRow[];
}

/** The roll of one class: the grid of its page. */
export const rollOf = (db: Reader, found: ClassWithRule): Roll => rollsOf(db, [found])[0] as Roll;

/** Whether a score that the rule asks for is still to be given. Whoever died takes no test: nobody waits for theirs. */
export const lacksScore = (
  rule: Pick<ClassWithRule["rule"], "planPassMark" | "testPassMark">,
  r: Roll["roll"][number],
): boolean =>
  r.person.diedOn === null &&
  ((rule.planPassMark !== null && r.scores.plan === null) ||
    (rule.testPassMark !== null && r.scores.test === null));

/** What the next step depends on. */
export function factsOf(
  db: Reader,
  found: ClassWithRule,
  today: string,
  { sessions, roll }: Pick<Roll, "sessions" | "roll"> = rollOf(db, found),
): ClassFacts {
  const over = sessions.map((s, i) => ({ over: s.on < today || s.on === today, i }));
  const unmarked = over.filter(
    (s) => s.over && roll.length > 0 && roll.every((r) => r.marks[s.i] === null),
  ).length;
  const missing = roll.filter((r) => lacksScore(found.rule, r)).length;
  const applied = stateChanges(db, found.class.id)
    .filter((c) => c.toState === "applied")
    .at(-1);
  return {
    state: found.class.state as ClassState,
    sessions: sessions.length,
    lecturers: lecturersOf(db, found.class.id).length,
    minLecturers: found.rule.minLecturers,
    seated: roll.length,
    unmarkedSessions: unmarked,
    missingGrades: missing,
    startsOn: found.class.startsOn,
    lastSessionOn: sessions.at(-1)?.on ?? null,
    appliedBy: applied?.userId ?? null,
  };
}
