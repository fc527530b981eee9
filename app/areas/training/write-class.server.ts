import type { Db, Tx } from "db/client.server";
import { classLecturer, classSession, classStateChange, courseRule, trainingClass, village } from "db/schema";
import { and, eq, inArray, max, ne } from "drizzle-orm";
import type { ClosedVillage } from "~/areas/villages";
import { whyClosed } from "~/areas/villages/index.server";
import { type Actor, inScope, type SignedIn, type VillageScope } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import type { Day } from "~/platform/dates";
import { madeBy, rememberMade, type Sending } from "~/platform/forms/once.server";
import { findClass, lecturersOf } from "./class-queries.server";
import { type ClassState, frozenStates, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { type Course, ruleInForce } from "./course-rule";
import type { HalfDay } from "./half-days";
import { offerFreeSeats } from "./offer-seats.server";

export interface ClassInput {
  course: Course;
  villageId: number;
  venue: string;
  capacity: number;
  lecturers: readonly string[];
  halfDays: readonly HalfDay[];
  note?: string | null;
}

export type WhyNotClass =
  | "class.why.foreignVillage"
  | ClosedVillage
  | "class.why.noRule"
  | "class.why.tooBig"
  | "class.why.noSessions"
  | "class.why.lecturers";

/**
 * Plans a class under the rule in force on its first day. The number within course and year is given here. A form
 * sent twice, even at the same moment, plans one class.
 */
export function createClass(
  db: Db,
  actor: Actor<"class.create">,
  input: ClassInput,
  { now = Date.now(), sending }: { now?: number; sending?: Sending } = {},
): { ok: true; id: number } | { ok: false; why: WhyNotClass; max?: number } {
  const plan = (tx: Tx): ReturnType<typeof createClass> => {
    const before = sending && madeBy(tx, sending, now);
    if (before !== undefined) return { ok: true, id: before };
    const place = tx.select().from(village).where(eq(village.id, input.villageId)).get();
    if (!place || !inScope(actor.villages, input.villageId))
      return { ok: false, why: "class.why.foreignVillage" };
    const closed = whyClosed(tx, input.villageId);
    if (closed) return { ok: false, why: closed };
    const startsOn = input.halfDays[0]?.on;
    const endsOn = input.halfDays.at(-1)?.on;
    if (!startsOn || !endsOn) return { ok: false, why: "class.why.noSessions" };
    const rules = tx.select().from(courseRule).where(eq(courseRule.course, input.course)).all();
    const rule = ruleInForce(rules, place.code, startsOn);
    if (!rule) return { ok: false, why: "class.why.noRule" };
    if (input.capacity > rule.maxClassSize)
      return { ok: false, why: "class.why.tooBig", max: rule.maxClassSize };
    if (input.lecturers.length < rule.minLecturers)
      return { ok: false, why: "class.why.lecturers", max: rule.minLecturers };
    const year = Number(startsOn.slice(0, 4));
    const last = tx
      .select({ n: max(trainingClass.number) })
      .from(trainingClass)
      .where(and(eq(trainingClass.course, input.course), eq(trainingClass.year, year)))
      .get()?.n;
    const created = tx
      .insert(trainingClass)
      .values({
        courseRuleId: rule.id,
        course: input.course,
        year,
        number: (last ?? 0) + 1,
        villageId: input.villageId,
        venue: input.venue,
        startsOn,
        endsOn,
        capacity: input.capacity,
        state: "planned",
        note: input.note ?? null,
        createdBy: actor.userId,
        createdAt: now,
        updatedAt: now,
      })
      .returning()
      .get();
    writeLecturers(tx, created.id, input.lecturers, actor);
    for (const h of input.halfDays)
      tx.insert(classSession)
        .values({ classId: created.id, ...h, hours: rule.hoursPerHalfDay })
        .run();
    tx.insert(classStateChange)
      .values({
        classId: created.id,
        fromState: null,
        toState: "planned",
        userId: actor.userId,
        userName: actor.name,
        at: now,
      })
      .run();
    recordEvent(tx, actor, {
      event: "class.created",
      subject: { kind: "class", id: created.id, label: `${rule.name} ${year}-${created.number}` },
      villageId: input.villageId,
      after: {
        course: input.course,
        venue: input.venue,
        startsOn,
        endsOn,
        capacity: input.capacity,
        halfDays: input.halfDays.length,
      },
    });
    if (sending) rememberMade(tx, sending, created.id, now);
    return { ok: true, id: created.id };
  };
  return db.transaction(plan);
}

/** A name that stood there keeps the account it is of, whoever writes the list anew. */
function writeLecturers(tx: Tx, classId: number, names: readonly string[], actor: SignedIn): void {
  const accounts = new Map(lecturersOf(tx, classId).map((l) => [l.name, l.userId]));
  tx.delete(classLecturer).where(eq(classLecturer.classId, classId)).run();
  for (const name of names)
    tx.insert(classLecturer)
      .values({ classId, name, userId: accounts.get(name) ?? (name === actor.name ? actor.userId : null) })
      .run();
}

/** Changes venue, size, lecturers and note before the roll is frozen. */
export function editClass(
  db: Db,
  actor: Actor<"class.edit">,
  id: number,
  input: Pick<ClassInput, "venue" | "capacity" | "lecturers" | "note"> & { revision: number },
):
  | { ok: true }
  | {
      ok: false;
      why:
        | WhyNotClass
        | "class.why.notFound"
        | "class.why.changed"
        | "class.why.fewerThanSeated"
        | "class.why.frozen";
      max?: number;
    } {
  return db.transaction((tx) => {
    const found = findClass(tx, actor.villages, id);
    if (!found) return { ok: false, why: "class.why.notFound" };
    if (found.class.revision !== input.revision) return { ok: false, why: "class.why.changed" };
    if (frozenStates.includes(found.class.state)) return { ok: false, why: "class.why.frozen" };
    if (input.capacity > found.rule.maxClassSize)
      return { ok: false, why: "class.why.tooBig", max: found.rule.maxClassSize };
    if (input.capacity < found.class.seatsTaken)
      return { ok: false, why: "class.why.fewerThanSeated", max: found.class.seatsTaken };
    if (input.lecturers.length < found.rule.minLecturers)
      return { ok: false, why: "class.why.lecturers", max: found.rule.minLecturers };
    const before = {
      venue: found.class.venue,
      capacity: found.class.capacity,
      lecturers: lecturersOf(tx, id).map((l) => l.name),
    };
    tx.update(trainingClass)
      .set({
        venue: input.venue,
        capacity: input.capacity,
        note: input.note ?? null,
        revision: input.revision + 1,
        updatedAt: Date.now(),
      })
      .where(eq(trainingClass.id, id))
      .run();
    writeLecturers(tx, id, input.lecturers, actor);
    // More room is for those who wait, in their order.
    if (takesEnrolments(found.class.state as ClassState)) offerFreeSeats(tx, actor, found);
    recordEvent(tx, actor, {
      event: "class.changed",
      subject: classSubject(found),
      villageId: found.class.villageId,
      before,
      after: { venue: input.venue, capacity: input.capacity, lecturers: input.lecturers },
    });
    return { ok: true };
  });
}

/** Half-days in which a lecturer or the venue is taken already, by which class: unnamed outside the scope (FEATURES 37). */
export function clashes(
  db: Db,
  scope: VillageScope,
  input: {
    halfDays: readonly HalfDay[];
    lecturers: readonly string[];
    venue: string;
    exceptClassId?: number;
  },
) {
  if (input.halfDays.length === 0) return [];
  const days = [...new Set(input.halfDays.map((h) => h.on))] as Day[];
  const taken = new Set(input.halfDays.map((h) => `${h.on} ${h.half}`));
  const rows = db
    .select({
      on: classSession.on,
      half: classSession.half,
      classId: classSession.classId,
      venue: trainingClass.venue,
      class: trainingClass,
      village: village.name,
    })
    .from(classSession)
    .innerJoin(trainingClass, eq(trainingClass.id, classSession.classId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(
      and(
        inArray(classSession.on, days),
        ne(trainingClass.state, "cancelled"),
        ne(trainingClass.id, input.exceptClassId ?? 0),
      ),
    )
    .all();
  return rows
    .filter((r) => taken.has(`${r.on} ${r.half}`))
    .flatMap((r) => {
      const names = lecturersOf(db, r.classId).map((l) => l.name);
      const lecturer = input.lecturers.find((l) => names.includes(l));
      const venue = r.venue === input.venue;
      if (!lecturer && !venue) return [];
      const other = inScope(scope, r.class.villageId) ? { ...r.class, villageName: r.village } : null;
      return [{ on: r.on, half: r.half, classId: r.classId, lecturer: lecturer ?? null, venue, other }];
    });
}
