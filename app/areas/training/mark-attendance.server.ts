import type { Db } from "db/client.server";
import { attendanceMark, classSession, enrolment, grade } from "db/schema";
import { and, eq, max } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { findClass } from "./class-queries.server";
import { type ClassState, takesMarks } from "./class-state";
import type { Mark } from "./qualification";

export interface MarkInput {
  sessionId: number;
  enrolmentId: number;
  /** null takes the mark away. */
  mark: Mark | null;
}

export type WhyNotMarked = "attendance.why.notFound" | "attendance.why.future" | "attendance.why.closed";

/** Writes marks of one class; the same mark twice is the same as once. All or none. */
export function markAttendance(
  db: Db,
  actor: Actor<"attendance.mark">,
  classId: number,
  inputs: readonly MarkInput[],
): { ok: true; savedAt: number } | { ok: false; why: WhyNotMarked } {
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, classId);
    if (!found) return { ok: false, why: "attendance.why.notFound" };
    if (!takesMarks(found.class.state as ClassState)) return { ok: false, why: "attendance.why.closed" };
    const sessions = new Map(
      tx
        .select()
        .from(classSession)
        .where(eq(classSession.classId, classId))
        .all()
        .map((s) => [s.id, s]),
    );
    const seats = new Set(
      tx
        .select({ id: enrolment.id })
        .from(enrolment)
        .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "seated")))
        .all()
        .map((e) => e.id),
    );
    const today = todayOn();
    const now = Date.now();
    // All are checked before the first is written: all or none.
    for (const { sessionId, enrolmentId } of inputs) {
      const session = sessions.get(sessionId);
      if (!session || !seats.has(enrolmentId)) return { ok: false, why: "attendance.why.notFound" };
      if (session.on > today) return { ok: false, why: "attendance.why.future" };
    }
    for (const { sessionId, enrolmentId, mark } of inputs) {
      const at = and(eq(attendanceMark.sessionId, sessionId), eq(attendanceMark.enrolmentId, enrolmentId));
      if (mark === null) tx.delete(attendanceMark).where(at).run();
      else
        tx.insert(attendanceMark)
          .values({ sessionId, enrolmentId, mark, markedBy: actor.userId, markedAt: now })
          .onConflictDoUpdate({
            target: [attendanceMark.sessionId, attendanceMark.enrolmentId],
            set: { mark, markedBy: actor.userId, markedAt: now },
          })
          .run();
    }
    recordEvent(tx, actor, {
      event: "attendance.marked",
      subject: { kind: "class", id: classId },
      villageId: found.class.villageId,
      after: { marks: inputs.map((i) => [i.sessionId, i.enrolmentId, i.mark]) },
    });
    return { ok: true, savedAt: now };
  });
}

/** Writes a score 0–100; a second one of the same kind is a re-sit, the first stays (FEATURES 36). */
export function giveGrade(
  db: Db,
  actor: Actor<"grade.give">,
  classId: number,
  input: { enrolmentId: number; kind: "plan" | "test"; score: number; resit?: boolean },
):
  | { ok: true }
  | { ok: false; why: "attendance.why.notFound" | "attendance.why.closed" | "grade.why.range" } {
  if (!Number.isInteger(input.score) || input.score < 0 || input.score > 100)
    return { ok: false, why: "grade.why.range" };
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, classId);
    const row = tx
      .select()
      .from(enrolment)
      .where(and(eq(enrolment.id, input.enrolmentId), eq(enrolment.classId, classId)))
      .get();
    if (!found || row?.state !== "seated") return { ok: false, why: "attendance.why.notFound" };
    if (!takesMarks(found.class.state as ClassState)) return { ok: false, why: "attendance.why.closed" };
    const which = and(eq(grade.enrolmentId, row.id), eq(grade.kind, input.kind));
    const last =
      tx
        .select({ n: max(grade.attempt) })
        .from(grade)
        .where(which)
        .get()?.n ?? 0;
    const attempt = input.resit || last === 0 ? last + 1 : last;
    tx.insert(grade)
      .values({
        enrolmentId: row.id,
        kind: input.kind,
        attempt,
        score: input.score,
        gradedBy: actor.userId,
        gradedAt: Date.now(),
      })
      .onConflictDoUpdate({
        target: [grade.enrolmentId, grade.kind, grade.attempt],
        set: { score: input.score, gradedBy: actor.userId, gradedAt: Date.now() },
      })
      .run();
    recordEvent(tx, actor, {
      event: "grade.given",
      subject: { kind: "class", id: classId },
      villageId: found.class.villageId,
      after: { enrolmentId: row.id, kind: input.kind, attempt, score: input.score },
    });
    return { ok: true };
  });
}
