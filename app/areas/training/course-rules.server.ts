import type { Reader } from "db/client.server";
import { courseRule, division, trainingClass, village } from "db/schema";
import { asc, count, eq, inArray, isNull } from "drizzle-orm";
import type { Day } from "~/platform/dates";
import { type Course, ruleInForce } from "./course-rule";

/** All versions of a course, or of all courses, with how many classes each carries. */
export function courseRulesOf(db: Reader, course?: Course) {
  const used = new Map(
    db
      .select({ id: trainingClass.courseRuleId, n: count() })
      .from(trainingClass)
      .groupBy(trainingClass.courseRuleId)
      .all()
      .map((r) => [r.id, r.n]),
  );
  return db
    .select()
    .from(courseRule)
    .where(course ? eq(courseRule.course, course) : undefined)
    .orderBy(asc(courseRule.courseCode), asc(courseRule.region), asc(courseRule.fromOn))
    .all()
    .map((rule) => ({ ...rule, classes: used.get(rule.id) ?? 0 }));
}
export type CourseRuleRow = ReturnType<typeof courseRulesOf>[number];

/** The rule a class of a course would be planned under in a village, from its first day on. */
export function ruleFor(db: Reader, plan: { course: Course; villageId: number; startsOn: Day }) {
  const place = db.select({ code: village.code }).from(village).where(eq(village.id, plan.villageId)).get();
  return place && ruleInForce(courseRulesOf(db, plan.course), place.code, plan.startsOn);
}

/** Regions a rule may hold for: the province, its cities and counties. */
export function ruleRegions(db: Reader): { code: string; name: string | null }[] {
  const rows = db
    .select({ code: division.code, name: division.name, level: division.level })
    .from(division)
    .where(inArray(division.level, ["city", "county"]))
    .orderBy(asc(division.code))
    .all();
  return [
    // The province has no division of its own here: its words are in the catalogue.
    { code: "37", name: null },
    ...rows.map((r) => ({ code: r.code.slice(0, r.level === "city" ? 4 : 6), name: r.name })),
  ];
}

/** The fewest lecturers that any rule allows a class of the course; of an unknown course, any class. */
export function leastLecturers(db: Reader, course: string): number {
  const rules = db
    .select({ course: courseRule.course, least: courseRule.minLecturers })
    .from(courseRule)
    .where(isNull(courseRule.toOn))
    .all();
  const own = rules.filter((r) => r.course === course);
  return rules.length === 0 ? 0 : Math.min(...(own.length > 0 ? own : rules).map((r) => r.least));
}

/** The most people that any rule allows a class of the course; of an unknown course, any class. */
export function largestClass(db: Reader, course: string): number {
  const rules = db
    .select({ course: courseRule.course, largest: courseRule.maxClassSize })
    .from(courseRule)
    .where(isNull(courseRule.toOn))
    .all();
  const own = rules.filter((r) => r.course === course);
  return Math.max(1, ...(own.length > 0 ? own : rules).map((r) => r.largest));
}
