import type { Db } from "db/client.server";
import { courseRule } from "db/schema";
import { and, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { addDays } from "~/platform/dates";
import { type Course, versionAfter, whyNotVersion } from "./course-rule";
import type { CourseRuleInput } from "./course-rule-form";
import { ruleRegions } from "./course-rules.server";

export type WhyNotRule =
  | "courseRule.overlap"
  | "courseRule.gap"
  | "courseRule.backwards"
  | "courseRule.noRegion";

/**
 * Adds a version; the open one of the same region ends the day before. Classes keep the version they were made under,
 * so nothing that was decided changes afterwards.
 */
export function addCourseRule(
  db: Db,
  actor: Actor<"course-rule.manage">,
  course: Course,
  input: CourseRuleInput,
): { ok: true; id: number } | { ok: false; why: WhyNotRule } {
  return db.transaction((tx) => {
    if (!ruleRegions(tx).some((r) => r.code === input.region))
      return { ok: false, why: "courseRule.noRegion" };
    const all = tx.select().from(courseRule).where(eq(courseRule.course, course)).all();
    const open = versionAfter(all, input.region, input.fromOn);
    const closed = open ? { ...open, toOn: addDays(input.fromOn, -1) } : null;
    const why = whyNotVersion(
      all.map((r) => (r.id === closed?.id ? closed : r)),
      { region: input.region, fromOn: input.fromOn, toOn: null },
    );
    if (why) return { ok: false, why };
    const first = all[0];
    if (!first) return { ok: false, why: "courseRule.noRegion" };
    if (closed)
      tx.update(courseRule)
        .set({ toOn: closed.toOn })
        .where(and(eq(courseRule.id, closed.id)))
        .run();
    const { threshold, lateCounts, subsidy, ...rest } = input;
    const { id } = tx
      .insert(courseRule)
      .values({
        ...rest,
        course,
        name: first.name,
        courseCode: first.courseCode,
        toOn: null,
        attendanceThresholdBp: threshold,
        lateCounts: lateCounts === "yes",
        subsidyFen: subsidy,
        createdAt: Date.now(),
      })
      .returning({ id: courseRule.id })
      .get();
    recordEvent(tx, actor, {
      event: "course-rule.added",
      subject: { kind: "course-rule", id, label: first.name },
      before: closed ? { toOn: null } : undefined,
      after: { ...input, endsBefore: closed?.toOn },
    });
    return { ok: true, id };
  });
}
