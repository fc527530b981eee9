import type { Db } from "db/client.server";
import { courseRule, enrolment, person, user, village } from "db/schema";
import { classRoll } from "db/seed/people";
import { dajiTrip } from "db/seed/study-trips";
import { courseRules } from "db/seed/training";
import { asc, eq } from "drizzle-orm";
import { actorWith, type SignedIn } from "~/platform/access/actor";
import { addDays, ageOn, todayOn, weekdayOf } from "~/platform/dates";
import { changeClassState } from "./change-class-state.server";
import { findClass, sessionsOf } from "./class-queries.server";
import { rollOf } from "./class-roll.server";
import type { ClassState } from "./class-state";
import type { Course } from "./course-rule";
import { enrolIn } from "./enrol-person.server";
import { planHalfDays } from "./half-days";
import { withdraw } from "./leave-class.server";
import { giveGrades, markAttendance } from "./mark-attendance.server";
import type { Mark } from "./qualification";
import { createClass } from "./write-class.server";

/** The course rules every installation starts with. */
export function loadCourseRules(db: Db): void {
  const now = Date.now();
  db.insert(courseRule)
    .values(courseRules.map((r) => ({ ...r, createdAt: now })))
    .run();
}

/** A day that leaves `count` working half-days before today. */
function startSoThat(halfDaysBefore: number): string {
  let on = todayOn();
  for (let days = Math.ceil(halfDaysBefore / 2); days > 0; ) {
    on = addDays(on, -1);
    if (weekdayOf(on) % 6 !== 0) days -= 1;
  }
  return on;
}

interface DemoClass {
  course: Course;
  villageCode: string;
  venue: string;
  halfDays: number;
  startsOn: string;
  /** How far it has come. */
  until: ClassState;
  /** How many of the village, from which one on. */
  people: number;
  from?: number;
  /** Fewer than people: the others wait, and one leaves, so that a seat is kept for the first of them. */
  capacity?: number;
  second: string;
}

/** Classes in every state, dated around today; the first is SYB of 孔庄村 with one person below the threshold. */
export function fillDemoTraining(db: Db): void {
  const staff = (name: string): SignedIn => {
    const row = db.select().from(user).where(eq(user.username, name)).get()!;
    const role = name === "leader" ? ("leader" as const) : ("trainer" as const);
    return {
      userId: row.id,
      name: row.name,
      username: name,
      sessionId: "demo",
      address: "demo",
      grants: [{ role, villages: "all" }],
    };
  };
  const trainer = staff("trainer");
  const leader = staff("leader");
  const classes: DemoClass[] = [
    {
      course: "syb",
      villageCode: "371725101206",
      venue: "孔庄村党群服务中心",
      halfDays: 18,
      startsOn: startSoThat(22),
      until: "assessing",
      people: classRoll.length,
      second: "郝志远",
    },
    {
      course: "gyb",
      villageCode: "371725109209",
      venue: "大高庄村委会",
      halfDays: 6,
      startsOn: startSoThat(60),
      until: "closed",
      people: 22,
      second: "郝志远",
    },
    {
      course: "livestream",
      villageCode: "371721121227",
      venue: "丁楼村电商服务站",
      halfDays: 10,
      startsOn: startSoThat(6),
      until: "running",
      people: 27,
      capacity: 25,
      second: "任晓慧",
    },
    {
      course: "iyb",
      villageCode: "371725111211",
      venue: "薛楼村党群服务中心",
      halfDays: 14,
      startsOn: addDays(todayOn(), 7),
      until: "enrolling",
      people: 18,
      second: "任晓慧",
    },
    {
      course: "gyb",
      villageCode: "371725105201",
      venue: "大屯村小学",
      halfDays: 6,
      startsOn: addDays(todayOn(), 14),
      until: "applied",
      people: 0,
      second: "郝志远",
    },
    {
      course: "syb",
      villageCode: "371725101217",
      venue: "冯屯村委会",
      halfDays: 18,
      startsOn: startSoThat(90),
      until: "closed",
      people: 26,
      second: "郝志远",
    },
    // The first class after the trip to Daji: whoever went learns to open a shop.
    {
      course: "online-business",
      villageCode: "371725101217",
      venue: "冯屯村委会",
      halfDays: 14,
      startsOn: addDays(dajiTrip.on, 18),
      until: "closed",
      people: 12,
      second: "任晓慧",
    },
  ];
  for (const c of classes) fillClass(db, trainer, leader, c);
}

/** When a step of the demo was taken: in its place around the dates of the class, never later than now. */
function stepAt(to: ClassState | "planned", startsOn: string, endsOn: string): number {
  const days: Partial<Record<ClassState, string>> = {
    planned: addDays(startsOn, -28),
    applied: addDays(startsOn, -18),
    approved: addDays(startsOn, -15),
    enrolling: addDays(startsOn, -12),
    running: startsOn,
    assessing: addDays(endsOn, 1),
    closed: addDays(endsOn, 4),
  };
  const minutes = order.indexOf(to);
  const planned = Date.parse(
    `${days[to] ?? startsOn}T0${to === "running" ? 8 : 9}:${10 + 4 * minutes}:00+08:00`,
  );
  return Math.min(planned, Date.now() - (order.length - minutes) * 60_000);
}

const order: ClassState[] = ["planned", "applied", "approved", "enrolling", "running", "assessing", "closed"];

function fillClass(db: Db, trainer: SignedIn, leader: SignedIn, c: DemoClass): void {
  const place = db.select().from(village).where(eq(village.code, c.villageCode)).get()!;
  const made = createClass(
    db,
    actorWith(trainer, "class.create")!,
    {
      course: c.course,
      villageId: place.id,
      venue: c.venue,
      capacity: c.capacity ?? 30,
      lecturers: [trainer.name, c.second],
      halfDays: planHalfDays({
        fromOn: c.startsOn,
        count: c.halfDays,
        weekdays: [1, 2, 3, 4, 5],
        halves: ["am", "pm"],
      }),
    },
    { now: stepAt("planned", c.startsOn, c.startsOn) },
  );
  if (!made.ok) throw new Error(`demo class ${c.course}: ${made.why}`);
  const ends = sessionsOf(db, made.id).at(-1)?.on ?? c.startsOn;
  for (const to of order.slice(1, order.indexOf(c.until) + 1)) {
    if (to === "running") seat(db, trainer, made.id, place.id, c);
    if (to === "assessing") mark(db, trainer, made.id);
    if (to === "closed") grades(db, trainer, made.id);
    const step = actorWith(
      to === "approved" ? leader : trainer,
      to === "approved" ? "class.approve" : "class.edit",
    )!;
    const result = changeClassState(
      db,
      step,
      made.id,
      to,
      {
        approvalNumber:
          to === "approved" ? `郓人社训〔${c.startsOn.slice(0, 4)}〕${30 + made.id}号` : undefined,
      },
      stepAt(to, c.startsOn, ends),
    );
    if (!result.ok) throw new Error(`demo class ${c.course} to ${to}: ${result.why}`);
  }
  if (c.until === "enrolling") seat(db, trainer, made.id, place.id, c);
  if (c.until === "running") mark(db, trainer, made.id);
  if (c.capacity) leaveOne(db, trainer, made.id);
  if (c.until === "assessing") grades(db, trainer, made.id);
}

function seat(db: Db, trainer: SignedIn, classId: number, villageId: number, c: DemoClass): void {
  const people = db
    .select()
    .from(person)
    .where(eq(person.villageId, villageId))
    .orderBy(asc(person.id))
    .all();
  const fits = (p: { birthOn: string }) => ageOn(p.birthOn, c.startsOn) <= 59;
  db.transaction((tx) => {
    const found = findClass(tx, "all", classId)!;
    // IYB is for who trades already; of the others, some do.
    const enrol = (p: (typeof people)[number], i: number) =>
      enrolIn(tx, actorWith(trainer, "enrolment.create")!, found, p, {
        keepRefusal: true,
        inBusiness: c.course === "iyb" || i % 7 === 3,
      });
    people.filter(fits).slice(0, c.people).forEach(enrol);
    people
      .filter((p) => !fits(p))
      .slice(0, 1)
      .forEach(enrol);
    const at = stepAt("enrolling", c.startsOn, c.startsOn);
    tx.update(enrolment).set({ createdAt: at }).where(eq(enrolment.classId, classId)).run();
  });
}

/** The last on the roll found work elsewhere. */
function leaveOne(db: Db, trainer: SignedIn, classId: number): void {
  const last = rollOf(db, findClass(db, "all", classId)!).roll.at(-1)!;
  withdraw(
    db,
    actorWith(trainer, "enrolment.edit")!,
    classId,
    last.enrolment.id,
    "到外地务工，不能参加后面的课",
  );
}

/** Mostly present; 陈二虎, the 25th of the design, is absent four times, as the design shows. */
function mark(db: Db, trainer: SignedIn, classId: number): void {
  const found = findClass(db, "all", classId)!;
  const { roll } = rollOf(db, found);
  const today = todayOn();
  const inputs = roll.flatMap((r, i) =>
    sessionsOf(db, classId)
      .filter((s) => s.on < today)
      .map((s, j) => ({
        sessionId: s.id,
        enrolmentId: r.enrolment.id,
        mark: markFor(r.person.name === classRoll[24] ? 24 : i === 24 ? 96 : i, j),
      })),
  );
  if (inputs.length > 0) markAttendance(db, actorWith(trainer, "attendance.mark")!, classId, inputs);
}

function markFor(person: number, half: number): Mark {
  if (person === 24) return [6, 7, 12, 15].includes(half) ? "absent" : half === 14 ? "late" : "present";
  const n = (person * 31 + half * 17) % 97;
  return n === 0 ? "absent" : n === 1 ? "leave" : n === 2 || n === 3 ? "late" : "present";
}

function grades(db: Db, trainer: SignedIn, classId: number): void {
  const found = findClass(db, "all", classId)!;
  const inputs = rollOf(db, found).roll.flatMap((r, i) => [
    { enrolmentId: r.enrolment.id, kind: "plan" as const, score: 66 + ((i * 7) % 29) },
    { enrolmentId: r.enrolment.id, kind: "test" as const, score: 62 + ((i * 11) % 35) },
  ]);
  const result = giveGrades(db, actorWith(trainer, "grade.give")!, classId, inputs);
  if (!result.ok) throw new Error(`demo grades: ${result.why}`);
}
