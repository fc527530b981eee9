import type { Db, Tx } from "db/client.server";
import { classStateChange, enrolment, trainingClass } from "db/schema";
import { desc, eq } from "drizzle-orm";
import type { Actor, SignedIn } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { todayOn } from "~/platform/dates";
import { type ClassWithRule, findClass } from "./class-queries.server";
import { factsOf, rollOf } from "./class-roll.server";
import {
  type ClassFacts,
  type ClassState,
  takesEnrolments,
  type WhyNotStep,
  whyNotStep,
} from "./class-state";
import { classSubject } from "./class-subject";
import { recallOffers } from "./lapse-offers.server";

/**
 * Takes a class one step on. Who asked for approval cannot give it: that is refused and logged (four eyes).
 * Closing freezes what the rule says of each person. Pressed twice, a step is taken once.
 */
export function changeClassState(
  db: Db,
  actor: Actor<"class.edit"> | Actor<"class.approve"> | Actor<"class.close">,
  id: number,
  to: ClassState,
  input: { reason?: string; approvalNumber?: string } = {},
  now = Date.now(),
): { ok: true } | { ok: false; why: WhyNotStep | "class.why.notFound" | "class.why.reason"; count?: number } {
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, id);
    if (!found) return { ok: false, why: "class.why.notFound" };
    if (found.class.state === to && lastStepBy(tx, id) === actor.userId) return { ok: true };
    const facts = factsOf(tx, found, todayOn());
    const why = whyNotStep(facts, to, actor.userId, todayOn());
    if (why) {
      if (why === "class.why.fourEyes") log(tx, actor, found, to, "refused", why);
      return { ok: false, why, count: countOf(facts, why) };
    }
    if ((to === "returned" || to === "cancelled") && !input.reason)
      return { ok: false, why: "class.why.reason" };
    if (to === "closed") freezeResults(tx, found);
    if (to === "approved")
      tx.update(trainingClass)
        .set({ approvalNumber: input.approvalNumber ?? null, approvedOn: todayOn(now) })
        .where(eq(trainingClass.id, id))
        .run();
    if (!takesEnrolments(to)) recallOffers(tx, actor, found);
    moveTo(tx, actor, found, to, input.reason, now);
    return { ok: true };
  });
}

const lastStepBy = (tx: Tx, classId: number): string | undefined =>
  tx
    .select({ userId: classStateChange.userId })
    .from(classStateChange)
    .where(eq(classStateChange.classId, classId))
    .orderBy(desc(classStateChange.id))
    .limit(1)
    .get()?.userId ?? undefined;

/** How many a reason speaks of: half-days without marks, people without scores. */
export const countOf = (facts: ClassFacts, why: WhyNotStep): number | undefined =>
  why === "class.why.unmarked"
    ? facts.unmarkedSessions
    : why === "class.why.grades"
      ? facts.missingGrades
      : undefined;

function moveTo(
  tx: Tx,
  actor: SignedIn,
  found: ClassWithRule,
  to: ClassState,
  reason?: string,
  now = Date.now(),
): void {
  tx.update(trainingClass)
    .set({ state: to, revision: found.class.revision + 1, updatedAt: now })
    .where(eq(trainingClass.id, found.class.id))
    .run();
  tx.insert(classStateChange)
    .values({
      classId: found.class.id,
      fromState: found.class.state,
      toState: to,
      userId: actor.userId,
      userName: actor.name,
      reason,
      at: now,
    })
    .run();
  log(tx, actor, found, to, "success", reason);
}

function log(
  tx: Tx,
  actor: SignedIn,
  found: ClassWithRule,
  to: ClassState,
  outcome: "success" | "refused",
  reason?: string,
): void {
  recordEvent(tx, actor, {
    event: "class.state-changed",
    outcome,
    subject: classSubject(found),
    villageId: found.class.villageId,
    reason,
    before: { state: found.class.state },
    after: { state: to },
  });
}

function freezeResults(tx: Tx, found: ClassWithRule): void {
  for (const row of rollOf(tx, found).roll) {
    const q = row.qualification;
    tx.update(enrolment)
      .set({
        result: q.qualified ? "qualified" : "failed",
        resultHours: q.hours,
        resultReasons: JSON.stringify(q.reasons),
      })
      .where(eq(enrolment.id, row.enrolment.id))
      .run();
  }
}

/** All certificates of a closed class are out: part of the command that issues them. */
export function markCertifiedIn(tx: Tx, actor: SignedIn, classId: number, now: number): void {
  const found = findClass(tx, "all", classId);
  if (found?.class.state === "closed") moveTo(tx, actor, found, "certified", undefined, now);
}
