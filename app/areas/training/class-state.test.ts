import { auditEvent, classLecturer, classStateChange, enrolment, grade, person } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { translator } from "~/platform/i18n/text";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { changeClassState } from "./change-class-state.server";
import { classPage } from "./class-page.server";
import { findClass } from "./class-queries.server";
import { factsOf } from "./class-roll.server";
import { type ClassFacts, classStates, stepsFrom, whyNotStep } from "./class-state";
import { allClasses } from "./list-classes.server";
import { giveGrades, markAttendance } from "./mark-attendance.server";
import { nextStep } from "./next-step";
import { trainingOfPersonSource } from "./person-steps.server";
import * as page from "./routes/class";
import { trainingText } from "./text";

const facts: ClassFacts = {
  state: "planned",
  sessions: 4,
  lecturers: 2,
  minLecturers: 2,
  seated: 3,
  unmarkedSessions: 0,
  missingGrades: 0,
  startsOn: "2026-01-01",
  lastSessionOn: "2026-01-02",
  appliedBy: "a",
};

describe("steps of a class", () => {
  it("only the listed ones are allowed, whatever else holds", () => {
    fc.assert(
      fc.property(fc.constantFrom(...classStates), fc.constantFrom(...classStates), (state, to) => {
        const allowed = stepsFrom(state).some((s) => s.to === to);
        expect(whyNotStep({ ...facts, state }, to, "b", "2026-02-01")).toBe(
          allowed ? null : "class.why.notAllowed",
        );
      }),
    );
    for (const end of ["closed", "certified", "cancelled"] as const) expect(stepsFrom(end)).toEqual([]);
  });

  it.each([
    ["applied", { state: "planned", sessions: 0 }, "class.why.noSessions"],
    ["applied", { state: "returned", lecturers: 1 }, "class.why.lecturers"],
    ["approved", { state: "applied", appliedBy: "b" }, "class.why.fourEyes"],
    ["returned", { state: "applied", appliedBy: "b" }, "class.why.fourEyes"],
    ["running", { state: "enrolling", seated: 0 }, "class.why.empty"],
    ["running", { state: "enrolling", startsOn: "2026-02-02" }, "class.why.tooEarly"],
    ["assessing", { state: "running", lastSessionOn: "2026-03-01" }, "class.why.notOver"],
    ["assessing", { state: "running", unmarkedSessions: 1 }, "class.why.unmarked"],
    ["closed", { state: "assessing", missingGrades: 2 }, "class.why.grades"],
  ] as const)("%s is refused: %o", (to, change, why) => {
    expect(whyNotStep({ ...facts, ...change }, to, "b", "2026-02-01")).toBe(why);
  });

  it("who asked cannot approve, not even as administrator: refused and logged", async () => {
    const db = testDb();
    const both = signInAs(db, ["administrator", "trainer"]);
    const { id } = makeClass(db, makeVillage(db), { until: "planned" });
    expect(changeClassState(db, actorFor(both.person, "class.edit"), id, "applied").ok).toBe(true);
    const form = { to: "approved", approvalNumber: "1号" };
    const params = { classId: String(id) };
    // Told on the page itself, with the right reason: no role is missing.
    const said = (await page.action(call("/x", both.cookie, params, form))) as {
      data: { why: string };
      init: { status: number };
    };
    expect(said.init.status).toBe(403);
    expect(said.data.why).toContain("这一步要由另一个人做");
    expect(findClass(db, "all", id)?.class.state).toBe("applied");
    const last = db.select().from(auditEvent).all().at(-1);
    expect(last).toMatchObject({ outcome: "refused", reason: "class.why.fourEyes" });
    const trainer = signInAs(db, "trainer");
    expect(await statusOf(() => page.action(call("/x", trainer.cookie, params, form)))).toBe(403);
    const leader = signInAs(db, "leader");
    expect(await statusOf(() => page.action(call("/x", leader.cookie, params, form)))).toBe(303);
    expect(findClass(db, "all", id)?.class.approvalNumber).toBe("1号");
  });

  it("cancelling and returning ask why; pressed twice it is taken once, a colleague's is refused in words; each is a row with who and when", async () => {
    const db = testDb();
    const { id, trainer } = makeClass(db, makeVillage(db), { until: "enrolling" });
    const params = { classId: String(id) };
    const post = (form: Record<string, string>) =>
      statusOf(() => page.action(call("/x", trainer.cookie, params, form)));
    expect(await post({ to: "cancelled", reason: " " })).toBe(400);
    expect(await post({ to: "closed" })).toBe(422);
    expect(await post({ to: "cancelled", reason: "报名太少" })).toBe(303);
    expect(await post({ to: "cancelled", reason: "报名太少" })).toBe(303);
    const colleague = signInAs(db, "trainer");
    const late = call("/x", colleague.cookie, params, { to: "cancelled", reason: "报名太少" });
    expect(await statusOf(() => page.action(late))).toBe(422);
    expect(await post({ to: "nonsense" })).toBe(404);
    const rows = db.select().from(classStateChange).all();
    expect(rows.at(-1)).toMatchObject({ toState: "cancelled", reason: "报名太少", userName: "周敏" });
    expect(rows.filter((r) => r.toState === "cancelled")).toHaveLength(1);
  });

  it("approval during or after the teaching is said before the button, and stays said; the holder can sign in", () => {
    const db = testDb();
    const village = makeVillage(db);
    const { id, trainer, leader } = makeClass(db, village, { until: "applied", startsOn: "2026-01-05" });
    const t = translator(trainingText, "zh");
    const shown = () => classPage(db, leader.person, findClass(db, "all", id)!, t, "zh");
    expect(shown().application).toMatchObject({ late: true });
    expect(shown().application?.text).toContain("上课日期 1月5日—6日已经过完");
    // Whoever teaches by typed name alone has no account: the class is with who made it.
    db.update(classLecturer).set({ userId: null }).where(eq(classLecturer.classId, id)).run();
    db.update(classLecturer).set({ name: "王老师" }).where(eq(classLecturer.name, trainer.person.name)).run();
    const approve = actorFor(leader.person, "class.approve");
    expect(changeClassState(db, approve, id, "approved").ok).toBe(true);
    expect(shown().application?.text).toContain("才批准，那时课已经上完（上课日期 1月5日—6日）");
    const held = shown().rail.find((r) => r.state === "now");
    expect(held?.detail).toContain(trainer.person.name);
    expect(
      shown()
        .rail.map((r) => r.detail)
        .join(),
    ).not.toContain("王老师");
    const soon = makeClass(db, village, { until: "approved", startsOn: addDays(todayOn(), 20) });
    expect(classPage(db, leader.person, findClass(db, "all", soon.id)!, t, "zh").application).toBeNull();
  });

  it("who has died is marked on the class, takes no grade and holds nothing up", () => {
    const db = testDb();
    const { id, trainer, sessions } = makeClass(db, makeVillage(db));
    const [dead, ...others] = db.select().from(enrolment).all();
    if (!dead) throw new Error("nobody in the class");
    const came = sessions.map((s) => ({
      sessionId: s.id,
      enrolmentId: dead.id,
      mark: "present" as const,
    }));
    expect(markAttendance(db, actorFor(trainer.person, "attendance.mark"), id, came).ok).toBe(true);
    const diedOn = sessions[0]!.on;
    db.update(person).set({ diedOn }).where(eq(person.id, dead.personId)).run();
    const { afterDeath } = trainingOfPersonSource;
    const after = sessions.filter((s) => s.on > diedOn).length;
    expect(after).toBeGreaterThan(0);
    expect(afterDeath?.(db, dead.personId, diedOn, "zh").join()).toContain(`${after} 个半天`);
    const grader = actorFor(trainer.person, "grade.give");
    const score = (e: typeof dead) =>
      (["plan", "test"] as const).map((kind) => ({ enrolmentId: e.id, kind, score: 80 }));
    expect(giveGrades(db, grader, id, score(dead))).toEqual({ ok: false, why: "grade.why.dead" });
    expect(giveGrades(db, grader, id, others.flatMap(score)).ok).toBe(true);
    const found = findClass(db, "all", id)!;
    expect(factsOf(db, found, todayOn()).missingGrades).toBe(0);
    const shown = classPage(db, trainer.person, found, translator(trainingText, "zh"), "zh");
    expect(shown.roll.map((r) => r.died !== null).filter(Boolean)).toHaveLength(1);
    expect(shown.roll.find((r) => r.died)?.died).toContain(`${after} 个半天`);
  });

  it("closing freezes the result; nothing can be marked or graded afterwards", () => {
    const db = testDb();
    const { id, trainer, sessions } = makeClass(db, makeVillage(db));
    const seats = db.select().from(enrolment).all();
    const marker = actorFor(trainer.person, "attendance.mark");
    const grader = actorFor(trainer.person, "grade.give");
    const marks = seats.flatMap((e, i) =>
      sessions.map((s, j) => ({
        sessionId: s.id,
        enrolmentId: e.id,
        mark: i === 0 && j > 0 ? ("absent" as const) : ("present" as const),
      })),
    );
    expect(markAttendance(db, marker, id, marks).ok).toBe(true);
    // Too many absences are said while the class is still taught.
    const taught = findClass(db, "all", id)!;
    const rows = classPage(db, trainer.person, taught, translator(trainingText, "zh"), "zh").roll;
    expect(rows.map((r) => r.result)).toEqual(["lost", "open", "open"]);
    expect(rows[0]?.reasons).toBe("已少 3 个半天，最多到 1/4，够不到 80%，不能合格；连缺 3 次，请联系本人");
    const step = (to: "assessing" | "closed") =>
      changeClassState(db, actorFor(trainer.person, "class.edit"), id, to);
    expect(step("assessing").ok).toBe(true);
    expect(step("closed")).toMatchObject({ ok: false, why: "class.why.grades", count: 3 });
    // Nobody has failed before a score is given.
    const found = findClass(db, "all", id);
    const shown = found && classPage(db, trainer.person, found, translator(trainingText, "zh"), "zh");
    expect(shown).toMatchObject({ ungraded: 3, failed: 0, qualified: 0 });
    const next = () => allClasses(db, "all", {}).map((c) => nextStep("assessing", c.graded)?.key);
    expect(next()).toEqual(["grade"]);
    const scores = (score: number) =>
      seats.flatMap((e) => [
        { enrolmentId: e.id, kind: "plan" as const, score },
        { enrolmentId: e.id, kind: "test" as const, score },
      ]);
    expect(giveGrades(db, grader, id, scores(50)).ok).toBe(true);
    // A score in the wrong row can be taken away, but not one that a colleague has changed meanwhile.
    const away = (was: number) => [{ ...scores(50)[0]!, score: null, was }];
    expect(giveGrades(db, grader, id, away(49))).toEqual({ ok: true, written: 0 });
    expect(giveGrades(db, grader, id, away(50))).toEqual({ ok: true, written: 1 });
    expect(step("closed")).toMatchObject({ ok: false, why: "class.why.grades", count: 1 });
    // Whoever died takes no test: neither the list nor the page waits for that score.
    const died = (on: string | null) =>
      db.$client.prepare("UPDATE person SET died_on = ? WHERE id = ?").run(on, seats[0]!.personId);
    const ungraded = () =>
      classPage(db, trainer.person, found!, translator(trainingText, "zh"), "zh").ungraded;
    expect([next(), ungraded()]).toEqual([["grade"], 1]);
    died("2026-01-05");
    expect([next(), ungraded()]).toEqual([["close"], 0]);
    died(null);
    expect(giveGrades(db, grader, id, scores(50))).toEqual({ ok: true, written: 1 });
    expect(next()).toEqual(["close"]);
    expect(giveGrades(db, grader, id, scores(70), true)).toEqual({ ok: true, written: 6 });
    // Both attempts are kept; the last one counts.
    expect(
      db
        .select()
        .from(grade)
        .all()
        .map((g) => [g.attempt, g.score])
        .sort(),
    ).toEqual([...Array.from({ length: 6 }, () => [1, 50]), ...Array.from({ length: 6 }, () => [2, 70])]);
    expect(step("closed").ok).toBe(true);
    expect(
      db
        .select()
        .from(enrolment)
        .all()
        .map((e) => e.result),
    ).toEqual(["failed", "qualified", "qualified"]);
    expect(markAttendance(db, marker, id, marks)).toEqual({ ok: false, why: "attendance.why.closed" });
    expect(giveGrades(db, grader, id, scores(90))).toEqual({ ok: false, why: "grade.why.closed" });
  });
});

it("a person's line of time says every score that is on record, also one the rule does not ask for", () => {
  const db = testDb();
  const { trainer } = makeClass(db, makeVillage(db));
  const e = db.select().from(enrolment).all()[0]!;
  const reasons = [{ ok: true, key: "reason.test", values: { score: 71 } }];
  db.update(enrolment)
    .set({ result: "qualified", resultReasons: JSON.stringify(reasons) })
    .where(eq(enrolment.id, e.id))
    .run();
  const given = { enrolmentId: e.id, gradedBy: "x", gradedAt: 0 };
  db.insert(grade)
    .values([
      { ...given, kind: "plan", score: 94 },
      { ...given, kind: "test", score: 71 },
    ])
    .run();
  const [step] = trainingOfPersonSource.steps?.(db, trainer.person, e.personId, "zh") ?? [];
  expect(step?.detail).toBe("测验 71，计划书 94");
});
