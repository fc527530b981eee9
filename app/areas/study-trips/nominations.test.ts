import type { Db } from "db/client.server";
import { studyTrip, tripBudgetLine, tripCost, tripPlace } from "db/schema";
import { eq } from "drizzle-orm";
import fc from "fast-check";
import { beforeEach, describe, expect, it } from "vitest";
import { addDays, todayOn } from "~/platform/dates";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makePeople, makeVillage } from "../../../tests/support/training-fixture";
import { details, makeTrip, tripInput } from "../../../tests/support/trip-fixture";
import { editPlace, noteAbsence, substitute, undoSubstitute, withdrawPlace } from "./change-place.server";
import { changeTripState } from "./change-trip-state.server";
import { insureRoll } from "./insure-roll.server";
import { nominatePerson } from "./nominate-person.server";
import * as placeRoute from "./routes/place";
import { signPeople } from "./sign-people.server";
import { factsOf } from "./trip-facts.server";
import { countTrip } from "./trip-figures";
import { budgetOf, findTrip, signsOf, stopsOf } from "./trip-queries.server";
import { createTrip, editTrip } from "./write-trip.server";

let db: Db;
let village: number;
let other: number;
beforeEach(() => {
  db = testDb();
  village = makeVillage(db);
  other = makeVillage(db, "大高庄村", "371725109209");
});
const names = (n: number) => Array.from({ length: n }, (_, i) => `孔${i}`);

describe("quota and reserves (FEATURES 17)", () => {
  it("the ninth of eight goes to the reserves, with the number of the place", () => {
    const people = makePeople(db, village, names(9));
    const trip = makeTrip(db, [{ villageId: village, quota: 8 }], { people: people.slice(0, 8) });
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    const ninth = nominatePerson(db, nominate, trip.id, people[8]!, details);
    expect(ninth).toMatchObject({ ok: true, seated: false, reserveNumber: 1, quota: 8 });
    expect(trip.roll()).toHaveLength(8);
    // Once more is no second place.
    expect(nominatePerson(db, nominate, trip.id, people[8]!, details)).toEqual({
      ok: false,
      why: "nominate.why.twice",
    });
    const left = withdrawPlace(db, nominate, trip.id, trip.roll()[2]!.id, "家里有事");
    expect(left).toEqual({ ok: true, next: [people[8]] });
    expect(trip.roll()).toHaveLength(8);
    expect(trip.reserves()).toEqual([]);
  });

  it("who looks for a stand-in sees the reserves of the village whose seat it is first, each with their village", async () => {
    const here = makePeople(db, village, names(2));
    const there = makePeople(db, other, names(2));
    const trip = makeTrip(
      db,
      [
        { villageId: other, quota: 1 },
        { villageId: village, quota: 1 },
      ],
      { until: "frozen", people: [there[0]!, here[0]!, there[1]!, here[1]!] },
    );
    const seats = trip.roll();
    const offered = async (villageId: number) => {
      const placeId = String(seats.find((p) => p.villageId === villageId)?.id);
      const path = `/trips/${trip.id}/places/${placeId}`;
      const page = await placeRoute.loader(
        call(path, trip.trainer.cookie, { tripId: String(trip.id), placeId }),
      );
      return page.reserves.map((r) => [r.personId, r.village]);
    };
    const [a, b] = [
      [here[1], "孔庄村"],
      [there[1], "大高庄村"],
    ];
    expect(await offered(village)).toEqual([a, b]);
    expect(await offered(other)).toEqual([b, a]);
  });

  it("no order of nominations and withdrawals breaks quota, seats or the count of them", () => {
    const step = fc.record({ who: fc.nat(13), leave: fc.boolean() });
    fc.assert(
      fc.property(fc.array(step, { maxLength: 30 }), (steps) => {
        const fresh = testDb();
        const a = makeVillage(fresh);
        const b = makeVillage(fresh, "大高庄村", "371725109209");
        const people = [...makePeople(fresh, a, names(7)), ...makePeople(fresh, b, names(7))];
        const trip = makeTrip(fresh, [
          { villageId: a, quota: 3 },
          { villageId: b, quota: 2 },
        ]);
        const actor = actorFor(trip.trainer.person, "trip.nominate");
        for (const s of steps) {
          const personId = people[s.who]!;
          const place = [...trip.roll(), ...trip.reserves()].find((p) => p.personId === personId);
          if (s.leave && place) withdrawPlace(fresh, actor, trip.id, place.id, "有事");
          else nominatePerson(fresh, actor, trip.id, personId, details);
        }
        const seated = (v: number) => trip.roll().filter((p) => p.villageId === v).length;
        const waiting = (v: number) => trip.reserves().filter((p) => p.villageId === v).length;
        const row = fresh.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!;
        expect(row.seatsTaken).toBe(trip.roll().length);
        for (const [v, quota] of [
          [a, 3],
          [b, 2],
        ] as const) {
          expect(seated(v)).toBeLessThanOrEqual(quota);
          // Nobody waits while a place of their village is free.
          expect(waiting(v) > 0 && seated(v) < quota).toBe(false);
        }
      }),
      { numRuns: 25 },
    );
  });

  it("the database itself refuses a seat too many", () => {
    const trip = makeTrip(db, [{ villageId: village, quota: 2 }]);
    expect(() => db.update(studyTrip).set({ seatsTaken: 3 }).where(eq(studyTrip.id, trip.id)).run()).toThrow(
      /out of range/,
    );
  });

  it("nobody is on two trips of one day, or on a trip of other villages", () => {
    const [one, stranger] = [makePeople(db, village, ["孔一"])[0]!, makePeople(db, other, ["高一"])[0]!];
    const first = makeTrip(db, [{ villageId: village, quota: 2 }], { people: [one] });
    const second = makeTrip(db, [{ villageId: village, quota: 2 }]);
    const later = makeTrip(db, [{ villageId: village, quota: 2 }], { fromOn: addDays(todayOn(), 1) });
    const actor = actorFor(first.trainer.person, "trip.nominate");
    const why = (id: number, person: number) => {
      const done = nominatePerson(db, actor, id, person, details);
      return done.ok ? null : done.why;
    };
    expect(why(second.id, one)).toBe("nominate.why.otherTrip");
    expect(why(later.id, one)).toBeNull();
    expect(why(first.id, stranger)).toBe("nominate.why.village");
    // Whoever may nominate in one village only does not reach the people of another.
    const cadre = signInAs(db, "cadre", [village]).person;
    const both = makeTrip(
      db,
      [
        { villageId: village, quota: 1 },
        { villageId: other, quota: 1 },
      ],
      { fromOn: addDays(todayOn(), 3) },
    );
    expect(nominatePerson(db, actorFor(cadre, "trip.nominate"), both.id, stranger, details)).toEqual({
      ok: false,
      why: "nominate.why.notFound",
    });
  });
});

describe("the road of a trip", () => {
  it("who asks cannot approve, and without insurance nobody leaves", () => {
    const people = makePeople(db, village, names(2));
    const both = signInAs(db, ["trainer", "leader"]).person;
    const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { until: "planned" });
    expect(changeTripState(db, actorFor(both, "trip.edit"), trip.id, "submitted").ok).toBe(true);
    expect(changeTripState(db, actorFor(both, "trip.approve"), trip.id, "approved")).toMatchObject({
      why: "trip.why.fourEyes",
    });
    const edit = actorFor(trip.trainer.person, "trip.edit");
    const approve = actorFor(trip.leader.person, "trip.approve");
    expect(changeTripState(db, approve, trip.id, "approved")).toMatchObject({ why: "trip.why.noApproval" });
    expect(changeTripState(db, approve, trip.id, "approved", { approvalNumber: "31 号" }).ok).toBe(true);
    expect(changeTripState(db, edit, trip.id, "frozen")).toMatchObject({ why: "trip.why.empty" });
    for (const p of people)
      nominatePerson(db, actorFor(trip.trainer.person, "trip.nominate"), trip.id, p, details);
    expect(changeTripState(db, edit, trip.id, "frozen").ok).toBe(true);
    expect(changeTripState(db, edit, trip.id, "running")).toMatchObject({ why: "trip.why.noPolicy" });
    const policy = { insurer: "人保", policyNumber: "P", insuredFromOn: todayOn(), insuredToOn: todayOn() };
    expect(
      insureRoll(db, edit, trip.id, {
        ...policy,
        insuredFromOn: addDays(todayOn(), 1),
        insuredToOn: addDays(todayOn(), 1),
      }),
    ).toMatchObject({
      why: "trip.why.policyPeriod",
    });
    expect(insureRoll(db, edit, trip.id, policy)).toEqual({ ok: true, added: 2, removed: 0 });
    expect(changeTripState(db, edit, trip.id, "running").ok).toBe(true);
  });

  it("planned 3, came 2, one substitute: the insurance list has to follow before they leave", () => {
    const people = makePeople(db, village, names(5));
    const trip = makeTrip(db, [{ villageId: village, quota: 3 }], {
      people: people.slice(0, 4),
      until: "frozen",
    });
    const edit = actorFor(trip.trainer.person, "trip.edit");
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    const policy = { insurer: "人保", policyNumber: "P", insuredFromOn: todayOn(), insuredToOn: todayOn() };
    insureRoll(db, edit, trip.id, policy);
    const absent = trip.roll()[1]!.id;
    // The reserve stands in, and is a reserve no longer.
    expect(substitute(db, nominate, trip.id, absent, people[3]!, "家人住院").ok).toBe(true);
    expect(trip.reserves()).toEqual([]);
    expect(substitute(db, nominate, trip.id, absent, people[4]!, "家人住院")).toMatchObject({
      why: "substitute.why.replaced",
    });
    expect(changeTripState(db, edit, trip.id, "running")).toMatchObject({
      why: "trip.why.insurance",
      count: 1,
    });
    // Nobody travels without somebody to call: the list is not made before.
    const standIn = trip.roll().find((p) => p.substitutesId === absent)!;
    db.update(tripPlace).set({ emergencyPhone: null }).where(eq(tripPlace.id, standIn.id)).run();
    expect(insureRoll(db, edit, trip.id, policy)).toMatchObject({ why: "trip.why.noContact", count: 1 });
    expect(editPlace(db, nominate, trip.id, standIn.id, details).ok).toBe(true);
    expect(insureRoll(db, edit, trip.id, policy)).toMatchObject({ added: 1 });
    expect(changeTripState(db, edit, trip.id, "running").ok).toBe(true);
    const sign = actorFor(trip.trainer.person, "trip.sign");
    const [departure, , back] = trip.legs.map((l) => l.id);
    const there = trip.roll().filter((p) => p.id !== absent);
    expect(signPeople(db, sign, trip.id, departure!, [{ placeId: absent, mark: "present" }])).toMatchObject({
      refused: [{ placeId: absent, why: "sign.why.replaced" }],
    });
    const marks = there.map((p) => ({ placeId: p.id, mark: "present" as const }));
    expect(signPeople(db, sign, trip.id, departure!, marks).ok).toBe(true);
    expect(changeTripState(db, edit, trip.id, "finished")).toMatchObject({
      why: "trip.why.notBack",
      count: 3,
    });
    signPeople(db, sign, trip.id, back!, [marks[0]!, marks[1]!]);
    signPeople(db, sign, trip.id, back!, [{ placeId: there[2]!.id, mark: "own-way" }]);
    expect(changeTripState(db, edit, trip.id, "finished").ok).toBe(true);
    expect(countTrip(trip.roll(), signsOf(db, trip.id))).toEqual({
      planned: 3,
      came: 2,
      absent: 1,
      substitutes: 1,
      present: 3,
    });
    expect(noteAbsence(db, nominate, trip.id, absent, "家人住院").ok).toBe(true);
  });

  it("what was approved stands; bus and quotas may still change, never below who is on", () => {
    const people = makePeople(db, village, names(3));
    const trip = makeTrip(db, [{ villageId: village, quota: 3 }], { people });
    const edit = actorFor(trip.trainer.person, "trip.edit");
    const row = () => db.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!;
    const change = (quota: number, capacity: number) =>
      editTrip(db, edit, trip.id, {
        ...tripInput([{ villageId: village, quota }], { title: "别的名称", busSeats: 33, capacity }),
        revision: row().revision,
      });
    expect(change(2, 3)).toMatchObject({ ok: false, why: "trip.why.quotaSeated", count: 3 });
    expect(change(2, 2)).toMatchObject({ ok: false, why: "trip.why.fewerThanSeated", count: 3 });
    expect(change(4, 4)).toEqual({ ok: true });
    expect(row()).toMatchObject({ title: "去曹县大集镇看淘宝村", busSeats: 33, capacity: 4 });
    expect(
      editTrip(db, edit, trip.id, { ...tripInput([{ villageId: village, quota: 4 }]), revision: 1 }),
    ).toMatchObject({
      why: "trip.why.changed",
    });
  });

  it("a plan has a village for everybody before it is submitted, and after it was approved", () => {
    const quotas = [{ villageId: village, quota: 3 }];
    const trip = makeTrip(db, quotas, { until: "planned", change: { capacity: 5 } });
    const edit = actorFor(trip.trainer.person, "trip.edit");
    const change = (capacity: number) => {
      const { revision } = db.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!;
      return editTrip(db, edit, trip.id, { ...tripInput(quotas, { capacity }), revision });
    };
    const under = { ok: false, why: "trip.why.quotaUnder" };
    expect(changeTripState(db, edit, trip.id, "submitted")).toEqual({ ...under, count: 2 });
    expect(change(3)).toEqual({ ok: true });
    expect(changeTripState(db, edit, trip.id, "submitted")).toEqual({ ok: true });
    const approve = actorFor(trip.leader.person, "trip.approve");
    changeTripState(db, approve, trip.id, "approved", { approvalNumber: "1 号" });
    expect(change(4)).toEqual({ ...under, count: 1 });
  });

  it("more room seats the reserves in their order", () => {
    const people = makePeople(db, village, names(4));
    const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people });
    const { revision } = db.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!;
    editTrip(db, actorFor(trip.trainer.person, "trip.edit"), trip.id, {
      ...tripInput([{ villageId: village, quota: 3 }]),
      revision,
    });
    expect(trip.roll().map((p) => p.personId)).toEqual(people.slice(0, 3));
    // Who waits still is the first by now, and the next one the second.
    expect(trip.reserves()).toMatchObject([{ personId: people[3], reserveNumber: 1 }]);
    const [late] = makePeople(db, village, ["曹后来"]);
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    expect(nominatePerson(db, nominate, trip.id, late!, details)).toMatchObject({ reserveNumber: 2 });
  });
});

describe("a stand-in", () => {
  it("is taken back when the other comes after all; taken off after a thaw, no seat is freed that was not theirs", () => {
    const people = makePeople(db, village, names(4));
    const trip = makeTrip(db, [{ villageId: village, quota: 3 }], { people, until: "frozen" });
    const edit = actorFor(trip.trainer.person, "trip.edit");
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    const [first] = trip.roll();
    const taken = () => db.select().from(studyTrip).where(eq(studyTrip.id, trip.id)).get()!.seatsTaken;
    const stand = () => {
      const done = substitute(db, nominate, trip.id, first!.id, people[3]!, "家里有事");
      if (!done.ok) throw new Error(done.why);
      return done.placeId;
    };
    stand();
    expect([trip.roll().length, trip.reserves().length, taken()]).toEqual([4, 0, 3]);
    expect(undoSubstitute(db, nominate, trip.id, first!.id).ok).toBe(true);
    expect([trip.roll().length, trip.reserves().length, taken()]).toEqual([3, 1, 3]);
    expect(trip.reserves()[0]).toMatchObject({ personId: people[3], reserveNumber: 1 });
    const standIn = stand();
    expect(changeTripState(db, edit, trip.id, "approved").ok).toBe(true);
    expect(withdrawPlace(db, nominate, trip.id, standIn, "不去了").ok).toBe(true);
    expect([trip.roll().length, taken()]).toEqual([3, 3]);
  });
});

describe("copying a trip (FEATURES 23)", () => {
  it("keeps stops and budget lines on the new days, and neither people nor costs", () => {
    const people = makePeople(db, village, names(2));
    const trip = makeTrip(db, [{ villageId: village, quota: 2 }], { people, until: "frozen" });
    db.insert(tripCost)
      .values({
        tripId: trip.id,
        item: "meals",
        what: "饭",
        fen: 1,
        spentOn: todayOn(),
        payment: "cash",
        createdBy: "u",
        createdAt: 1,
      })
      .run();
    const on = addDays(todayOn(), 40);
    const made = createTrip(
      db,
      actorFor(trip.trainer.person, "trip.create"),
      tripInput([{ villageId: village, quota: 2 }], { fromOn: on, toOn: on }),
      trip.id,
    );
    if (!made.ok) throw new Error(made.why);
    expect(stopsOf(db, made.id).map((s) => [s.on, s.at, s.place])).toEqual(
      stopsOf(db, trip.id).map((s) => [on, s.at, s.place]),
    );
    expect(budgetOf(db, made.id).map((l) => [l.item, l.fen])).toEqual([["transport", 180_000]]);
    for (const table of [tripPlace, tripCost])
      expect(db.select().from(table).where(eq(table.tripId, made.id)).all()).toEqual([]);
    expect(db.select().from(tripBudgetLine).all()).toHaveLength(2);
    expect(db.select().from(studyTrip).where(eq(studyTrip.id, made.id)).get()).toMatchObject({
      state: "planned",
      seatsTaken: 0,
      policyNumber: null,
      copiedFromId: trip.id,
    });
  });

  it("a trip of another village is not there to be copied or opened", () => {
    const trip = makeTrip(db, [{ villageId: other, quota: 2 }]);
    const limited = signInAs(db, "trainer", [village]).person;
    expect(
      createTrip(
        db,
        actorFor(limited, "trip.create"),
        tripInput([{ villageId: village, quota: 1 }]),
        trip.id,
      ),
    ).toMatchObject({ why: "trip.why.notFound" });
    expect(
      createTrip(db, actorFor(limited, "trip.create"), tripInput([{ villageId: other, quota: 1 }])),
    ).toMatchObject({
      why: "trip.why.foreignVillage",
    });
    expect(findTrip(db, [village], trip.id)).toBeUndefined();
    const found = findTrip(db, "all", trip.id)!;
    expect(factsOf(db, found).quotaSum).toBe(2);
  });
});
