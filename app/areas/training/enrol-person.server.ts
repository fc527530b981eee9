import type { Db, Reader, Tx } from "db/client.server";
import { enrolment, person, trainingClass } from "db/schema";
import { and, eq, inArray, isNotNull, max, ne } from "drizzle-orm";
import { type Actor, inScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { ageOn } from "~/platform/dates";
import type { ClassWithRule } from "./class-queries.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { nextRollNumber, nextSession, takeSeat } from "./offer-seats.server";
import { trainingAges } from "./training-ages.server";

export interface Enrollee {
  id: number;
  name: string;
  birthOn: string;
  villageId: number;
  category: string | null;
}

export type WhyAge = "enrol.why.tooYoung" | "enrol.why.tooOld";
export type WhyNotEnrolled =
  | "enrol.why.classState"
  | "enrol.why.twice"
  | WhyAge
  | "enrol.why.dead"
  | "enrol.why.hasCertificate"
  | "enrol.why.foreignPerson";

/** Why a person may not be in the class; null when they may. Ages count at the start of the class (DOMAIN §2.2). */
export function whyNotEnrolled(tx: Tx | Db, found: ClassWithRule, who: Enrollee): WhyNotEnrolled | null {
  if (!takesEnrolments(found.class.state as ClassState)) return "enrol.why.classState";
  const already = tx
    .select({ id: enrolment.id })
    .from(enrolment)
    .where(
      and(
        eq(enrolment.classId, found.class.id),
        eq(enrolment.personId, who.id),
        inArray(enrolment.state, ["seated", "offered", "waiting"]),
      ),
    )
    .get();
  if (already) return "enrol.why.twice";
  const dead = tx
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.id, who.id), isNotNull(person.diedOn)))
    .get();
  if (dead) return "enrol.why.dead";
  const outside = outsideAges(tx, found, who);
  if (outside) return outside.why;
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

/** The age in full years at the start of the class when it lies outside the policy's; null when it does not (DOMAIN §2.2). */
export function outsideAges(
  tx: Reader,
  found: ClassWithRule,
  who: Pick<Enrollee, "birthOn" | "villageId">,
): { why: WhyAge; age: number; first: number; last: number } | null {
  const age = ageOn(who.birthOn, found.class.startsOn);
  const ages = trainingAges(tx, found.class.startsOn, who.villageId);
  if (age < ages.first) return { why: "enrol.why.tooYoung", age, ...ages };
  return age > ages.last ? { why: "enrol.why.tooOld", age, ...ages } : null;
}

export type Enrolled =
  | { ok: true; enrolmentId: number; state: "seated" | "waiting"; waitingNumber: number | null }
  | {
      ok: false;
      why: WhyNotEnrolled /** The log has it already, beside the place that was refused. */;
      logged: boolean;
    };

/**
 * Gives a seat, or a place on the waiting list when there is none: in the caller's transaction, so that two can never
 * have the last one. A refusal is kept with its reason (FEATURES 27).
 */
export function enrolIn(
  tx: Tx,
  actor: Actor<"enrolment.create">,
  found: ClassWithRule,
  who: Enrollee,
  details: {
    businessIdea?: string | null;
    /** Null when nobody said. */
    inBusiness?: boolean | null;
    importBatchId?: number | null;
    /** Nobody named the village; it is that of the class. */
    villageByClass?: boolean;
    keepRefusal?: boolean;
    /** The place given up for this one. */
    transferredFromId?: number | null;
  } = {},
): Enrolled {
  const why = inScope(actor.villages, found.class.villageId)
    ? whyNotEnrolled(tx, found, who)
    : "enrol.why.foreignPerson";
  const subject = classSubject(found);
  const base = {
    classId: found.class.id,
    personId: who.id,
    villageId: who.villageId,
    category: who.category,
    businessIdea: details.businessIdea ?? null,
    inBusiness: details.inBusiness ?? null,
    importBatchId: details.importBatchId ?? null,
    villageByClass: details.villageByClass || null,
    transferredFromId: details.transferredFromId ?? null,
    createdBy: actor.userId,
    createdAt: Date.now(),
  };
  if (why) {
    const kept = details.keepRefusal === true && why !== "enrol.why.twice" && why !== "enrol.why.classState";
    if (kept) {
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
    return { ok: false, why, logged: kept };
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
  const seated = takeSeat(tx, found.class.id);
  const waitingNumber = seated ? null : nextInLine(tx, found.class.id);
  const row = tx
    .insert(enrolment)
    .values({
      ...base,
      state: seated ? "seated" : "waiting",
      rollNumber: seated ? nextRollNumber(tx, found.class.id) : null,
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

const nextInLine = (tx: Tx, classId: number): number =>
  (tx
    .select({ n: max(enrolment.waitingNumber) })
    .from(enrolment)
    .where(eq(enrolment.classId, classId))
    .get()?.n ?? 0) + 1;
