import { enrolment, equipmentHolder, person, tripPlace } from "db/schema";
import { eq } from "drizzle-orm";
import { beforeEach, describe, expect, it } from "vitest";
import { createHolder } from "~/areas/donations/write-holder.server";
import { createApplication } from "~/areas/loans/application/write-application.server";
import { writeGuarantor } from "~/areas/loans/application/write-guarantor.server";
import { writePartner } from "~/areas/loans/application/write-partner.server";
import { takeStep } from "~/areas/loans/stages/take-step.server";
import { findNominees } from "~/areas/study-trips/find-nominee.server";
import { nominatePerson } from "~/areas/study-trips/nominate-person.server";
import { seatReserves } from "~/areas/study-trips/seat-reserves.server";
import { findTrip } from "~/areas/study-trips/trip-queries.server";
import { findClass } from "~/areas/training/class-queries.server";
import { offerFreeSeats } from "~/areas/training/offer-seats.server";
import { todayOn } from "~/platform/dates";
import { readTerm } from "~/platform/search/search-term";
import { loanHouse, makeApplication } from "../../../tests/support/application-fixture";
import { makeHousehold } from "../../../tests/support/household-fixture";
import { freshNumber, register } from "../../../tests/support/people-fixture";
import { actorFor, signInAs } from "../../../tests/support/signed-in";
import { testDb } from "../../../tests/support/test-db";
import { call, makeClass, makeVillage } from "../../../tests/support/training-fixture";
import { details, makeTrip } from "../../../tests/support/trip-fixture";
import { changeHead } from "./households/change-head.server";
import { findHousehold } from "./households/household-queries.server";
import { householdList } from "./households/households-view";
import { listHouseholds } from "./households/list-households.server";
import { separateHousehold } from "./households/separate-household.server";
import { addNeed, needsOf } from "./households/write-need.server";
import { movePerson } from "./move-person.server";
import { addRelation } from "./relations/add-relation.server";
import { loader } from "./routes/people";
import { searchPeople } from "./search-people.server";

let db: ReturnType<typeof testDb>;
let here: number;
let boss: ReturnType<typeof signInAs>["person"];
const number = freshNumber();
let gone: ReturnType<typeof register>;
beforeEach(() => {
  db = testDb();
  here = makeVillage(db);
  boss = signInAs(db, "administrator").person;
  gone = register(db, here, { name: "孔逝", idNumber: number });
});
const dies = (id: number, on = "2025-03-01") =>
  db.update(person).set({ diedOn: on }).where(eq(person.id, id)).run();

describe("who has died is chosen for nothing that is to come", () => {
  it("is not found where somebody is chosen, and is found by the search itself", () => {
    dies(gone.id);
    expect(searchPeople(db, "all", readTerm("孔逝"), 9).total).toBe(1);
    expect(searchPeople(db, "all", readTerm("孔逝"), 9, { living: true }).total).toBe(0);
  });

  it("is marked in the list, and what they wished ends with them", async () => {
    const home = makeHousehold(db, here, gone.id, [], "2020-01-01");
    const edit = actorFor(boss, "household.edit");
    const wish = { personId: gone.id, kind: "training", words: null, toldOn: "2025-01-05" } as const;
    expect(addNeed(db, edit, home, wish)).toMatchObject({ ok: true });
    const asking = () =>
      listHouseholds(db, "all", { ...householdList.read(new URLSearchParams("need=any")), cursor: null }).rows
        .length;
    expect(asking()).toBe(1);
    dies(gone.id);
    expect(asking()).toBe(0);
    expect(needsOf(db, home, [gone.id])).toMatchObject([{ closedOn: "2025-03-01", endedByDeath: true }]);
    const { cookie } = signInAs(db, "cadre", [here]);
    const shown = await loader(call(`/people?q=${encodeURIComponent("孔逝")}`, cookie, {}));
    expect(shown.rows).toMatchObject([{ name: "孔逝", died: "2025年3月1日去世" }]);
  });

  it("goes on no trip, and a free seat passes them by", () => {
    const [one, other, last] = ["孔一", "孔二", "孔三"].map((name) => register(db, here, { name }).id);
    const trip = makeTrip(db, [{ villageId: here, quota: 1 }], { people: [one!, other!, last!] });
    dies(gone.id);
    const nominate = actorFor(trip.trainer.person, "trip.nominate");
    expect(nominatePerson(db, nominate, trip.id, gone.id, details)).toMatchObject({
      why: "nominate.why.dead",
    });
    const found = findTrip(db, "all", trip.id)!;
    expect(findNominees(db, "all", found, "孔逝", "zh").people).toEqual([]);
    dies(other!);
    db.delete(tripPlace).where(eq(tripPlace.personId, one!)).run();
    db.$client.prepare("update study_trip set seats_taken = 0").run();
    expect(db.transaction((tx) => seatReserves(tx, boss, found.trip))).toEqual([last]);
  });

  it("waits for no seat of a class", () => {
    const people = ["孔一", "孔二", "孔三"].map((name) => register(db, here, { name }).id);
    const { id } = makeClass(db, here, { people, capacity: 1, until: "enrolling" });
    dies(people[1]!);
    db.delete(enrolment).where(eq(enrolment.personId, people[0]!)).run();
    db.$client.prepare("update training_class set seats_taken = 0").run();
    const asked = db.transaction((tx) => offerFreeSeats(tx, boss, findClass(tx, "all", id)!));
    expect(asked).toEqual([people[2]]);
  });

  it("receives nothing", () => {
    dies(gone.id);
    const edit = actorFor(boss, "donation.edit");
    const base = { villageId: here, name: null, keeperName: null, keeperPhone: null };
    expect(createHolder(db, edit, { ...base, kind: "person", personId: gone.id })).toMatchObject({
      why: "holder.why.dead",
    });
    expect(db.select().from(equipmentHolder).all()).toEqual([]);
  });

  it("borrows nothing, shares in no loan and stands for none; an application of theirs goes no further", () => {
    const { staff } = loanHouse(db, here);
    dies(gone.id);
    const create = actorFor(staff.officer, "loan.create");
    expect(createApplication(db, create, { personId: gone.id, kind: "person" })).toMatchObject({
      why: "application.why.dead",
    });
    const edit = actorFor(staff.officer, "loan.edit");
    const { id, personId } = makeApplication(db, staff, here, { until: "draft" });
    const partner = { personId: gone.id, groupCode: null, groupProof: null, shareBp: null };
    expect(writePartner(db, edit, id, partner)).toMatchObject({ why: "party.why.dead" });
    const guarantor = {
      kind: "person" as const,
      name: "孔逝",
      idNumber: number,
      companyType: null,
      creditCode: null,
      employer: null,
      post: null,
      monthlyIncomeFen: null,
      relation: null,
      phone: null,
      spouseName: null,
      spouseIdNumber: null,
      guaranteedFen: null,
      signedOn: null,
    };
    expect(writeGuarantor(db, edit, id, null, guarantor)).toMatchObject({ why: "party.why.dead" });
    dies(personId);
    expect(takeStep(db, edit, id, "submit")).toMatchObject({ why: "step.why.dead" });
  });

  it("becomes no head, asks for nothing, is related by no contract and does not move", () => {
    const [head, son] = ["孔一", "孔二"].map((name) => register(db, here, { name }).id);
    const home = makeHousehold(db, here, head!, [
      [gone.id, "20"],
      [son!, "20"],
    ]);
    // Entered by hand: the household has not said yet that they left.
    dies(gone.id);
    const edit = actorFor(boss, "household.edit");
    const { revision } = findHousehold(db, "all", home)!;
    const change = {
      fromOn: todayOn(),
      relations: new Map([
        [son!, "51"],
        [head!, "51"],
      ]),
      revision,
      note: null,
    };
    expect(changeHead(db, edit, home, { ...change, personId: gone.id, former: "stays" })).toMatchObject({
      why: "head.dead",
    });
    const apart = { ...change, personIds: [gone.id], headId: gone.id, houseNumber: null, address: null };
    expect(separateHousehold(db, edit, home, apart)).toMatchObject({ why: "separate.deadHead" });
    const need = { personId: gone.id, kind: "training" as const, words: null, toldOn: todayOn() };
    expect(addNeed(db, edit, home, need)).toMatchObject({ why: "benefits.holderDead" });
    const by = actorFor(boss, "person.edit");
    const relate = (part: "guarantor" | "parent", otherId = gone.id) =>
      addRelation(db, by, son!, { otherId, part, fromOn: null, note: null });
    expect(relate("guarantor")).toMatchObject({ ok: false, field: "otherId" });
    const there = makeVillage(db, "大高庄村", "371725109209");
    const move = {
      villageId: there,
      fromOn: todayOn(),
      villageGroup: null,
      reason: "搬",
      revision: gone.revision,
    };
    const mover = actorFor(boss, "person.move");
    expect(movePerson(db, mover, gone.id, { ...move, household: "leave" }, [])).toMatchObject({
      why: "move.dead",
    });
  });
});
