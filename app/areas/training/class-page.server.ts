import type { Db } from "db/client.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { instantText, shortDay, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { type ClassWithRule, factsOf, lecturersOf, rollOf, stateChanges } from "./class-queries.server";
import {
  type ClassState,
  railStates,
  stepsFrom,
  takesEnrolments,
  takesMarks,
  whyNotStep,
} from "./class-state";
import type { trainingText } from "./text";
import { longTitle, reasonText, shortTitle } from "./ui/class-facts";

type T = Translate<typeof trainingText.zh>;

/** Everything the class page shows, as plain values: gathered once, drawn by the page. */
export function classPage(db: Db, person: SignedIn, found: ClassWithRule, t: T, language: Language) {
  const c = found.class;
  const today = todayOn();
  const state = c.state as ClassState;
  const { sessions, roll, waiting, refused } = rollOf(db, found);
  const facts = factsOf(db, found, today);
  const changes = stateChanges(db, c.id);
  const at = railStates.indexOf((state === "returned" ? "planned" : state) as (typeof railStates)[number]);
  const steps = stepsFrom(state)
    .filter((s) => can(person, s.capability, c.villageId))
    .map((s) => {
      const why = whyNotStep(facts, s.to, person.userId, today);
      const count = why === "class.why.unmarked" ? facts.unmarkedSessions : facts.missingGrades;
      return { to: s.to, why: why && t(why, { count, max: facts.minLecturers }) };
    });
  const qualified = roll.filter((r) => r.qualification.qualified).length;
  return {
    id: c.id,
    title: longTitle(t, c),
    short: shortTitle(t, c),
    village: `${found.village.townName} ${found.village.name}`,
    villageName: found.village.name,
    state,
    revision: c.revision,
    facts: {
      halfDays: sessions.length,
      hours: sessions.reduce((sum, s) => sum + s.hours, 0),
      venue: c.venue,
      lecturers: lecturersOf(db, c.id).map((l) => l.name),
      taken: c.seatsTaken,
      capacity: c.capacity,
      approvalNumber: c.approvalNumber,
      startsOn: c.startsOn,
      endsOn: c.endsOn,
    },
    rail: railStates.map((s, i) => {
      const reached = changes.filter((x) => x.toState === s).at(-1);
      return {
        key: s,
        state:
          state === "cancelled"
            ? ("later" as const)
            : i < at
              ? ("done" as const)
              : i === at
                ? ("now" as const)
                : ("later" as const),
        detail:
          reached && i <= at
            ? i === at
              ? `${reached.userName} ${instantText(reached.at, language)}`
              : shortDay(todayOn(reached.at), language)
            : null,
      };
    }),
    steps,
    rule: {
      percent: found.rule.attendanceThresholdBp / 100,
      lateCounts: found.rule.lateCounts,
      plan: found.rule.planPassMark,
      test: found.rule.testPassMark,
      source: found.rule.source,
    },
    sessions: sessions.map((s) => ({
      id: s.id,
      on: s.on,
      half: s.half as "am" | "pm",
      future: s.on > today,
    })),
    roll: roll.map((r, i) => ({
      enrolmentId: r.enrolment.id,
      personId: r.person.id,
      number: i + 1,
      name: r.person.name,
      idNumber: r.person.idNumberMasked ?? "",
      place: `${r.villageName}${r.person.villageGroup ? ` ${r.person.villageGroup}` : ""}`,
      marks: r.marks,
      joined: r.enrolment.joinedSessionId,
      attended: `${r.qualification.attended}/${r.qualification.counted}`,
      plan: r.scores.plan,
      test: r.scores.test,
      qualified: r.qualification.qualified,
      reasons: reasonText(t, r.qualification.reasons),
    })),
    qualified,
    failed: roll.length - qualified,
    waiting: waiting.map((w) => ({
      enrolmentId: w.enrolment.id,
      personId: w.person.id,
      name: w.person.name,
      order: w.enrolment.waitingNumber,
    })),
    refused: refused.map((w) => ({
      personId: w.person.id,
      name: w.person.name,
      why: w.enrolment.refusalReason,
    })),
    may: {
      edit: can(person, "class.edit", c.villageId) && !["closed", "certified", "cancelled"].includes(state),
      enrol: can(person, "enrolment.create", c.villageId) && takesEnrolments(state),
      withdraw: can(person, "enrolment.edit", c.villageId) && takesEnrolments(state),
      mark: can(person, "attendance.mark", c.villageId) && takesMarks(state),
      grade: can(person, "grade.give", c.villageId) && takesMarks(state),
      print: can(person, "class.export", c.villageId) && roll.length > 0,
      issue: can(person, "certificate.issue", c.villageId) && state === "closed",
      seeCertificates: state === "closed" || state === "certified",
    },
  };
}
export type ClassPage = ReturnType<typeof classPage>;
