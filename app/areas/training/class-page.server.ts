import type { Db } from "db/client.server";
import { can, type SignedIn } from "~/platform/access/actor";
import { holdersOf } from "~/platform/access/holders.server";
import { clockOf, type Day, dayRange, instantText, shortDay, todayOn } from "~/platform/dates";
import type { Language, Translate } from "~/platform/i18n/text";
import { confirmedBatches } from "~/platform/imports/draft.server";
import { personName, placeName } from "~/platform/search/place-name";
import { applyBy, workingDaysBeforeOpening } from "./application-limit";
import { countOf } from "./change-class-state.server";
import { type ClassWithRule, lecturersOf, stateChanges, transferredFrom } from "./class-queries.server";
import { factsOf, lacksScore, rollOf } from "./class-roll.server";
import {
  type ClassState,
  frozenStates,
  railStates,
  stepsFrom,
  takesEnrolments,
  takesMarks,
  type WhyNotStep,
  whyNotStep,
} from "./class-state";
import { hasBegun } from "./half-days";
import { issuedPapers } from "./issued-papers.server";
import { offTheRoll } from "./off-the-roll.server";
import { hoursGap } from "./planned-hours";
import { rareCharacters } from "./rare-characters.server";
import { movableStates } from "./reschedule-class.server";
import { resultSoFar } from "./result-so-far";
import { rosterKind } from "./roster-import/import-roster.server";
import type { trainingText } from "./text";
import { longTitle, reasonText, shortTitle } from "./ui/class-facts";
import { applyWords, sentences } from "./ui/half-day-words";
import { confidenceBadge, sourceWords } from "./ui/rule-words";
import { runningReason } from "./ui/running-row";

type T = Translate<typeof trainingText.zh>;

const allEnough = (rule: { planPassMark: number | null; testPassMark: number | null }) =>
  rule.planPassMark !== null && rule.testPassMark !== null
    ? ("reason.all" as const)
    : rule.planPassMark !== null
      ? ("reason.allPlan" as const)
      : rule.testPassMark !== null
        ? ("reason.allTest" as const)
        : ("reason.allAttendance" as const);

/** Everything the class page shows, as plain values: gathered once, drawn by the page. */
export function classPage(db: Db, person: SignedIn, found: ClassWithRule, t: T, language: Language) {
  const c = found.class;
  const today = todayOn();
  const state = c.state as ClassState;
  const rolled = rollOf(db, found);
  const { sessions, roll, offered, waiting } = rolled;
  const now = Date.now();
  const facts = factsOf(db, found, today, rolled);
  const changes = stateChanges(db, c.id);
  const at = railStates.indexOf((state === "returned" ? "planned" : state) as (typeof railStates)[number]);
  const whyWords = (why: WhyNotStep) =>
    t(why, {
      count: countOf(facts, why) ?? 0,
      max: facts.minLecturers,
      day: shortDay(c.startsOn, language),
    });
  const qualified = roll.filter((r) => r.qualification.qualified).length;
  const gap = hoursGap(
    sessions.reduce((sum, x) => sum + x.hours, 0),
    found.rule,
  );
  /** A few names, so that who presses knows whom it is about. */
  function namesOf(rows: readonly { person: { name: string } }[]): string {
    const names = rows.slice(0, 6).map((r) => personName(r.person.name, language));
    const list = names.join(language === "zh" ? "、" : ", ");
    return rows.length > names.length ? t("confirm.more", { names: list }) : list;
  }
  /** The fact and what follows of a step that has no way back; null for the others. */
  function sureOf(to: ClassState): { fact: string; lines: string[] } | null {
    const hours = gap
      ? [
          sentences(
            language,
            t(`hours.${gap.kind}`, { ...gap }),
            gap.kind === "short" ? t("hours.paper") : null,
          ),
        ]
      : [];
    if (to === "running" && state === "enrolling")
      return {
        fact: t("confirm.start", { count: roll.length }),
        lines: [
          t("confirm.startFinal"),
          ...(offered.length
            ? [t("confirm.offers", { count: offered.length, names: namesOf(offered) })]
            : []),
          ...(waiting.length
            ? [t("confirm.waiting", { count: waiting.length, names: namesOf(waiting) })]
            : []),
          ...hours,
        ],
      };
    if (to !== "closed") return null;
    const failing = roll.filter((r) => !r.qualification.qualified);
    const dead = roll.filter((r) => r.person.diedOn !== null);
    return {
      fact: t("confirm.close", { qualified, failed: failing.length }),
      lines: [
        t("confirm.closeFinal"),
        ...(failing.length ? [t("confirm.closeFailed", { names: namesOf(failing) })] : []),
        ...(dead.length ? [t("confirm.closeDead", { names: namesOf(dead) })] : []),
        ...hours,
      ],
    };
  }
  const steps = stepsFrom(state)
    .filter((s) => can(person, s.capability, c.villageId))
    .map((s) => {
      const why = whyNotStep(facts, s.to, person.userId, today);
      return { to: s.to, why: why && whyWords(why), sure: why || s.to === state ? null : sureOf(s.to) };
    });
  /** What is on paper already is not changed by a photo that comes later. */
  const { valid: hasPaper, revoked } = issuedPapers(db, c.id);
  /** Another certificate comes only when somebody decides it. */
  const lost = (r: (typeof roll)[number]) => revoked.has(r.enrolment.id);
  const result = (r: (typeof roll)[number]) =>
    resultSoFar(state, r.qualification, found.rule, lacksScore(found.rule, r));
  const ungraded = state === "assessing" ? facts.missingGrades : 0;
  const failed = roll.filter((r) => result(r) === "failed").length;
  const teaching = lecturersOf(db, c.id);
  const lecturers = teaching.map((l) => personName(l.name, language));
  const acting = new Map(holdersOf(db, "class.edit", c.villageId).map((h) => [h.userId, h.name]));
  // Who teaches, where that is somebody who can sign in and act; else who made the class.
  const hand = [...teaching.map((l) => l.userId), c.createdBy].find((id) => id !== null && acting.has(id));
  const moved = transferredFrom(db, c.id);
  const taught = ["running", "assessing", "closed", "certified"].includes(state);

  /** Under a title of the rail: when it was done; who has it now, and since when. */
  function railDetail(s: ClassState, place: string, reached: (typeof changes)[number] | undefined) {
    if (place === "later" || !reached) return null;
    const on = shortDay(todayOn(reached.at), language);
    if (place === "done") return s === "running" ? t("rail.taught", { count: sessions.length }) : on;
    if (s === "applied") return t("rail.leader", { on });
    if (s === "closed") return t("rail.clerk", { on });
    // A plan is with whoever made it; from there on with somebody who has an account, whatever names are typed.
    const byWriter = s === "certified" || s === "planned";
    const name = byWriter ? reached.userName : hand ? acting.get(hand) : undefined;
    return name ? t("rail.holder", { name: personName(name, language), on }) : on;
  }

  /** What of the teaching lay before a day: said where approval came, or would come, that late. */
  function taughtBy(on: Day): "begun" | "over" | null {
    return on > c.endsOn ? "over" : on >= c.startsOn ? "begun" : null;
  }

  /** Rosters that were imported, reachable in every state, and how many of their rows stayed out; null when there are none. */
  function importsOf(): { refused: number } | null {
    if (!can(person, "enrolment.create", c.villageId)) return null;
    const done = confirmedBatches(db, rosterKind, c.id);
    if (done.length === 0) return null;
    const standing = done.filter(({ batch }) => batch.state === "done");
    return { refused: standing.reduce((sum, { batch }) => sum + batch.refusedCount, 0) };
  }

  /** Until when approval must be asked for, that it was asked for late, or that it came when the teaching had begun. */
  function application(): { late: boolean; text: string } | null {
    const teachingDays = { days: dayRange(c.startsOn, c.endsOn, language) };
    if (state === "planned" || state === "returned" || state === "applied") {
      const asked = state === "applied" ? changes.filter((x) => x.toState === "applied").at(-1) : undefined;
      const by = taughtBy(today);
      const soFar = by && t(`class.taught.${by}`, teachingDays);
      if (!asked) {
        const words = applyWords(t, c.startsOn, language);
        return { late: words.late, text: sentences(language, words.text, soFar) };
      }
      const last = applyBy(c.startsOn);
      const late =
        todayOn(asked.at) > last &&
        t("class.appliedLate", { count: workingDaysBeforeOpening, day: shortDay(last, language) });
      return late || soFar ? { late: true, text: sentences(language, late || null, soFar) } : null;
    }
    const by = c.approvedOn && state !== "cancelled" ? taughtBy(c.approvedOn) : null;
    if (!by || !c.approvedOn) return null;
    const day = shortDay(c.approvedOn, language);
    return { late: true, text: t(`class.approvedAfter.${by}`, { ...teachingDays, day }) };
  }

  /** Hours that are not those of the rule, and what can be done or what the papers will say. */
  function hoursNote(): string | null {
    if (!gap || state === "certified" || state === "cancelled") return null;
    const then = movableStates.includes(state) ? t("hours.addDays") : t("hours.paper");
    return sentences(language, t(`hours.${gap.kind}`, { ...gap }), gap.kind === "short" ? then : null);
  }

  /** That somebody of the roll has died, and half-days after that day that say they came. */
  function diedWords(r: (typeof roll)[number]): string | null {
    const on = r.person.diedOn;
    if (on === null) return null;
    const day = shortDay(on, language);
    const after = sessions.filter((s, i) => s.on > on && (r.marks[i] === "present" || r.marks[i] === "late"));
    return after.length > 0 ? t("class.diedAfter", { day, count: after.length }) : t("class.died", { day });
  }

  /** Why somebody qualifies or not; `plain` marks the reason that needs no second look. */
  function rowReason(r: (typeof roll)[number]): { reasons: string; plain: boolean } {
    const q = r.qualification;
    const left = moved.get(r.enrolment.id);
    if (!taught) return { reasons: left ? t("place.from", { class: shortTitle(t, left) }) : "", plain: true };
    if (state === "running") {
      return runningReason(t, q, r.marks, found.rule.attendanceThresholdBp, result(r) === "lost");
    }
    if (lost(r)) return { reasons: t("class.certificateRevoked"), plain: false };
    if (!q.qualified || q.unmarked > 0) return { reasons: reasonText(t, q.reasons), plain: false };
    const first = r.enrolment.joinedSessionId;
    const place = first === null ? 0 : sessions.findIndex((x) => x.id === first);
    const percent = Math.floor((q.attended * 100) / q.counted);
    if (place > 0)
      return { reasons: t("reason.joined", { number: place + 1, counted: q.counted }), plain: false };
    if (q.attended < q.counted)
      return { reasons: t("reason.missed", { count: q.counted - q.attended, percent }), plain: false };
    return { reasons: t(allEnough(found.rule)), plain: true };
  }

  return {
    id: c.id,
    title: longTitle(t, c),
    short: shortTitle(t, c),
    villageName: placeName(found.village.name, language),
    state,
    revision: c.revision,
    facts: {
      halfDays: sessions.length,
      hours: sessions.reduce((sum, s) => sum + s.hours, 0),
      venue: c.venue,
      lecturers,
      taken: roll.length,
      held: offered.length,
      capacity: c.capacity,
      approvalNumber: c.approvalNumber,
      startsOn: c.startsOn,
      endsOn: c.endsOn,
    },
    rail: railStates.map((s, i) => {
      const reached = changes.filter((x) => x.toState === s).at(-1);
      const place = state === "cancelled" || i > at ? "later" : i === at ? "now" : "done";
      return { key: s, state: place as "later" | "now" | "done", detail: railDetail(s, place, reached) };
    }),
    steps,
    application: application(),
    hours: hoursNote(),
    history: changes.map((x) => ({
      id: x.id,
      state: x.toState as ClassState,
      from: x.fromState as ClassState | null,
      who: personName(x.userName, language),
      when: instantText(x.at, language),
      reason: x.reason,
    })),
    rule: {
      course: c.course,
      hours: {
        fits: gap === null,
        planned: sessions.reduce((sum, x) => sum + x.hours, 0),
        needed: found.rule.hours,
      },
      percent: found.rule.attendanceThresholdBp / 100,
      lateCounts: found.rule.lateCounts,
      plan: found.rule.planPassMark,
      test: found.rule.testPassMark,
      source: sourceWords(t, found.rule, language),
      badge: confidenceBadge(t, found.rule.confidence),
    },
    sessions: sessions.map((s) => ({
      id: s.id,
      on: s.on,
      half: s.half as "am" | "pm",
      future: !hasBegun({ on: s.on, half: s.half }, today, clockOf(now)),
    })),
    readAt: Date.now(),
    roll: roll.map((r, i) => ({
      enrolmentId: r.enrolment.id,
      personId: r.person.id,
      number: i + 1,
      name: personName(r.person.name, language),
      rare: rareCharacters(r.person.name),
      died: diedWords(r),
      idNumber: r.person.idNumberMasked ?? "",
      place: `${placeName(r.villageName, language)}${r.person.villageGroup ? ` ${t("class.group", { number: r.person.villageGroup })}` : ""}`,
      marks: r.marks,
      joined: r.enrolment.joinedSessionId,
      attended: taught ? `${r.qualification.attended}/${r.qualification.counted}` : "—",
      plan: r.scores.plan,
      test: r.scores.test,
      qualified: r.qualification.qualified,
      result: result(r),
      ...rowReason(r),
    })),
    qualified,
    failed,
    ungraded,
    imports: importsOf(),
    ...offTheRoll(db, found, rolled, t, language),
    issued: hasPaper.size,
    revoked: roll.filter(lost).map((r) => personName(r.person.name, language)),
    photos: roll
      .filter(
        (r) => r.qualification.qualified && !r.person.hasPhoto && !hasPaper.has(r.enrolment.id) && !lost(r),
      )
      .map((r) => personName(r.person.name, language)),
    may: {
      edit: can(person, "class.edit", c.villageId) && !frozenStates.includes(state),
      enrol: can(person, "enrolment.create", c.villageId) && takesEnrolments(state),
      withdraw: can(person, "enrolment.edit", c.villageId) && takesEnrolments(state),
      reschedule: can(person, "class.edit", c.villageId) && movableStates.includes(state),
      mark: can(person, "attendance.mark", c.villageId) && takesMarks(state),
      grade: can(person, "grade.give", c.villageId) && takesMarks(state),
      print: can(person, "class.export", c.villageId) && roll.length > 0,
      issue: can(person, "certificate.issue", c.villageId) && state === "closed",
      seeCertificates: state === "closed" || state === "certified",
    },
  };
}
export type ClassPage = ReturnType<typeof classPage>;
