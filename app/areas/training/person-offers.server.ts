import type { Reader } from "db/client.server";
import {
  courseRule,
  enrolment,
  person,
  personSituation,
  trainingClass,
  village,
  villageShop,
} from "db/schema";
import { and, asc, desc, eq, isNull } from "drizzle-orm";
import type { PersonOffer } from "~/areas/people";
import { can, type SignedIn, scopeFor } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { ageOn, longDay, todayOn } from "~/platform/dates";
import { type Language, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { type Course, ruleInForce } from "./course-rule";
import { trainingText } from "./text";
import { trainingAges } from "./training-ages.server";
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
    .select({ birthOn: person.birthOn, code: village.code, villageId: person.villageId })
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
  // Whoever sits in a course of the road finishes that one first.
  const sitting = taken.find(
    (e) => e.result === null && ["seated", "waiting"].includes(e.state) && road.includes(e.course as Course),
  )?.course as Course | undefined;
  // Whoever never was in a course begins with the second: the first is for those without an idea yet.
  const course = sitting ? road[road.indexOf(sitting) + 1] : road[reached < 0 ? 1 : reached + 1];
  if (!course) return [];
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
  const ages = trainingAges(db, open?.class.startsOn ?? today, who.villageId);
  const ofAge = age >= ages.first && age <= ages.last;
  const lacking = sitting
    ? t("nextCourse.sitting", { course: t(`courseShort.${sitting}`) })
    : course === "iyb" && !runsBusiness(db, personId)
      ? t("nextCourse.noBusiness")
      : null;
  const fits = ofAge && lacking === null;
  const state: PersonOffer["state"] = !ofAge
    ? { tone: "mute", icon: "circle-slash", word: t("nextCourse.unfit") }
    : lacking !== null
      ? { tone: "warn", icon: "clock", word: t("nextCourse.lacking") }
      : open
        ? { tone: "ok", word: t("nextCourse.open") }
        : { tone: "wait", word: t("nextCourse.wait") };
  const why = !ofAge
    ? t("nextCourse.age", { age, ...ages })
    : lacking !== null
      ? lacking
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
        reached < 0 || sitting
          ? why
          : `${t("nextCourse.after", { course: t(`courseShort.${road[reached] as Course}`) })}${why}`,
      rule: t("nextCourse.rule", {
        source: sourceWords(t, rule, language),
        day: longDay(rule.fromOn, language),
      }),
      action:
        fits && open && can(viewer, "enrolment.create", open.class.villageId)
          ? { label: t("nextCourse.enrol"), to: `/training/${open.class.id}/enrol` }
          : undefined,
    },
  ];
}

/** IYB improves a business that runs: a shop on record, or what the person said last of their work. */
function runsBusiness(db: Reader, personId: number): boolean {
  const shop = db
    .select({ id: villageShop.id })
    .from(villageShop)
    .where(and(eq(villageShop.personId, personId), isNull(villageShop.closedOn)))
    .get();
  const told = db
    .select({ work: personSituation.work })
    .from(personSituation)
    .where(eq(personSituation.personId, personId))
    .orderBy(desc(personSituation.onDay), desc(personSituation.id))
    .get();
  return shop !== undefined || told?.work === "own-business";
}
