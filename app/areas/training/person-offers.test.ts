import { enrolment, person, personSituation, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { register } from "../../../tests/support/people-fixture";
import { signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { nextCourseOf } from "./person-offers.server";

let db: ReturnType<typeof testDb>;
let here: number;
let personId: number;
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  personId = register(db, here).id;
});

const offer = (villages: "all" | number[] = "all") =>
  nextCourseOf(db, signInAs(db, "trainer", villages).person, personId, "zh")[0];

describe("the next course of a person", () => {
  it("is SYB for somebody new, with the class that enrols and the rule that says so", () => {
    const made = makeClass(db, here, { until: "enrolling", people: [] });
    expect(offer()).toMatchObject({
      key: "course-syb",
      state: { tone: "ok" },
      rule: expect.stringContaining("依据"),
      action: { to: `/training/${made.id}/enrol` },
    });
    const there = makeVillage(db, "冯屯村", "371725101217");
    expect(offer([there])).toMatchObject({ state: { tone: "wait" }, action: undefined });
  });

  it("waits while a course goes on, is IYB once SYB is passed, and nothing after that", () => {
    const made = makeClass(db, here, { people: [personId] });
    expect(offer()).toMatchObject({ key: "course-iyb", state: { tone: "warn" }, action: undefined });
    db.update(enrolment).set({ result: "qualified" }).where(eq(enrolment.personId, personId)).run();
    expect(offer()).toMatchObject({
      key: "course-iyb",
      state: { tone: "warn" },
      why: expect.stringContaining("在营"),
    });
    const told = {
      personId,
      onDay: "2026-01-01",
      work: "own-business",
      recordedByName: "王芳",
      createdAt: 1,
    };
    db.insert(personSituation).values(told).run();
    expect(offer()).toMatchObject({ key: "course-iyb", state: { tone: "wait" } });
    db.update(trainingClass).set({ course: "iyb" }).where(eq(trainingClass.id, made.id)).run();
    expect(offer()).toBeUndefined();
  });

  it("past the age for training it says so, and why", () => {
    makeClass(db, here, { until: "enrolling", people: [] });
    db.update(person).set({ birthOn: "1950-01-01" }).where(eq(person.id, personId)).run();
    expect(offer()).toMatchObject({
      state: { tone: "mute" },
      why: expect.stringContaining("59"),
      action: undefined,
    });
  });
});
