import { auditEvent, enrolment, person, trainingClass } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { todayOn } from "~/platform/dates";
import { addWorkingDays, isWorkingDay } from "~/platform/working-days";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makePeople, makeVillage, statusOf } from "../../../tests/support/training-fixture";
import { answerOffer } from "./answer-offer.server";
import { changeClassState } from "./change-class-state.server";
import { lapseOffers } from "./lapse-offers.server";
import { withdraw } from "./leave-class.server";
import { offerUntil } from "./offer";
import * as place from "./routes/place";

const hour = 3_600_000;

describe("until when a seat is kept", () => {
  it("two working days, the opening at the latest, and never less than four hours", () => {
    const friday = Date.parse("2026-11-20T10:00:00+08:00");
    expect(offerUntil(friday, "2027-01-10")).toBe(Date.parse("2026-11-24T17:30:00+08:00"));
    expect(offerUntil(friday, "2026-11-23")).toBe(Date.parse("2026-11-23T08:00:00+08:00"));
    // A running class: the next working day.
    expect(offerUntil(friday, "2026-11-16")).toBe(Date.parse("2026-11-23T17:30:00+08:00"));
    const dawn = Date.parse("2026-11-23T07:00:00+08:00");
    expect(offerUntil(dawn, "2026-11-23")).toBe(dawn + 4 * hour);
  });

  it("lies ahead on every day, and the working days before it are counted", () => {
    const base = Date.parse("2026-01-01T00:00:00+08:00");
    fc.assert(
      fc.property(fc.nat(365 * 24), fc.integer({ min: -40, max: 60 }), (hours, ahead) => {
        const now = base + hours * hour;
        const until = offerUntil(now, todayOn(now + ahead * 24 * hour));
        expect(until).toBeGreaterThanOrEqual(now + 4 * hour);
        expect(until).toBeLessThan(now + 14 * 24 * hour);
      }),
    );
    fc.assert(
      fc.property(fc.nat(300), fc.integer({ min: 1, max: 5 }), (n, days) => {
        const on = todayOn(base + n * 24 * hour);
        const to = addWorkingDays(on, days);
        expect(isWorkingDay(to)).toBe(true);
        if (isWorkingDay(on)) expect(addWorkingDays(to, -days)).toBe(on);
      }),
    );
  });
});

describe("a seat kept for the waiting list", () => {
  let db: ReturnType<typeof testDb>;
  let id: number;
  let trainer: ReturnType<typeof makeClass>["trainer"];
  const rows = () => db.select().from(enrolment).where(eq(enrolment.classId, id)).orderBy(enrolment.id).all();
  const states = () => rows().map((r) => r.state);
  const seats = () => db.select().from(trainingClass).where(eq(trainingClass.id, id)).get()?.seatsTaken;
  const events = () =>
    db
      .select()
      .from(auditEvent)
      .all()
      .map((e) => e.event)
      .filter((e) => e.startsWith("enrolment."));
  const nth = (i: number) => rows()[i]?.id ?? 0;

  /** Two sit, three wait; one leaves, so that a seat is kept for the third. */
  beforeEach(() => {
    db = testDb();
    const village = makeVillage(db);
    const people = makePeople(db, village, ["甲甲", "乙乙", "丙丙", "丁丁", "戊戊"]);
    ({ id, trainer } = makeClass(db, village, { until: "enrolling", capacity: 2, people }));
    withdraw(db, actorFor(trainer.person, "enrolment.edit"), id, nth(0), "外出务工");
    expect(states()).toEqual(["withdrawn", "seated", "offered", "waiting", "waiting"]);
    expect(rows()[2]?.offerUntilAt).toBeGreaterThan(Date.now());
  });

  it("becomes theirs when they say yes, once", () => {
    const edit = actorFor(trainer.person, "enrolment.edit");
    expect(answerOffer(db, edit, id, nth(2), "accepted")).toEqual({ ok: true, next: null });
    expect(answerOffer(db, edit, id, nth(2), "accepted")).toEqual({ ok: true, next: null });
    expect(rows()[2]).toMatchObject({ state: "seated", rollNumber: 3, waitingNumber: null });
    expect(seats()).toBe(2);
    expect(events().filter((e) => e === "enrolment.seated")).toHaveLength(1);
    expect(answerOffer(db, edit, id, nth(2), "declined")).toEqual({ ok: false, why: "offer.why.answered" });
    expect(answerOffer(db, edit, id, nth(3), "accepted")).toEqual({ ok: false, why: "offer.why.answered" });
  });

  it("is not taken for somebody who has died meanwhile: it goes to the next", () => {
    const edit = actorFor(trainer.person, "enrolment.edit");
    db.update(person).set({ diedOn: "2025-03-01" }).where(eq(person.id, rows()[2]!.personId)).run();
    expect(answerOffer(db, edit, id, nth(2), "accepted")).toEqual({ ok: false, why: "offer.why.dead" });
    expect(states()[2]).toBe("offered");
    expect(answerOffer(db, edit, id, nth(2), "declined")).toMatchObject({ next: rows()[3]?.personId });
  });

  it("goes to the next when they say no, and is free when nobody waits", () => {
    const edit = actorFor(trainer.person, "enrolment.edit");
    expect(answerOffer(db, edit, id, nth(2), "declined")).toMatchObject({
      ok: true,
      next: rows()[3]?.personId,
    });
    expect(states()).toEqual(["withdrawn", "seated", "withdrawn", "offered", "waiting"]);
    answerOffer(db, edit, id, nth(3), "declined");
    answerOffer(db, edit, id, nth(4), "declined");
    expect(seats()).toBe(1);
    expect(events().filter((e) => e === "enrolment.declined")).toHaveLength(3);
  });

  it("goes to the next when its time is over; a late yes is refused", () => {
    expect(lapseOffers(db)).toBe(0);
    const until = rows()[2]?.offerUntilAt ?? 0;
    const edit = actorFor(trainer.person, "enrolment.edit");
    expect(answerOffer(db, edit, id, nth(2), "accepted", until)).toEqual({
      ok: false,
      why: "offer.why.over",
    });
    expect(lapseOffers(db, until)).toBe(1);
    expect(rows()[2]).toMatchObject({ state: "withdrawn", offerOutcome: "lapsed", endedReason: null });
    expect(rows()[3]).toMatchObject({ state: "offered" });
    expect(rows()[3]?.offerUntilAt).toBeGreaterThan(until);
    expect(seats()).toBe(2);
    expect(answerOffer(db, edit, id, nth(2), "accepted")).toEqual({ ok: false, why: "offer.why.over" });
  });

  it("is taken back when the class takes nobody any more", () => {
    const result = changeClassState(db, actorFor(trainer.person, "class.edit"), id, "cancelled", {
      reason: "停办",
    });
    expect(result).toEqual({ ok: true });
    expect(states()).toEqual(["withdrawn", "seated", "waiting", "waiting", "waiting"]);
    expect(seats()).toBe(1);
  });

  it("is answered on its page; from another village it is not there", async () => {
    const params = { classId: String(id), enrolmentId: String(nth(2)) };
    const stranger = signInAs(db, "trainer", [makeVillage(db, "大高庄村", "371725109209")]);
    expect(
      await statusOf(() => place.action(call("/x", stranger.cookie, params, { what: "accepted" }))),
    ).toBe(404);
    expect(await statusOf(() => place.action(call("/x", trainer.cookie, params, { what: "accepted" })))).toBe(
      303,
    );
    expect(await statusOf(() => place.action(call("/x", trainer.cookie, params, { what: "declined" })))).toBe(
      422,
    );
    expect(states()[2]).toBe("seated");
  });

  it("the enrolment form can be put right, with a row in the log, until the class is over", async () => {
    const params = { classId: String(id), enrolmentId: String(nth(1)) };
    const form = { what: "details", businessIdea: " 养鸡 ", inBusiness: "yes" };
    expect(await statusOf(() => place.action(call("/x", trainer.cookie, params, form)))).toBe(303);
    expect(rows()[1]).toMatchObject({ businessIdea: "养鸡", inBusiness: true });
    await statusOf(() => place.action(call("/x", trainer.cookie, params, form)));
    expect(events().filter((e) => e === "enrolment.changed")).toHaveLength(1);
    changeClassState(db, actorFor(trainer.person, "class.edit"), id, "cancelled", { reason: "停办" });
    expect(await statusOf(() => place.action(call("/x", trainer.cookie, params, form)))).toBe(422);
  });
});
