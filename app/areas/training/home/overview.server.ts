import type { Reader } from "db/client.server";
import { classSession, classStateChange, courseRule, enrolment, trainingClass, village } from "db/schema";
import { and, asc, eq, inArray, sql } from "drizzle-orm";
import type { VillageScope } from "~/platform/access/actor";
import { withinVillages } from "~/platform/access/village-scope.server";
import { type Day, dayRange, shortDay, todayOn } from "~/platform/dates";
import type { HomeFigure, HomeRow, HomeSection } from "~/platform/home/home-source";
import { personName } from "~/platform/search/place-name";
import type { ClassState } from "../class-state";
import { hoursGap } from "../planned-hours";
import { stateTone } from "../ui/class-facts";
import { classOf, type Words } from "./words";

const shown = 8;

/** Classes of a scope in some states, with how many half-days they have and have had. */
const classesIn = (db: Reader, scope: VillageScope, states: readonly ClassState[], today: Day) =>
  db
    .select({
      class: trainingClass,
      rule: { hours: courseRule.hours, hoursPerHalfDay: courseRule.hoursPerHalfDay },
      village,
      hours: sql<number>`(select coalesce(sum(${classSession.hours}), 0) from ${classSession} where ${classSession.classId} = ${trainingClass.id})`,
      held: sql<number>`(select count(*) from ${enrolment} where ${enrolment.classId} = ${trainingClass.id} and ${enrolment.state} = 'offered')`,
      halfDays: sql<number>`(select count(*) from ${classSession} where ${classSession.classId} = ${trainingClass.id})`,
      taught: sql<number>`(select count(*) from ${classSession} where ${classSession.classId} = ${trainingClass.id} and ${classSession.on} < ${today})`,
    })
    .from(trainingClass)
    .innerJoin(courseRule, eq(courseRule.id, trainingClass.courseRuleId))
    .innerJoin(village, eq(village.id, trainingClass.villageId))
    .where(and(inArray(trainingClass.state, [...states]), withinVillages(trainingClass.villageId, scope)))
    .orderBy(asc(trainingClass.startsOn), asc(trainingClass.id))
    .all();

const whoApplied = (db: Reader, classId: number) =>
  db
    .select()
    .from(classStateChange)
    .where(and(eq(classStateChange.classId, classId), eq(classStateChange.toState, "applied")))
    .all()
    .at(-1);

/** Requests that wait for a leader, the nearest first day on top. */
export function approvalSection(db: Reader, scope: VillageScope, w: Words): HomeSection[] {
  const found = classesIn(db, scope, ["applied"], w.today);
  const rows = found.slice(0, shown).map((c, i): HomeRow => {
    const applied = whoApplied(db, c.class.id);
    const gap = hoursGap(c.hours, c.rule);
    return {
      id: String(c.class.id),
      ...classOf(c, w),
      what: w.t("approve.plan", {
        days: dayRange(c.class.startsOn, c.class.endsOn, w.language),
        halfDays: c.halfDays,
        capacity: c.class.capacity,
      }),
      state: gap
        ? { tone: "warn", word: w.class("hours.plan", { ...gap }) }
        : { tone: "wait", word: w.t("approve.state") },
      when: applied
        ? w.t("approve.by", {
            name: personName(applied.userName, w.language),
            day: shortDay(todayOn(applied.at), w.language),
          })
        : undefined,
      action: { label: w.t("approve.act"), to: `/training/${c.class.id}`, primary: i === 0 },
    };
  });
  return rowsOf(
    "training.approve",
    true,
    w.t("approve.title"),
    w.t("approve.when"),
    found.length,
    rows,
    w,
    "/training?state=applied",
  );
}

/** Classes being taught or assessed: how far they are. */
export function runningSection(db: Reader, scope: VillageScope, w: Words): HomeSection[] {
  const found = classesIn(db, scope, ["running", "assessing"], w.today);
  const rows = found.slice(0, shown).map(
    (c): HomeRow => ({
      id: String(c.class.id),
      ...classOf(c, w),
      what: w.t("running.progress", { taught: c.taught, total: c.halfDays }),
      state: { tone: stateTone(c.class.state), word: w.class(`state.${c.class.state as ClassState}`) },
      when: w.t("running.people", { count: c.class.seatsTaken - c.held }),
      action: { label: w.t("running.act"), to: `/training/${c.class.id}` },
    }),
  );
  return rowsOf(
    "training.running",
    false,
    w.t("running.title"),
    w.class("col.people"),
    found.length,
    rows,
    w,
    "/training?stage=running",
  );
}

/** Classes that take people now. */
export function joinSection(db: Reader, scope: VillageScope, w: Words): HomeSection[] {
  const found = classesIn(db, scope, ["enrolling"], w.today);
  const rows = found.slice(0, shown).map((c): HomeRow => {
    const free = c.class.capacity - c.class.seatsTaken;
    return {
      id: String(c.class.id),
      ...classOf(c, w),
      what: c.class.venue,
      state:
        free > 0
          ? { tone: "info", word: w.t("join.free", { count: free }) }
          : { tone: "wait", word: w.t("join.full") },
      when: w.t("join.begins", { day: shortDay(c.class.startsOn, w.language) }),
      action: { label: w.t("join.act"), to: `/training/${c.class.id}/enrol` },
    };
  });
  return rowsOf(
    "training.join",
    false,
    w.t("join.title"),
    w.t("join.when"),
    found.length,
    rows,
    w,
    "/training?state=enrolling",
  );
}

function rowsOf(
  key: string,
  waits: boolean,
  title: string,
  when: string,
  count: number,
  rows: HomeRow[],
  w: Words,
  all: string,
): HomeSection[] {
  if (rows.length === 0) return [];
  return [
    {
      key,
      title,
      count,
      waits,
      headings: {
        who: w.t("class"),
        what: w.t("what"),
        state: w.t("state"),
        when,
        action: w.t("act"),
      },
      rows,
      more: count > rows.length || !waits ? { label: w.t("allClasses"), to: all } : undefined,
    },
  ];
}

/** What training did this year, each figure with its list. */
export function trainingFigures(db: Reader, scope: VillageScope, w: Words): HomeFigure[] {
  const year = Number(w.today.slice(0, 4));
  const within = withinVillages(trainingClass.villageId, scope);
  const n = db
    .select({
      running: sql<number>`count(*) filter (where ${trainingClass.state} in ('running', 'assessing'))`,
      enrolling: sql<number>`count(*) filter (where ${trainingClass.state} = 'enrolling')`,
      closed: sql<number>`count(*) filter (where ${trainingClass.state} in ('closed', 'certified') and ${trainingClass.year} = ${year})`,
    })
    .from(trainingClass)
    .where(within)
    .get() ?? { running: 0, enrolling: 0, closed: 0 };
  const qualified =
    db
      .select({ n: sql<number>`count(*)` })
      .from(enrolment)
      .innerJoin(trainingClass, eq(trainingClass.id, enrolment.classId))
      .where(
        and(
          within,
          eq(trainingClass.year, year),
          inArray(trainingClass.state, ["closed", "certified"]),
          eq(enrolment.state, "seated"),
          eq(enrolment.result, "qualified"),
        ),
      )
      .get()?.n ?? 0;
  return [
    {
      key: "training.running",
      icon: "graduation-cap",
      label: w.t("figure.running"),
      value: n.running,
      unit: w.t("figure.classUnit", { count: n.running }),
      note: w.t("figure.enrolling", { count: n.enrolling }),
      to: "/training?stage=running",
    },
    {
      key: "training.trained",
      icon: "user-check",
      label: w.t("figure.trained"),
      value: qualified,
      unit: w.t("figure.personUnit", { count: qualified }),
      note: w.t("figure.trainedNote", { count: n.closed }),
      to: `/training?stage=done&year=${year}`,
    },
  ];
}
