import type { Db } from "db/client.server";
import { attendanceMark, classSession, courseRule, trainingClass } from "db/schema";
import { and, count, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { findClass, sessionsOf } from "./class-queries.server";
import { classSubject } from "./class-subject";
import { ruleInForce } from "./course-rule";
import type { HalfDay } from "./half-days";

/** States in which the half-days can still be moved as a whole: nothing has been taught. */
export const movableStates: readonly string[] = ["planned", "returned", "approved", "enrolling"];

export type WhyNotRescheduled =
  | "class.why.notFound"
  | "class.why.noSessions"
  | "schedule.why.started"
  | "schedule.why.rule";

/** Puts a class on other half-days before it begins (延期): the old ones are gone, the reason stays in the log. */
export function rescheduleClass(
  db: Db,
  actor: Actor<"class.edit">,
  id: number,
  halfDays: readonly HalfDay[],
  reason: string,
): { ok: true } | { ok: false; why: WhyNotRescheduled } {
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, id);
    if (!found) return { ok: false, why: "class.why.notFound" };
    const [first, last] = [halfDays[0], halfDays.at(-1)];
    if (!first || !last) return { ok: false, why: "class.why.noSessions" };
    const marked = tx
      .select({ n: count() })
      .from(attendanceMark)
      .innerJoin(classSession, eq(classSession.id, attendanceMark.sessionId))
      .where(eq(classSession.classId, id))
      .get();
    if (!movableStates.includes(found.class.state) || (marked?.n ?? 0) > 0)
      return { ok: false, why: "schedule.why.started" };
    const rules = tx.select().from(courseRule).where(eq(courseRule.course, found.class.course)).all();
    if (ruleInForce(rules, found.village.code, first.on)?.id !== found.rule.id)
      return { ok: false, why: "schedule.why.rule" };
    const before = sessionsOf(tx, id);
    tx.delete(classSession)
      .where(and(eq(classSession.classId, id)))
      .run();
    for (const h of halfDays)
      tx.insert(classSession)
        .values({ classId: id, ...h, hours: found.rule.hoursPerHalfDay })
        .run();
    tx.update(trainingClass)
      .set({
        startsOn: first.on,
        endsOn: last.on,
        revision: found.class.revision + 1,
        updatedAt: Date.now(),
      })
      .where(eq(trainingClass.id, id))
      .run();
    recordEvent(tx, actor, {
      event: "class.rescheduled",
      subject: classSubject(found),
      villageId: found.class.villageId,
      reason,
      before: { startsOn: found.class.startsOn, endsOn: found.class.endsOn, halfDays: before.length },
      after: { startsOn: first.on, endsOn: last.on, halfDays: halfDays.length },
    });
    return { ok: true };
  });
}
