import { auditEvent, enrolment, trainingClass } from "db/schema";
import { syntheticPerson } from "db/seed/synthetic-person";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { findClass } from "./class-queries.server";
import { rollOf } from "./class-roll.server";
import { enrolIn } from "./enrol-person.server";
import { transferPlace, withdraw } from "./leave-class.server";
import * as enrol from "./routes/enrol";
import { editClass } from "./write-class.server";

describe("seats of a class", () => {
  let db: ReturnType<typeof testDb>;
  let village: number;
  const states = (classId: number) =>
    db.select().from(enrolment).where(eq(enrolment.classId, classId)).orderBy(enrolment.id).all();
  const seatsOf = (id: number) =>
    db.select().from(trainingClass).where(eq(trainingClass.id, id)).get()?.seatsTaken;
  beforeEach(() => {
    db = testDb();
    village = makeVillage(db);
  });

  it("200 requests at once for the last seat give one seat and 199 places in line", async () => {
    const { id, trainer } = makeClass(db, village, { until: "enrolling", capacity: 4 });
    // The form of one person each: three sit already.
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, i) => {
        const p = syntheticPerson(7_000_000 + i * 1000);
        return enrol.action(
          call(
            `/training/${id}/enrol`,
            trainer.cookie,
            { classId: String(id) },
            {
              step: "enrol",
              anyway: "yes",
              idNumber: p.idNumber,
              looked: p.idNumber,
              name: p.name,
              villageId: String(village),
            },
          ),
        );
      }),
    );
    expect(answers.every((a) => a instanceof Response && a.status === 303)).toBe(true);
    const rows = states(id);
    expect(rows.filter((r) => r.state === "seated")).toHaveLength(4);
    const waiting = rows.filter((r) => r.state === "waiting").map((r) => r.waitingNumber);
    expect([...waiting].sort((a, b) => (a ?? 0) - (b ?? 0))).toEqual(
      Array.from({ length: 199 }, (_, i) => i + 1),
    );
    expect(seatsOf(id)).toBe(4);
  });

  it("a free seat is kept for the first who waits, and a bigger class for as many as fit", () => {
    const people = makePeople(db, village, ["甲甲", "乙乙", "丙丙", "丁丁", "戊戊"]);
    const { id, trainer } = makeClass(db, village, { until: "enrolling", capacity: 2, people });
    const edit = actorFor(trainer.person, "enrolment.edit");
    const [first] = states(id);
    expect(withdraw(db, edit, id, first?.id ?? 0, "外出务工")).toEqual({ ok: true, asked: people[2] });
    expect(states(id).map((r) => r.state)).toEqual(["withdrawn", "seated", "offered", "waiting", "waiting"]);
    expect(seatsOf(id)).toBe(2);
    expect(withdraw(db, edit, id, first?.id ?? 0, "外出务工")).toMatchObject({ ok: false });
    const revision = findClass(db, "all", id)?.class.revision ?? 0;
    editClass(db, actorFor(trainer.person, "class.edit"), id, {
      venue: "村委会",
      capacity: 3,
      lecturers: ["周敏", "郝志远"],
      revision,
    });
    expect(states(id).map((r) => r.state)).toEqual(["withdrawn", "seated", "offered", "offered", "waiting"]);
    expect(seatsOf(id)).toBe(3);
    const waits = states(id)[4];
    expect(withdraw(db, edit, id, waits?.id ?? 0, "不来了")).toEqual({ ok: true, asked: null });
    expect(seatsOf(id)).toBe(3);
  });

  it("who joins a running class is counted from then on", () => {
    const { id, trainer, sessions } = makeClass(db, village, {
      halfDays: 8,
      startsOn: new Date(Date.now() - 86_400_000 + 8 * 3_600_000).toISOString().slice(0, 10),
    });
    const [late] = makePeople(db, village, ["后来"]);
    db.transaction((tx) => {
      const found = findClass(tx, "all", id);
      if (!found || !late) throw new Error("no class");
      enrolIn(tx, actorFor(trainer.person, "enrolment.create"), found, {
        id: late,
        name: "后来",
        birthOn: "1988-05-15",
        villageId: village,
        category: null,
      });
    });
    const found = findClass(db, "all", id);
    if (!found) throw new Error("no class");
    const row = rollOf(db, found).roll.at(-1);
    expect(row?.enrolment.joinedSessionId).toBe(sessions[2]?.id);
    expect(row?.qualification.counted).toBe(6);
  });

  it("a transfer keeps the old place in the record, frees its seat, or changes nothing", () => {
    const people = makePeople(db, village, ["甲甲", "乙乙", "丙丙"]);
    const a = makeClass(db, village, { until: "enrolling", capacity: 2, people });
    const b = makeClass(db, village, { until: "enrolling", capacity: 1, people: [] });
    const actor = actorFor(a.trainer.person, "enrolment.edit");
    const [first, second] = states(a.id);
    expect(transferPlace(db, actor, a.id, first?.id ?? 0, b.id, "离家近")).toEqual({
      ok: true,
      state: "seated",
      waitingNumber: null,
    });
    expect(states(b.id)[0]).toMatchObject({
      state: "seated",
      personId: people[0],
      transferredFromId: first?.id,
    });
    expect(states(a.id).map((r) => [r.state, r.endedReason])).toEqual([
      ["withdrawn", "离家近"],
      ["seated", null],
      ["offered", null],
    ]);
    expect(transferPlace(db, actor, a.id, second?.id ?? 0, b.id, "离家近")).toMatchObject({
      state: "waiting",
    });
    // Back into a class that is over: refused, and the place stays.
    const c = makeClass(db, village, { until: "planned" });
    const before = states(b.id);
    expect(transferPlace(db, actor, b.id, before[0]?.id ?? 0, c.id, "离家近")).toEqual({
      ok: false,
      why: "enrol.why.classState",
    });
    expect(states(b.id)).toEqual(before);
    const events = db
      .select()
      .from(auditEvent)
      .all()
      .map((e) => e.event);
    expect(events.filter((e) => e === "enrolment.transferred")).toHaveLength(2);
  });

  it("a refusal is kept with its reason, and a foreign class is not there", async () => {
    const { id, trainer } = makeClass(db, village, { until: "enrolling" });
    const old = {
      id: makePeople(db, village, ["老人"])[0] ?? 0,
      name: "老人",
      birthOn: "1950-01-01",
      villageId: village,
      category: null,
    };
    db.transaction((tx) => {
      const found = findClass(tx, "all", id);
      if (found)
        expect(
          enrolIn(tx, actorFor(trainer.person, "enrolment.create"), found, old, { keepRefusal: true }),
        ).toEqual({ ok: false, why: "enrol.why.tooOld", logged: true });
    });
    expect(states(id).at(-1)).toMatchObject({ state: "refused", refusalReason: "enrol.why.tooOld" });
    const foreign = signInAs(db, "trainer", [makeVillage(db, "大高庄村", "371725109209")]);
    await expect(
      enrol.action(call("/x", foreign.cookie, { classId: String(id) }, { idNumber: "372928198805150012" })),
    ).rejects.toMatchObject({ status: 404 });
  });
});
