import type { Reader } from "db/client.server";
import {
  classLecturer,
  classSession,
  classStateChange,
  courseRule,
  division,
  enrolment,
  trainingClass,
  village,
} from "db/schema";
import { and, asc, desc, eq, inArray, max, or, type SQL, sql } from "drizzle-orm";
import { townNameOn, villageNameOn } from "~/areas/villages/index.server";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type KeysetPage, type RowOrder, readKeysetPage } from "~/platform/keyset.server";
import type { Cursor } from "~/platform/paging";
import { contains } from "~/platform/search/contains.server";
import { readTerm } from "~/platform/search/search-term";
import type { ClassState } from "./class-state";
import { type ClassFilter, type ClassSort, statesOf } from "./class-view";

/** Village or town by pinyin or initials, in any of their readings: kongzhuang, kzc. */
const placeReads = (letters: string): SQL =>
  sql`exists (select 1 from ${division} d left join ${division} t on t.id = d.parent_id where d.id = ${village.divisionId}
    and instr(' ' || d.pinyin || ' ' || d.initials || ' ' || coalesce(t.pinyin || ' ' || t.initials, ''), ${` ${letters}`}) > 0)`;

/** A term is looked for in village, town, venue and course; "第 11 期" and "11" are the number of a class. */
function matchesTerm(term: string): SQL | undefined {
  const number = term.match(/^(?:第\s*)?(\d{1,3})(?:\s*期)?$/)?.[1];
  if (number) return eq(trainingClass.number, Number(number));
  const has = (column: SQL) => contains(column, term);
  const { kind, letters } = readTerm(term);
  return or(
    kind === "pinyin" ? placeReads(letters) : undefined,
    has(sql`${village.townName} || ${village.name}`),
    has(villageKey),
    has(sql`${trainingClass.venue}`),
    has(sql`${courseRule.name}`),
    has(sql`coalesce(${trainingClass.approvalNumber}, '')`),
    sql`exists (select 1 from ${classLecturer} where ${classLecturer.classId} = ${trainingClass.id} and ${contains(classLecturer.name, term)})`,
  );
}

function conditions(scope: VillageScope, f: ClassFilter): SQL | undefined {
  return and(
    withinVillages(trainingClass.villageId, scope),
    f.stage ? inArray(trainingClass.state, [...statesOf[f.stage]]) : undefined,
    f.state ? eq(trainingClass.state, f.state) : undefined,
    f.course ? eq(trainingClass.course, f.course) : undefined,
    f.villageId ? eq(trainingClass.villageId, f.villageId) : undefined,
    f.year ? eq(trainingClass.year, f.year) : undefined,
    f.term ? matchesTerm(f.term) : undefined,
  );
}

const nameKey = sql<string>`${trainingClass.course} || printf('%04d%04d', ${trainingClass.year}, ${trainingClass.number})`;
const townName = townNameOn(trainingClass.startsOn);
const villageName = villageNameOn(trainingClass.startsOn);
const villageKey = sql<string>`${townName} || ' ' || ${villageName}`;

const columns = {
  class: trainingClass,
  courseName: courseRule.name,
  villageName,
  townName,
  nameKey: nameKey.as("name_key"),
  villageKey: villageKey.as("village_key"),
  halfDays: sql<number>`(select count(*) from ${classSession} where ${classSession.classId} = ${trainingClass.id})`,
  waiting: sql<number>`(select count(*) from ${enrolment} where ${enrolment.classId} = ${trainingClass.id} and ${enrolment.state} = 'waiting')`,
  /** Seats kept for people who have not answered yet: taken, but nobody of the roll sits there. */
  held: sql<number>`(select count(*) from ${enrolment} where ${enrolment.classId} = ${trainingClass.id} and ${enrolment.state} = 'offered')`,
  /** Whether everybody in an assessed class has the scores that its rule asks for: `lacksScore` in SQL. */
  graded:
    sql`(training_class.state = 'assessing' and not exists (select 1 from enrolment e join person p on p.id = e.person_id where e.class_id = training_class.id and e.state = 'seated' and p.died_on is null
    and ((course_rule.plan_pass_mark is not null and not exists (select 1 from grade g where g.enrolment_id = e.id and g.kind = 'plan'))
      or (course_rule.test_pass_mark is not null and not exists (select 1 from grade g where g.enrolment_id = e.id and g.kind = 'test')))))`.mapWith(
      Boolean,
    ),
  lecturers: sql<
    string | null
  >`(select group_concat(name, '|') from (select ${classLecturer.name} as name from ${classLecturer} where ${classLecturer.classId} = ${trainingClass.id} order by ${classLecturer.id}))`,
};

const listed = (db: Reader) =>
  db
    .select(columns)
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId));

export type ListedClass = Awaited<ReturnType<typeof listed>>[number];

/** What orders the list, whether the biggest comes first, and the sort value of a row. */
const orders: Record<ClassSort, RowOrder<ListedClass>> = {
  start: { by: sql`${trainingClass.startsOn}`, down: false, of: (r) => r.class.startsOn },
  "-start": { by: sql`${trainingClass.startsOn}`, down: true, of: (r) => r.class.startsOn },
  name: { by: nameKey, down: false, of: (r) => r.nameKey },
  "-name": { by: nameKey, down: true, of: (r) => r.nameKey },
  village: { by: villageKey, down: false, of: (r) => r.villageKey },
  "-village": { by: villageKey, down: true, of: (r) => r.villageKey },
  people: { by: sql`${trainingClass.seatsTaken}`, down: false, of: (r) => r.class.seatsTaken, numeric: true },
  "-people": {
    by: sql`${trainingClass.seatsTaken}`,
    down: true,
    of: (r) => r.class.seatsTaken,
    numeric: true,
  },
};

/** One page of classes, by keyset in both directions. */
export function listClasses(
  db: Reader,
  scope: VillageScope,
  filter: ClassFilter,
  sort: ClassSort,
  cursor: Cursor | null,
  size: number,
): KeysetPage<ListedClass> {
  return readKeysetPage(
    orders[sort],
    { id: trainingClass.id, idOf: (r) => r.class.id },
    cursor,
    size,
    (edge) =>
      listed(db)
        .where(and(conditions(scope, filter), edge.where))
        .orderBy(...edge.orderBy)
        .limit(edge.limit)
        .all(),
  );
}

export const countClasses = (db: Reader, scope: VillageScope, filter: ClassFilter): number =>
  db
    .select({ n: sql<number>`count(*)` })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(conditions(scope, filter))
    .get()?.n ?? 0;

/** Years in which there are classes, newest first: the choices of the filter. */
export const yearsOfClasses = (db: Reader, scope: VillageScope): number[] =>
  db
    .selectDistinct({ year: trainingClass.year })
    .from(trainingClass)
    .where(withinVillages(trainingClass.villageId, scope))
    .orderBy(desc(trainingClass.year))
    .all()
    .map((r) => r.year);

/** All classes of a filter, for an export: newest first. */
export const allClasses = (db: Reader, scope: VillageScope, filter: ClassFilter): ListedClass[] =>
  listed(db)
    .where(conditions(scope, filter))
    .orderBy(desc(trainingClass.startsOn), desc(trainingClass.id))
    .limit(100_000)
    .all();

/** How many stand in each result of a closed class: for the export. */
export function resultsOf(db: Reader, ids: readonly number[]) {
  const rows = db
    .select({
      classId: enrolment.classId,
      state: enrolment.state,
      result: enrolment.result,
      n: sql<number>`count(*)`,
    })
    .from(enrolment)
    .where(inArray(enrolment.classId, [...ids]))
    .groupBy(enrolment.classId, enrolment.state, enrolment.result)
    .all();
  return (classId: number, state: string, result?: string): number =>
    rows
      .filter(
        (r) => r.classId === classId && r.state === state && (result === undefined || r.result === result),
      )
      .reduce((sum, r) => sum + r.n, 0);
}

/** Classes of these states inside a scope, oldest first: what waits for somebody. */
export const classesInStates = (db: Reader, scope: VillageScope, states: readonly ClassState[]) =>
  listed(db)
    .where(and(withinVillages(trainingClass.villageId, scope), inArray(trainingClass.state, [...states])))
    .orderBy(asc(trainingClass.startsOn))
    .all();

/** When each of these classes was closed, for the last time if it was opened again. */
export const closedAtOf = (db: Reader, ids: readonly number[]): ReadonlyMap<number, number> =>
  new Map(
    db
      .select({ id: classStateChange.classId, at: max(classStateChange.at) })
      .from(classStateChange)
      .where(and(inArray(classStateChange.classId, [...ids]), eq(classStateChange.toState, "closed")))
      .groupBy(classStateChange.classId)
      .all()
      .map((r) => [r.id, r.at as number]),
  );
