import type { Db } from "db/client.server";
import { attendanceMark, classSession, enrolment, grade, person } from "db/schema";
import { and, desc, eq } from "drizzle-orm";
import type { Actor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { clockOf, todayOn } from "~/platform/dates";
import { findClass } from "./class-queries.server";
import { type ClassState, takesMarks } from "./class-state";
import { hasBegun } from "./half-days";
import type { Mark } from "./qualification";

export interface MarkInput {
  sessionId: number;
  enrolmentId: number;
  /** null takes the mark away. */
  mark: Mark | null;
  /** What stood there when it was changed; absent when whoever sends it has seen what stands there now. */
  was?: Mark | null;
}

export type WhyNotMarked = `attendance.why.${"notFound" | "future" | "closed" | "left" | "changed"}`;

/** A mark that was not taken; the others of the same batch are. */
export interface RefusedMark {
  sessionId: number;
  enrolmentId: number;
  why: WhyNotMarked;
  /** Where a colleague changed the mark meanwhile: who, to what, when. */
  by?: { userId: string; mark: Mark; at: number };
}

/**
 * Writes marks of one class; the same mark twice is the same as once. Each is answered by itself: one that cannot be
 * taken does not lose the others, which may come from a phone that had no network for hours. What a colleague wrote in
 * those hours is not written over unseen: that mark is refused with theirs beside it (DOMAIN §8.42).
 */
export function markAttendance(
  db: Db,
  actor: Actor<"attendance.mark">,
  classId: number,
  inputs: readonly MarkInput[],
): { ok: true; savedAt: number; refused: RefusedMark[] } | { ok: false; why: WhyNotMarked } {
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
    const states = new Map(
      tx
        .select({ id: enrolment.id, state: enrolment.state })
        .from(enrolment)
        .where(eq(enrolment.classId, classId))
        .all()
        .map((e) => [e.id, e.state]),
    );
    const now = Date.now();
    const [today, clock] = [todayOn(now), clockOf(now)];
    const refused: RefusedMark[] = [];
    const taken = inputs.filter(({ sessionId, enrolmentId }) => {
      const session = sessions.get(sessionId);
      const state = states.get(enrolmentId);
      const why: WhyNotMarked | null =
        !session || !state
          ? "attendance.why.notFound"
          : state !== "seated"
            ? "attendance.why.left"
            : !hasBegun(session, today, clock)
              ? "attendance.why.future"
              : null;
      if (why) refused.push({ sessionId, enrolmentId, why });
      return why === null;
    });
    const changed: { sessionId: number; enrolmentId: number; was: string | null; mark: Mark | null }[] = [];
    for (const { sessionId, enrolmentId, mark, was: seen } of taken) {
      const at = and(eq(attendanceMark.sessionId, sessionId), eq(attendanceMark.enrolmentId, enrolmentId));
      const known = tx.select().from(attendanceMark).where(at).get();
      const was = known?.mark ?? null;
      if (was === mark) continue;
      if (known && seen !== undefined && was !== seen && known.markedBy !== actor.userId) {
        const by = { userId: known.markedBy, mark: known.mark as Mark, at: known.markedAt };
        refused.push({ sessionId, enrolmentId, why: "attendance.why.changed", by });
        continue;
      }
      changed.push({ sessionId, enrolmentId, was, mark });
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
    // The same marks again change nothing, and nothing is written of them.
    if (changed.length === 0) return { ok: true, savedAt: now, refused };
    recordEvent(tx, actor, {
      event: "attendance.marked",
      subject: { kind: "class", id: classId },
      villageId: found.class.villageId,
      before: { marks: changed.map((c) => [c.sessionId, c.enrolmentId, c.was]) },
      after: { marks: changed.map((c) => [c.sessionId, c.enrolmentId, c.mark]) },
    });
    return { ok: true, savedAt: now, refused };
  });
}

export interface GradeInput {
  enrolmentId: number;
  kind: "plan" | "test";
  /** 0–100; null takes away a score written by mistake. */
  score: number | null;
  /** What stood there when it was taken away: a score that a colleague has changed meanwhile stays. */
  was?: number;
}

/**
 * Writes scores of one class, all or none. An unchanged score is left alone; with `resit` a changed one is a new
 * attempt and the first stays (FEATURES 36), without it the last attempt is put right; null takes the last attempt away.
 */
export function giveGrades(
  db: Db,
  actor: Actor<"grade.give">,
  classId: number,
  inputs: readonly GradeInput[],
  resit = false,
):
  | { ok: true; written: number }
  | {
      ok: false;
      why: "attendance.why.notFound" | "grade.why.closed" | "grade.why.range" | "grade.why.dead";
    } {
  if (inputs.some(({ score: s }) => s !== null && (!Number.isInteger(s) || s < 0 || s > 100)))
    return { ok: false, why: "grade.why.range" };
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, classId);
    if (!found) return { ok: false, why: "attendance.why.notFound" };
    if (!takesMarks(found.class.state as ClassState)) return { ok: false, why: "grade.why.closed" };
    const seats = new Map(
      tx
        .select({ id: enrolment.id, diedOn: person.diedOn })
        .from(enrolment)
        .innerJoin(person, eq(person.id, enrolment.personId))
        .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "seated")))
        .all()
        .map((e) => [e.id, e.diedOn]),
    );
    if (inputs.some((i) => !seats.has(i.enrolmentId))) return { ok: false, why: "attendance.why.notFound" };
    if (inputs.some((i) => seats.get(i.enrolmentId))) return { ok: false, why: "grade.why.dead" };
    let written = 0;
    for (const { enrolmentId, kind, score, was } of inputs) {
      const last = tx
        .select()
        .from(grade)
        .where(and(eq(grade.enrolmentId, enrolmentId), eq(grade.kind, kind)))
        .orderBy(desc(grade.attempt))
        .limit(1)
        .get();
      if (last?.score === score) continue;
      if (score === null) {
        if (last?.score !== was || !last) continue;
        tx.delete(grade).where(eq(grade.id, last.id)).run();
      } else if (last && !resit)
        tx.update(grade)
          .set({ score, gradedBy: actor.userId, gradedAt: Date.now() })
          .where(eq(grade.id, last.id))
          .run();
      else
        tx.insert(grade)
          .values({
            enrolmentId,
            kind,
            attempt: (last?.attempt ?? 0) + 1,
            score,
            gradedBy: actor.userId,
            gradedAt: Date.now(),
          })
          .run();
      written += 1;
      recordEvent(tx, actor, {
        event: "grade.given",
        subject: { kind: "class", id: classId },
        villageId: found.class.villageId,
        before: last ? { score: last.score } : undefined,
        after: { enrolmentId, kind, score, resit: resit && last !== undefined },
      });
    }
    return { ok: true, written };
  });
}
