import type { Db } from "db/client.server";
import { courseRule, division, person, personResidence, village } from "db/schema";
import { changeClassState } from "~/areas/training/change-class-state.server";
import { findClass, sessionsOf } from "~/areas/training/class-queries.server";
import type { ClassState } from "~/areas/training/class-state";
import { loadCourseRules } from "~/areas/training/demo.server";
import { enrolIn } from "~/areas/training/enrol-person.server";
import { planHalfDays } from "~/areas/training/half-days";
import { createClass } from "~/areas/training/write-class.server";
import { addDays, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "./signed-in";

/** A programme village, with the division under it. */
export function makeVillage(db: Db, name = "孔庄村", code = "371725101206"): number {
  const now = Date.now();
  const under = db.insert(division).values({ code, name, level: "village" }).returning().get();
  return db
    .insert(village)
    .values({
      divisionId: under.id,
      name,
      townName: "黄安镇",
      countyName: "郓城县",
      code,
      joinedOn: "2020-01-01",
      createdAt: now,
    })
    .returning()
    .get().id;
}

/** People of a village, as plain rows: old enough for a class, without a sealed number. */
export function makePeople(db: Db, villageId: number, names: readonly string[]): number[] {
  const now = Date.now();
  return names.map((name, i) => {
    const { id } = db
      .insert(person)
      .values({
        name,
        pinyin: `p${i}`,
        initials: "p",
        idType: "resident-id",
        idNumberMasked: "372928********0012",
        sex: "female",
        birthOn: "1988-05-15",
        villageId,
        createdAt: now,
        updatedAt: now,
      })
      .returning()
      .get();
    db.insert(personResidence)
      .values({ personId: id, villageId, fromOn: todayOn(now), createdAt: now })
      .run();
    return id;
  });
}

const road: ClassState[] = ["planned", "applied", "approved", "enrolling", "running"];

/** A class in a village, brought as far as `until`, with its trainer and leader. Rules are loaded once. */
export function makeClass(
  db: Db,
  villageId: number,
  options: {
    until?: ClassState;
    people?: readonly number[];
    capacity?: number;
    halfDays?: number;
    startsOn?: string;
  } = {},
) {
  if (db.select().from(courseRule).get() === undefined) loadCourseRules(db);
  const trainer = signInAs(db, "trainer", "all", "周敏");
  const leader = signInAs(db, "leader", "all", "高局长");
  const halfDays = planHalfDays({
    fromOn: options.startsOn ?? addDays(todayOn(), -30),
    count: options.halfDays ?? 4,
    weekdays: [0, 1, 2, 3, 4, 5, 6],
    halves: ["am", "pm"],
  });
  const made = createClass(db, actorFor(trainer.person, "class.create"), {
    course: "syb",
    villageId,
    venue: "村委会",
    capacity: options.capacity ?? 30,
    lecturers: ["周敏", "郝志远"],
    halfDays,
  });
  if (!made.ok) throw new Error(made.why);
  const { id } = made;
  const steps = road.slice(1, road.indexOf(options.until ?? "running") + 1);
  for (const to of steps) {
    if (to === "running") enrolAll();
    const result = changeClassState(
      db,
      to === "approved" ? actorFor(leader.person, "class.approve") : actorFor(trainer.person, "class.edit"),
      id,
      to,
    );
    if (!result.ok) throw new Error(`${to}: ${result.why}`);
  }
  if (options.until === "enrolling") enrolAll();
  return { id, trainer, leader, sessions: sessionsOf(db, id) };

  function enrolAll(): void {
    const people = options.people ?? makePeople(db, villageId, ["孔令堃", "王㛃", "李𫖯"]);
    db.transaction((tx) => {
      const found = findClass(tx, "all", id);
      if (!found) throw new Error("no class");
      for (const personId of people)
        enrolIn(tx, actorFor(trainer.person, "enrolment.create"), found, {
          id: personId,
          name: `人${personId}`,
          birthOn: "1988-05-15",
          villageId,
          category: null,
        });
    });
  }
}

/** Calls a loader or an action as the server does. */
export function call(
  path: string,
  cookie: string,
  params: Record<string, string>,
  form?: Record<string, string> | URLSearchParams,
) {
  const url = `http://127.0.0.1${path}`;
  const request = form
    ? new Request(url, {
        method: "POST",
        body: new URLSearchParams(form),
        headers: { cookie, "content-type": "application/x-www-form-urlencoded" },
      })
    : new Request(url, { headers: { cookie } });
  return { request, params, context: {} };
}

/** The status an answer has, thrown or returned. */
export async function statusOf(answer: () => unknown): Promise<number> {
  try {
    const given = await answer();
    if (given instanceof Response) return given.status;
    const init = (given as { init?: { status?: number } } | null)?.init;
    return init?.status ?? 200;
  } catch (error) {
    if (error instanceof Response) return error.status;
    throw error;
  }
}
