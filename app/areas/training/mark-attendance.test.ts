import { attendanceMark, auditEvent, enrolment, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import { expect, it } from "vitest";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { markAttendance } from "./mark-attendance.server";
import * as attendance from "./routes/attendance";
import * as edit from "./routes/edit-class";
import * as grid from "./routes/grid-json";
import * as schedule from "./routes/schedule";

it("a change of a mark is logged with what it was; no marks and the same marks again are no row", () => {
  const db = testDb();
  const village = makeVillage(db);
  const people = makePeople(db, village, ["张小龙", "孔霞"]);
  const made = makeClass(db, village, { until: "running", people });
  const actor = actorFor(signInAs(db, "trainer").person, "attendance.mark");
  const logged = () =>
    db.select().from(auditEvent).where(eq(auditEvent.event, "attendance.marked")).all().slice(before);
  const before = db.select().from(auditEvent).where(eq(auditEvent.event, "attendance.marked")).all().length;
  const seat = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).all()[0]!;
  const [sessionId, enrolmentId] = [made.sessions[0]!.id, seat.id];
  expect(markAttendance(db, actor, made.id, []).ok).toBe(true);
  expect(logged()).toHaveLength(0);
  for (const mark of ["late", "late", "absent"] as const)
    expect(markAttendance(db, actor, made.id, [{ sessionId, enrolmentId, mark }]).ok).toBe(true);
  const rows = logged();
  expect(rows).toHaveLength(2);
  expect(JSON.parse(rows[1]!.before!)).toEqual({ marks: [[sessionId, enrolmentId, "late"]] });
  expect(JSON.parse(rows[1]!.after!)).toEqual({ marks: [[sessionId, enrolmentId, "absent"]] });
});

it("does not write over what a colleague changed while a phone had no network; who has seen it may", () => {
  const db = testDb();
  const village = makeVillage(db);
  const made = makeClass(db, village, { until: "running", people: makePeople(db, village, ["张小龙"]) });
  const phone = actorFor(signInAs(db, "trainer").person, "attendance.mark");
  const desk = actorFor(signInAs(db, "administrator").person, "attendance.mark");
  const seat = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).get()!;
  const at = { sessionId: made.sessions[0]!.id, enrolmentId: seat.id };
  const stands = () => db.select().from(attendanceMark).get()?.mark;
  markAttendance(db, phone, made.id, [{ ...at, mark: "late", was: null }]);
  expect(markAttendance(db, phone, made.id, [{ ...at, mark: "absent", was: null }])).toMatchObject({
    refused: [],
  });
  markAttendance(db, desk, made.id, [{ ...at, mark: "leave", was: "absent" }]);
  expect(markAttendance(db, phone, made.id, [{ ...at, mark: "present", was: "absent" }])).toMatchObject({
    refused: [{ ...at, why: "attendance.why.changed", by: { userId: desk.userId, mark: "leave" } }],
  });
  expect(stands()).toBe("leave");
  expect(markAttendance(db, phone, made.id, [{ ...at, mark: "present" }])).toMatchObject({ refused: [] });
  expect(stands()).toBe("present");
});

it("opens the first half-day that lacks a mark, the last one when all are there", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const made = makeClass(db, village, { people: makePeople(db, village, ["张小龙", "孔霞"]) });
  const trainer = signInAs(db, "trainer");
  const actor = actorFor(trainer.person, "attendance.mark");
  const seats = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).all();
  const opened = async () => {
    const page = await attendance.loader(call("/x", trainer.cookie, { classId: String(made.id) }));
    return made.sessions.findIndex((s) => s.id === page.sessionId) + 1;
  };
  const mark = (nth: number, people: number) =>
    markAttendance(
      db,
      actor,
      made.id,
      seats.slice(0, people).map((e) => ({
        sessionId: made.sessions[nth - 1]!.id,
        enrolmentId: e.id,
        mark: "present" as const,
      })),
    );
  expect(await opened()).toBe(1);
  mark(1, 2);
  mark(2, 1);
  expect(await opened()).toBe(2);
  for (const nth of [2, 3, 4]) mark(nth, 2);
  expect(await opened()).toBe(4);
});

it("one mark that cannot be taken does not lose the others, and comes back by name", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const made = makeClass(db, village, {
    until: "running",
    people: makePeople(db, village, ["张小龙", "孔霞"]),
  });
  const trainer = signInAs(db, "trainer");
  const [a, b] = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).all();
  db.update(enrolment).set({ state: "withdrawn" }).where(eq(enrolment.id, b!.id)).run();
  const marks = [a, b].map((e) => ({ sessionId: made.sessions[0]!.id, enrolmentId: e!.id, mark: "present" }));
  const answer = (await attendance.action(
    call(
      `/training/${made.id}/attendance`,
      trainer.cookie,
      { classId: String(made.id) },
      {
        marks: JSON.stringify(marks),
      },
    ),
  )) as unknown as { init: { status: number }; data: { kept: { key: string; name: string; why: string }[] } };
  expect(answer.init.status).toBe(422);
  expect(answer.data.kept).toMatchObject([{ key: `${b!.id} ${made.sessions[0]!.id}`, name: "孔霞" }]);
  expect(
    db
      .select()
      .from(attendanceMark)
      .all()
      .map((m) => m.enrolmentId),
  ).toEqual([a!.id]);
});

it("an ended class offers no form that could not be saved", async () => {
  const db = testDb();
  const made = makeClass(db, makeVillage(db));
  const { cookie } = signInAs(db, ["administrator", "trainer"]);
  const params = { classId: String(made.id) };
  db.update(trainingClass).set({ state: "certified" }).where(eq(trainingClass.id, made.id)).run();
  for (const page of [edit, schedule])
    expect(
      await statusOf(() => page.loader(call(`/training/${made.id}/edit`, cookie, params) as never)),
    ).toBe(303);
});

it("the wide grid is fetched by itself with the marks of now, by who may see the class", async () => {
  const db = testDb();
  const village = makeVillage(db);
  const made = makeClass(db, village, { people: makePeople(db, village, ["张小龙"]) });
  const { person, cookie } = signInAs(db, "trainer");
  const seat = db.select().from(enrolment).where(eq(enrolment.classId, made.id)).get()!;
  const fetched = async (as: string, id = made.id) => {
    const args = call(`/training/${id}/grid.json`, as, { classId: String(id) });
    return (await (await grid.loader(args as never)).json()) as {
      readAt: number;
      roll: { marks: unknown[] }[];
    };
  };
  const first = await fetched(cookie);
  expect(first.roll[0]?.marks[0]).toBeNull();
  const actor = actorFor(person, "attendance.mark");
  const mark = { sessionId: made.sessions[0]!.id, enrolmentId: seat.id, mark: "late" as const };
  markAttendance(db, actor, made.id, [mark]);
  const then = await fetched(cookie);
  expect(then.roll[0]?.marks[0]).toBe("late");
  expect(then.readAt).toBeGreaterThanOrEqual(first.readAt);
  const stranger = signInAs(db, "trainer", [makeVillage(db, "丁楼村", "371725101207")]).cookie;
  expect(await statusOf(() => fetched(stranger))).toBe(404);
});
