import type { Db, Tx } from "db/client.server";
import { enrolment, person, trainingClass, village } from "db/schema";
import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { type Actor, actorWith, type VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { recordEvent } from "~/platform/audit/record-event.server";
import { type ClassWithRule, findClass } from "./class-queries.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { enrolIn, type WhyNotEnrolled } from "./enrol-person.server";
import { offerFreeSeats, returnSeats } from "./offer-seats.server";

/** One place of a class with its person; outside the scope it is not there. */
export function findPlace(db: Db | Tx, scope: VillageScope, classId: number, enrolmentId: number) {
  const found = findClass(db, scope, classId);
  const row = db
    .select({ enrolment, person: { id: person.id, name: person.name, birthOn: person.birthOn } })
    .from(enrolment)
    .innerJoin(person, eq(person.id, enrolment.personId))
    .where(and(eq(enrolment.id, enrolmentId), eq(enrolment.classId, classId)))
    .get();
  return found && row ? { found, ...row } : undefined;
}

/** Classes of the same course in the scope that take people now: where a place can move to. */
export const classesToMoveTo = (db: Db, scope: VillageScope, found: ClassWithRule) =>
  db
    .select({ class: trainingClass, villageName: village.name, townName: village.townName })
    .from(trainingClass)
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(
      and(
        withinVillages(trainingClass.villageId, scope),
        eq(trainingClass.course, found.class.course),
        ne(trainingClass.id, found.class.id),
        inArray(trainingClass.state, ["enrolling", "running"]),
      ),
    )
    .orderBy(asc(trainingClass.startsOn))
    .all();

export type WhyNotLeft = "enrol.why.notFound" | "enrol.why.classState";

/** Takes somebody off the roll or the waiting list; the seat is offered to the first who waits. */
export function withdraw(
  db: Db,
  actor: Actor<"enrolment.edit">,
  classId: number,
  enrolmentId: number,
  reason: string,
): { ok: true; asked: number | null } | { ok: false; why: WhyNotLeft } {
  return db.transaction((tx) => {
    const left = leave(tx, actor, classId, enrolmentId, reason);
    return left.ok ? { ok: true, asked: left.asked } : left;
  });
}

function leave(
  tx: Tx,
  actor: Actor<"enrolment.edit">,
  classId: number,
  enrolmentId: number,
  reason: string,
):
  | { ok: true; asked: number | null; place: NonNullable<ReturnType<typeof findPlace>> }
  | { ok: false; why: WhyNotLeft } {
  const place = findPlace(tx, actor.villages, classId, enrolmentId);
  if (!place || !["seated", "offered", "waiting"].includes(place.enrolment.state))
    return { ok: false, why: "enrol.why.notFound" };
  const { found } = place;
  if (!takesEnrolments(found.class.state as ClassState)) return { ok: false, why: "enrol.why.classState" };
  tx.update(enrolment)
    .set({ state: "withdrawn", endedAt: Date.now(), endedReason: reason, waitingNumber: null })
    .where(eq(enrolment.id, enrolmentId))
    .run();
  if (place.enrolment.state !== "waiting") returnSeats(tx, classId, 1);
  recordEvent(tx, actor, {
    event: "enrolment.withdrawn",
    subject: classSubject(found),
    villageId: found.class.villageId,
    reason,
    before: { person: place.person.name, personId: place.person.id, state: place.enrolment.state },
  });
  return { ok: true, asked: offerFreeSeats(tx, actor, found)[0] ?? null, place };
}

class NotMoved extends Error {
  constructor(readonly why: WhyNotEnrolled | WhyNotLeft) {
    super(why);
  }
}

/**
 * Moves a place to another class of the same course: leaves the old one and enters the new one under its own rules, or
 * nothing happens. The new place remembers the old (FEATURES 29).
 */
export function transferPlace(
  db: Db,
  actor: Actor<"enrolment.edit">,
  classId: number,
  enrolmentId: number,
  toClassId: number,
  reason: string,
):
  | { ok: true; state: "seated" | "waiting"; waitingNumber: number | null }
  | { ok: false; why: WhyNotEnrolled | WhyNotLeft } {
  const enroller = actorWith(actor, "enrolment.create");
  try {
    return db.transaction((tx) => {
      const target = findClass(tx, actor.villages, toClassId);
      if (!enroller || !target || toClassId === classId) throw new NotMoved("enrol.why.notFound");
      const left = leave(tx, actor, classId, enrolmentId, reason);
      if (!left.ok) throw new NotMoved(left.why);
      const { place } = left;
      if (target.class.course !== place.found.class.course) throw new NotMoved("enrol.why.notFound");
      const entered = enrolIn(
        tx,
        enroller,
        target,
        {
          ...place.person,
          villageId: place.enrolment.villageId,
          category: place.enrolment.category,
        },
        {
          businessIdea: place.enrolment.businessIdea,
          inBusiness: place.enrolment.inBusiness,
          transferredFromId: enrolmentId,
        },
      );
      if (!entered.ok) throw new NotMoved(entered.why);
      recordEvent(tx, actor, {
        event: "enrolment.transferred",
        subject: classSubject(target),
        villageId: target.class.villageId,
        reason,
        before: { classId },
        after: { classId: toClassId, person: place.person.name, personId: place.person.id },
      });
      return { ok: true, state: entered.state, waitingNumber: entered.waitingNumber };
    });
  } catch (error) {
    if (error instanceof NotMoved) return { ok: false, why: error.why };
    throw error;
  }
}
