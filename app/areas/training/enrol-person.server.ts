import type { Db, Tx } from "db/client.server";
import { classSession, enrolment, trainingClass } from "db/schema";
import { and, asc, count, eq, gte, inArray, lt, max, ne, sql } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { type EventBy, recordEvent } from "~/platform/audit/record-event.server";
import { ageOn, todayOn } from "~/platform/dates";
import { type ClassWithRule, findClass } from "./class-queries.server";
import { type ClassState, takesEnrolments } from "./class-state";

export interface Enrollee {
  id: number;
  name: string;
  birthOn: string;
  villageId: number;
  category: string | null;
}

export type WhyNotEnrolled =
  | "enrol.why.classState"
  | "enrol.why.twice"
  | "enrol.why.age"
  | "enrol.why.hasCertificate"
  | "enrol.why.foreignPerson";

/** Why a person may not be in the class; null when they may. Ages 16–59 at the start of the class (DOMAIN §2.2). */
export function whyNotEnrolled(tx: Tx | Db, found: ClassWithRule, who: Enrollee): WhyNotEnrolled | null {
  if (!takesEnrolments(found.class.state as ClassState)) return "enrol.why.classState";
  const already = tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.classId, found.class.id),
        eq(enrolment.personId, who.id),
        inArray(enrolment.state, ["seated", "waiting"]),
      ),
    )
    .get();
  if (already) return "enrol.why.twice";
  const age = ageOn(who.birthOn, found.class.startsOn);
  if (age < 16 || age > 59) return "enrol.why.age";
  const passed = tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .where(
      and(
        eq(enrolment.personId, who.id),
        eq(enrolment.result, "qualified"),
        eq(trainingClass.course, found.class.course),
        ne(trainingClass.id, found.class.id),
      ),
    )
    .get();
  return passed ? "enrol.why.hasCertificate" : null;
}

export type Enrolled =
  | { ok: true; enrolmentId: number; state: "seated" | "waiting"; waitingNumber: number | null }
  | { ok: false; why: WhyNotEnrolled };

/**
 * Gives a seat, or a place on the waiting list when there is none: in the caller's transaction, so that two can never
 * have the last one. A refusal is kept with its reason (FEATURES 27).
 */
export function enrolIn(
  tx: Tx,
  actor: Actor<"enrolment.create">,
  found: ClassWithRule,
  who: Enrollee,
  details: { businessIdea?: string | null; importBatchId?: number | null; keepRefusal?: boolean } = {},
): Enrolled {
  const why = inScope(actor.villages, found.class.villageId)
    ? whyNotEnrolled(tx, found, who)
    : "enrol.why.foreignPerson";
  const subject = {
    kind: "class",
    id: found.class.id,
    label: `${found.rule.name} ${found.class.year}-${found.class.number}`,
  };
  const base = {
    classId: found.class.id,
    personId: who.id,
    villageId: who.villageId,
    category: who.category,
    businessIdea: details.businessIdea ?? null,
    importBatchId: details.importBatchId ?? null,
    createdBy: actor.userId,
    createdAt: Date.now(),
  };
  if (why) {
    if (details.keepRefusal && why !== "enrol.why.twice" && why !== "enrol.why.classState") {
      tx.delete(enrolment)
        .where(
          and(
            eq(enrolment.classId, found.class.id),
            eq(enrolment.personId, who.id),
            eq(enrolment.state, "refused"),
          ),
        )
        .run();
      tx.insert(enrolment)
        .values({ ...base, state: "refused", refusalReason: why })
        .run();
      recordEvent(tx, actor, {
        event: "enrolment.refused",
        outcome: "refused",
        subject,
        villageId: found.class.villageId,
        reason: why,
        after: { person: who.name },
      });
    }
    return { ok: false, why };
  }
  tx.delete(enrolment)
    .where(
      and(
        eq(enrolment.classId, found.class.id),
        eq(enrolment.personId, who.id),
        eq(enrolment.state, "refused"),
      ),
    )
    .run();
  const seat = tx
    .update(trainingClass)
    .set({ seatsTaken: sql`${trainingClass.seatsTaken} + 1` })
    .where(and(eq(trainingClass.id, found.class.id), lt(trainingClass.seatsTaken, trainingClass.capacity)))
    .run().changes;
  const next = tx
    .select({ roll: max(enrolment.rollNumber), waiting: max(enrolment.waitingNumber) })
    .from(enrolment)
    .where(eq(enrolment.classId, found.class.id))
    .get();
  const seated = seat === 1;
  const waitingNumber = seated ? null : (next?.waiting ?? 0) + 1;
  const row = tx
    .insert(enrolment)
    .values({
      ...base,
      state: seated ? "seated" : "waiting",
      rollNumber: seated ? (next?.roll ?? 0) + 1 : null,
      waitingNumber,
      joinedSessionId: seated && found.class.state === "running" ? nextSession(tx, found.class.id) : null,
    })
    .returning({ id: enrolment.id })
    .get();
  recordEvent(tx, actor, {
    event: seated ? "enrolment.created" : "enrolment.queued",
    subject,
    villageId: found.class.villageId,
    after: { person: who.name, personId: who.id, waitingNumber },
  });
  return { ok: true, enrolmentId: row.id, state: seated ? "seated" : "waiting", waitingNumber };
}

/** Who joins a running class is counted from today's half-days on (FEATURES 31). */
const nextSession = (tx: Tx, classId: number): number | null =>
  tx
    .select({ id: classSession.id })
    .from(classSession)
    .where(and(eq(classSession.classId, classId), gte(classSession.on, todayOn())))
    .orderBy(asc(classSession.on), asc(classSession.half))
    .limit(1)
    .get()?.id ?? null;

/** Takes somebody off the roll; the seat goes to the first on the waiting list. */
export function withdraw(
  db: Db,
  actor: Actor<"enrolment.edit">,
  enrolmentId: number,
  reason: string,
): { ok: true } | { ok: false; why: "enrol.why.notFound" | "enrol.why.classState" } {
  return db.transaction((tx) => {
    const row = tx.select().from(enrolment).where(eq(enrolment.id, enrolmentId)).get();
    const found = row ? findClass(tx, actor.villages, row.classId) : undefined;
    if (!row || !found || !["seated", "waiting"].includes(row.state))
      return { ok: false, why: "enrol.why.notFound" };
    if (!takesEnrolments(found.class.state as ClassState)) return { ok: false, why: "enrol.why.classState" };
    tx.update(enrolment)
      .set({ state: "withdrawn", endedAt: Date.now(), endedReason: reason, waitingNumber: null })
      .where(eq(enrolment.id, enrolmentId))
      .run();
    recordEvent(tx, actor, {
      event: "enrolment.withdrawn",
      subject: { kind: "class", id: row.classId },
      villageId: found.class.villageId,
      reason,
      before: { personId: row.personId, state: row.state },
    });
    if (row.state === "seated") giveSeatOn(tx, actor, found);
    return { ok: true };
  });
}

/** Seats that were taken back go to the waiting list in its order; what nobody waits for is free again. */
export function giveFreeSeats(tx: Tx, by: EventBy, found: ClassWithRule, seats: number): void {
  for (let i = 0; i < seats; i += 1) giveSeatOn(tx, by, found);
}

function giveSeatOn(tx: Tx, actor: EventBy, found: ClassWithRule): void {
  const first = tx
    .select()
    .from(enrolment)
    .where(and(eq(enrolment.classId, found.class.id), eq(enrolment.state, "waiting")))
    .orderBy(asc(enrolment.waitingNumber))
    .limit(1)
    .get();
  if (!first) {
    tx.update(trainingClass)
      .set({ seatsTaken: sql`${trainingClass.seatsTaken} - 1` })
      .where(eq(trainingClass.id, found.class.id))
      .run();
    return;
  }
  const roll =
    tx
      .select({ n: max(enrolment.rollNumber) })
      .from(enrolment)
      .where(eq(enrolment.classId, found.class.id))
      .get()?.n ?? 0;
  tx.update(enrolment)
    .set({
      state: "seated",
      waitingNumber: null,
      rollNumber: roll + 1,
      joinedSessionId: found.class.state === "running" ? nextSession(tx, found.class.id) : null,
    })
    .where(eq(enrolment.id, first.id))
    .run();
  recordEvent(tx, actor, {
    event: "enrolment.created",
    subject: { kind: "class", id: found.class.id },
    villageId: found.class.villageId,
    after: { personId: first.personId, fromWaitingList: true },
  });
}

export const waitingCount = (db: Db, classId: number): number =>
  db
    .select({ n: count() })
    .from(enrolment)
    .where(and(eq(enrolment.classId, classId), eq(enrolment.state, "waiting")))
    .get()?.n ?? 0;
