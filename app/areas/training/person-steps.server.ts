import type { Reader } from "db/client.server";
import { attendanceMark, classSession, grade } from "db/schema";
import { and, asc, eq, gt, inArray } from "drizzle-orm";
import type { PersonSource, PersonStep } from "~/areas/people";
import { inScope, scopeFor } from "~/platform/access/actor";
import { type Day, dayRange, instantText, longDay } from "~/platform/dates";
import { type Language, type Translate, translator } from "~/platform/i18n/text";
import { placeName } from "~/platform/search/place-name";
import { classesOfPerson } from "./class-queries.server";
import type { ClassState } from "./class-state";
import { nextCourseOf } from "./person-offers.server";
import type { Reason } from "./qualification";
import { trainingText } from "./text";
import { endedWhy, reasonText, refusedWhy, shortTitle } from "./ui/class-facts";

type Row = ReturnType<typeof classesOfPerson>[number];
type T = Translate<typeof trainingText.zh>;

/** Classes of a person, with seat, result and why. */
export const trainingOfPersonSource: PersonSource = {
  part: "training",
  offers: nextCourseOf,
  afterDeath: (db, personId, diedOn, language) => {
    const t = translator(trainingText, language);
    return classesOfPerson(db, personId).flatMap((row) => {
      const count = cameAfter(db, row.enrolment.id, diedOn);
      return count > 0 ? [t("ofPerson.afterDeath", { class: shortTitle(t, row.class), count })] : [];
    });
  },
  steps: (db, viewer, personId, language) => {
    const t = translator(trainingText, language);
    const scope = scopeFor(viewer.grants, "class.view");
    return classesOfPerson(db, personId).map((row) => ({
      key: `class-${row.enrolment.id}`,
      on: row.class.startsOn,
      when: whenText(row, language),
      title: t("ofPerson.title"),
      what: `${shortTitle(t, row.class)}${t("ofPerson.comma")}${placeName(row.villageName, language)}`,
      detail:
        [
          detailOf(row, t),
          otherScores(db, row, t),
          row.enrolment.inBusiness ? t("ofPerson.inBusiness") : undefined,
        ]
          .filter((text) => text !== undefined)
          .join(t("ofPerson.comma")) || undefined,
      ...stateOf(row, t, language),
      to: scope !== null && inScope(scope, row.class.villageId) ? `/training/${row.class.id}` : undefined,
    }));
  },
};

/** Half-days after a day for which somebody is marked as there. */
const cameAfter = (db: Reader, enrolmentId: number, day: Day): number =>
  db
    .select({ id: attendanceMark.sessionId })
    .from(attendanceMark)
    .innerJoin(classSession, eq(classSession.id, attendanceMark.sessionId))
    .where(
      and(
        eq(attendanceMark.enrolmentId, enrolmentId),
        gt(classSession.on, day),
        inArray(attendanceMark.mark, ["present", "late"]),
      ),
    )
    .all().length;

/** 2026年4月14日—24日: the year once, unless the class runs into the next one. */
function whenText({ class: c }: Row, language: Language): string {
  if (c.startsOn === c.endsOn) return longDay(c.startsOn, language);
  const year = c.startsOn.slice(0, 4);
  const range = dayRange(c.startsOn, c.endsOn, language);
  if (year !== c.endsOn.slice(0, 4)) return range;
  return language === "zh" ? `${year}年${range}` : `${range} ${year}`;
}

function detailOf({ enrolment: e }: Row, t: T): string | undefined {
  if (e.state === "refused") return refusedWhy(t, e) ?? undefined;
  if (e.state === "withdrawn") return endedWhy(t, e) ?? undefined;
  if (e.resultReasons) return reasonText(t, JSON.parse(e.resultReasons) as Reason[]);
  return undefined;
}

/** Scores that the rule of the course does not ask for: no reason speaks of them, the record has them. */
function otherScores(db: Reader, { enrolment: e }: Row, t: T): string | undefined {
  if (!e.resultReasons) return undefined;
  const reasons = JSON.parse(e.resultReasons) as Reason[];
  const last = new Map(
    db
      .select({ kind: grade.kind, score: grade.score })
      .from(grade)
      .where(eq(grade.enrolmentId, e.id))
      .orderBy(asc(grade.id))
      .all()
      .map((g) => [g.kind as "plan" | "test", g.score]),
  );
  const silent = [...last].filter(([kind]) => !reasons.some((r) => r.key.startsWith(`reason.${kind}`)));
  return silent.map(([kind, score]) => t(`reason.${kind}`, { score })).join(t("ofPerson.comma")) || undefined;
}

function stateOf(
  { enrolment: e, class: c }: Row,
  t: T,
  language: Language,
): Pick<PersonStep, "phase" | "badge"> {
  if (e.state === "withdrawn")
    return { phase: "void", badge: { tone: "mute", icon: "circle-slash", word: t("ofPerson.withdrawn") } };
  if (e.state === "refused") return { phase: "void", badge: { tone: "bad", word: t("ofPerson.refused") } };
  if (c.state === "cancelled")
    return { phase: "void", badge: { tone: "mute", icon: "circle-slash", word: t("state.cancelled") } };
  if (e.state === "offered")
    return {
      phase: "now",
      badge: {
        tone: "warn",
        word: t("ofPerson.offered", { until: instantText(e.offerUntilAt ?? 0, language) }),
      },
    };
  if (e.state === "waiting")
    return {
      phase: "now",
      badge: { tone: "wait", word: t("ofPerson.waiting", { number: e.waitingNumber ?? 1 }) },
    };
  if (e.result === "qualified")
    return { phase: "done", badge: { tone: "ok", word: t("ofPerson.qualified") } };
  if (e.result) return { phase: "void", badge: { tone: "bad", word: t("ofPerson.failed") } };
  return { phase: "now", badge: { tone: "info", word: t(`state.${c.state as ClassState}`) } };
}
