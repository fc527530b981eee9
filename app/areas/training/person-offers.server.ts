import type { Reader } from "db/client.server";
import { courseRule, enrolment, person, trainingClass, village } from "db/schema";
import { and, asc, eq } from "drizzle-orm";
import type { PersonOffer } from "~/areas/people";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { type Course, ruleInForce } from "./course-rule";
import { trainingText } from "./text";
import { shortTitle } from "./ui/class-facts";
import { sourceWords } from "./ui/rule-words";

/** The road of the startup courses: who has finished one is offered the next (DOMAIN §2.1). */
const road: readonly Course[] = ["gyb", "syb", "iyb"];

/** The next course of somebody, by the rule in force in their county: open to enrol, not open yet, or past the age. */
export function nextCourseOf(
  db: Reader,
  viewer: SignedIn,
  personId: number,
  language: Language,
): PersonOffer[] {
  const who = db
    .select({ birthOn: person.birthOn, code: village.code })
    .from(person)
    .innerJoin(village, eq(village.id, person.villageId))
    .where(eq(person.id, personId))
    .get();
  if (!who) return [];
  const taken = db
    .select({ course: trainingClass.course, state: enrolment.state, result: enrolment.result })
    .from(enrolment)
    .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
    .where(eq(enrolment.personId, personId))
    .all();
  const reached = road.reduce(
    (last, course, i) => (taken.some((e) => e.course === course && e.result === "qualified") ? i : last),
    -1,
  );
  // Whoever never was in a course begins with the second: the first is for those without an idea yet.
  const course = road[reached < 0 ? 1 : reached + 1];
  // Whoever sits in a course of the road finishes that one first.
  const sitting = taken.some(
    (e) => e.result === null && ["seated", "waiting"].includes(e.state) && road.includes(e.course as Course),
  );
  if (!course || sitting) return [];
  const rules = db.select().from(courseRule).where(eq(courseRule.course, course)).all();
  const today = todayOn();
  const rule = ruleInForce(rules, who.code.slice(0, 6), today);
  if (!rule) return [];
  const t = translator(trainingText, language);
  const scope = scopeFor(viewer.grants, "class.view") ?? [];
  const open = db
    .select({ class: trainingClass, villageName: village.name })
    .from(trainingClass)
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(
      and(
        eq(trainingClass.course, course),
        eq(trainingClass.state, "enrolling"),
        withinVillages(trainingClass.villageId, scope),
      ),
    )
    .orderBy(asc(trainingClass.startsOn))
    .limit(1)
    .get();
  const age = ageOn(who.birthOn, open?.class.startsOn ?? today);
  const fits = age >= 16 && age <= 59;
  const state: PersonOffer["state"] = !fits
    ? { tone: "mute", icon: "circle-slash", word: t("nextCourse.unfit") }
    : open
      ? { tone: "ok", word: t("nextCourse.open") }
      : { tone: "wait", word: t("nextCourse.wait") };
  const why = !fits
    ? t("nextCourse.age", { age })
    : open
      ? t("nextCourse.class", {
          class: `${shortTitle(t, open.class)} ${placeName(open.villageName, language)}`,
          day: longDay(open.class.startsOn, language),
        })
      : t("nextCourse.none");
  return [
    {
      key: `course-${course}`,
      icon: "graduation-cap",
      title: t("nextCourse.title", { course: t(`course.${course}`), hours: rule.hours }),
      state,
      why:
        reached < 0
          ? why
          : `${t("nextCourse.after", { course: t(`courseShort.${road[reached] as Course}`) })}${why}`,
      rule: t("nextCourse.rule", { source: sourceWords(t, rule), day: longDay(rule.fromOn, language) }),
      action:
        fits && open && can(viewer, "enrolment.create", open.class.villageId)
          ? { label: t("nextCourse.enrol"), to: `/training/${open.class.id}/enrol` }
          : undefined,
    },
  ];
}
