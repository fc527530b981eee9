import type { Db, Reader } from "db/client.server";
import { attendanceMark, certificate, enrolment, grade, importBatch, person } from "db/schema";
import { and, count, eq, inArray, ne, or, sql } from "drizzle-orm";
import { firstRowId, putDetailsBackIn, removePersonIn } from "~/areas/people/index.server";
import { type Actor, can, inScope } from "~/platform/access/actor";
import { findBatch, type ImportBatch, logBatch } from "~/platform/imports/draft.server";
import { type ClassWithRule, findClass } from "../class-queries.server";
import { type ClassState, takesEnrolments } from "../class-state";
import { giveFreeSeats } from "../offer-seats.server";
import { rosterKind } from "./import-roster.server";
import { updatesOf } from "./kept-updates.server";

export type WhyNotUndone =
  | "class.why.notFound"
  | "undoWhy.done"
  | "undoWhy.classState"
  | "undoWhy.attendance"
  | "undoWhy.grade"
  | "undoWhy.certificate"
  | "undoWhy.left"
  | "undoWhy.person"
  | "undoWhy.right"
  | "undoWhy.village";

/** Why a batch can no longer be taken back; null when nobody has built on it. */
export function whyNotUndone(
  db: Reader,
  actor: Actor<"enrolment.create">,
  found: ClassWithRule,
  batch: ImportBatch,
): WhyNotUndone | null {
  if (batch.state !== "done") return "undoWhy.done";
  if (batch.createdBy !== actor.userId && !can(actor, "enrolment.edit", found.class.villageId))
    return "undoWhy.right";
  if (!takesEnrolments(found.class.state as ClassState)) return "undoWhy.classState";
  const enrolled = db.select().from(enrolment).where(eq(enrolment.importBatchId, batch.id)).all();
  if (enrolled.some((e) => e.state === "withdrawn")) return "undoWhy.left";
  const own = inArray(
    enrolment.id,
    enrolled.map((e) => e.id),
  );
  const marks = db
    .select({ n: count() })
    .from(attendanceMark)
    .innerJoin(enrolment, eq(enrolment.id, attendanceMark.enrolmentId))
    .where(own)
    .get()?.n;
  if (marks) return "undoWhy.attendance";
  const grades = db
    .select({ n: count() })
    .from(grade)
    .innerJoin(enrolment, eq(enrolment.id, grade.enrolmentId))
    .where(own)
    .get()?.n;
  if (grades) return "undoWhy.grade";
  const papers = db
    .select({ n: count() })
    .from(certificate)
    .innerJoin(enrolment, eq(enrolment.id, certificate.enrolmentId))
    .where(own)
    .get()?.n;
  if (papers) return "undoWhy.certificate";
  const people = db.select().from(person).where(eq(person.importBatchId, batch.id)).all();
  if (people.some((p) => !inScope(actor.villages, p.villageId))) return "undoWhy.village";
  const elsewhere = db
    .select({ n: count() })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .where(
      and(
        eq(person.importBatchId, batch.id),
        or(sql`${enrolment.importBatchId} is null`, ne(enrolment.importBatchId, batch.id)),
      ),
    )
    .get()?.n;
  return elsewhere || people.some((p) => p.revision > 1 || p.photo !== null || p.deletedAt !== null)
    ? "undoWhy.person"
    : null;
}

class BuiltOn extends Error {}

/** Takes a batch back: exactly the enrolments and people it made, and what it changed unless edited since. Freed seats go to those who wait. */
export function undoRoster(
  db: Db,
  actor: Actor<"enrolment.create">,
  classId: number,
  batchId: number,
):
  | { ok: true; enrolments: number; people: number; restored: number; kept: number }
  | { ok: false; why: WhyNotUndone } {
  try {
    return db.transaction((tx) => {
      const found = findClass(tx, actor.villages, classId);
      const batch = found && findBatch(tx, rosterKind, classId, batchId);
      if (!found || !batch) return { ok: false, why: "class.why.notFound" };
      const why = whyNotUndone(tx, actor, found, batch);
      if (why) return { ok: false, why };
      const people = tx.select().from(person).where(eq(person.importBatchId, batchId)).all();
      const gone = tx.delete(enrolment).where(eq(enrolment.importBatchId, batchId)).returning().all();
      for (const p of people) {
        try {
          removePersonIn(tx, actor, p);
        } catch (error) {
          // Another record names this person: a visit, a loan, a household.
          if (String((error as { code?: unknown }).code).startsWith("SQLITE_CONSTRAINT")) throw new BuiltOn();
          const cause = (error as { cause?: { code?: unknown } }).cause;
          if (String(cause?.code).startsWith("SQLITE_CONSTRAINT")) throw new BuiltOn();
          throw error;
        }
      }
      const updates = updatesOf(batch);
      const restored = updates.filter((u, k) =>
        putDetailsBackIn(tx, actor, u, { noteAt: firstRowId(batchId) + k }),
      ).length;
      giveFreeSeats(
        tx,
        actor,
        found,
        gone.filter((e) => e.state === "seated" || e.state === "offered").length,
      );
      tx.update(importBatch)
        .set({
          state: "undone",
          undoneAt: Date.now(),
          fileSealed: null,
          fixesSealed: null,
          updatesSealed: null,
        })
        .where(eq(importBatch.id, batchId))
        .run();
      logBatch(tx, actor, batch, "import.undone", {
        enrolled: gone.length,
        people: people.length,
        ...(updates.length > 0 ? { restored } : {}),
      });
      return {
        ok: true,
        enrolments: gone.length,
        people: people.length,
        restored,
        kept: updates.length - restored,
      };
    });
  } catch (error) {
    if (error instanceof BuiltOn) return { ok: false, why: "undoWhy.person" };
    throw error;
  }
}
