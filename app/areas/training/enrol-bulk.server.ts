import type { Tx } from "db/client.server";
import { attendanceMark } from "db/schema";
import { eq } from "drizzle-orm";
import type { BulkAction } from "~/areas/people";
import { actorWith, scopeFor } from "~/platform/access/actor";
import { recordEvent } from "~/platform/audit/record-event.server";
import { longDay } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import type { RowChange } from "~/platform/reversible.server";
import { type ClassWithRule, findClass } from "./class-queries.server";
import { type ClassState, takesEnrolments } from "./class-state";
import { classSubject } from "./class-subject";
import { enrolIn } from "./enrol-person.server";
import { classesInStates } from "./list-classes.server";
import { giveFreeSeats } from "./offer-seats.server";
import { trainingText } from "./text";
import { shortTitle } from "./ui/class-facts";

const open: readonly ClassState[] = ["enrolling", "running"];

/**
 * A class for many people at once, by its own rules: seats go one after another, then the waiting list; who is too old,
 * sits in it already or has the certificate is refused by name.
 */
export const enrolAction: BulkAction = {
  key: "enrol",
  needs: "enrolment.create",
  title: (language) => translator(trainingText, language)("enrolMany.title"),
  field: (db, language, actor) => {
    const t = translator(trainingText, language);
    const scope = scopeFor(actor.grants, "enrolment.create") ?? [];
    return {
      kind: "choice",
      label: t("enrolMany.label"),
      help: t("enrolMany.help"),
      choices: classesInStates(db, scope, open).map(({ class: c }) => ({
        value: String(c.id),
        label: t("enrolMany.choice", {
          name: shortTitle(t, c),
          day: longDay(c.startsOn, language),
          free: Math.max(0, c.capacity - c.seatsTaken),
        }),
      })),
    };
  },
  read: (db, typed, actor) => {
    const scope = scopeFor(actor.grants, "enrolment.create");
    const found = scope && /^[1-9]\d{0,14}$/.test(typed) ? findClass(db, scope, Number(typed)) : undefined;
    return found && takesEnrolments(found.class.state as ClassState) ? typed : null;
  },
  words: (value, language, db) => {
    const found = findClass(db, "all", Number(value));
    return found ? shortTitle(translator(trainingText, language), found.class) : "";
  },
  why: (key, language) => translator(trainingText, language)(key as "enrol.why.age"),
  apply: (tx, actor, row, value, set) => {
    const enroller = actorWith(actor, "enrolment.create");
    const found = enroller && findClass(tx, enroller.villages, Number(value));
    if (!enroller || !found) return { refused: "enrol.why.foreignPerson" };
    const done = set.capture([{ table: "enrolment", column: "person_id", value: row.id }], () =>
      enrolIn(tx, enroller, found, row, { keepRefusal: true }),
    );
    if (done.ok) return true;
    return done.why === "enrol.why.twice" ? false : { refused: done.why };
  },
  beforeBack: (tx, actor, changes) => {
    const made = placesOf(changes);
    for (const classId of new Set(made.map((p) => p.classId))) {
      const found = findClass(tx, scopeFor(actor.grants, "enrolment.create") ?? [], classId);
      if (!found || !takesEnrolments(found.class.state as ClassState)) return "bulk.classClosed";
      if (made.some((p) => p.classId === classId && marked(tx, p.id))) return "bulk.classBegun";
    }
    return null;
  },
  afterBack: (tx, actor, changes) => {
    const made = placesOf(changes);
    for (const classId of new Set(made.map((p) => p.classId))) {
      const found = findClass(tx, "all", classId);
      const seats = made.filter((p) => p.classId === classId && p.state === "seated").length;
      if (found) giveBack(tx, actor, found, seats);
    }
  },
};

/** Places that the change gave; refusals that it kept are none. */
const placesOf = (changes: readonly RowChange[]) =>
  changes.flatMap(({ table, id, after }) =>
    table === "enrolment" && after && after.state !== "refused"
      ? [{ id, classId: Number(after.class_id), state: String(after.state) }]
      : [],
  );

/** Whether somebody was marked present or absent in this place. */
const marked = (tx: Tx, enrolmentId: number): boolean =>
  tx
    .select({ sessionId: attendanceMark.sessionId })
    .from(attendanceMark)
    .where(eq(attendanceMark.enrolmentId, enrolmentId))
    .get() !== undefined;

function giveBack(
  tx: Tx,
  by: Parameters<typeof giveFreeSeats>[1],
  found: ClassWithRule,
  seats: number,
): void {
  recordEvent(tx, by, {
    event: "enrolment.withdrawn",
    subject: classSubject(found),
    villageId: found.class.villageId,
    after: { count: seats },
  });
  giveFreeSeats(tx, by, found, seats);
}
